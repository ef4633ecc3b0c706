"""Groups of verbs from the lexicon that decide whose an infinitive, a gerund or a participle is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.events.rules.lexicon import Lexicon

_NONE: frozenset[str] = frozenset()
_SENT = frozenset({"official", "person"})
_FORCES = frozenset({"armed", "police", "official", "person", "people"})
_BODIES = _FORCES | {"organization", "government", "state", "crowd"}


@dataclass(frozen=True)
class ControlVerbs:
    """`subject`: with an object, and still their subject's ("used it to …"); `others`: what they take is
    another's deed ("condemned a plan to …"); `oblique`: verb and preposition whose object it is ("rely_on");
    `speaking`: verbs of which each reading says something; `adjectives`: predicates of who acts ("ready to");
    `violent`: verbs that can tell of violence; `outcomes`: those that tell what comes of it ("killing nine");
    `receiving`: verbs of whoever gives something in return; `doing`: verbs that only carry a deed;
    `addressed`: noun and preposition of who is told to act ("pressure_on"); `containing`: verbs whose gerund
    is nobody's in the sentence ("the crimes include spying"); `persons`: nouns of one who can be sent;
    `forces`: nouns of those who act in numbers; `bodies`: of these and of bodies; `moving`: verbs that bring
    their object to act ("rallied them to back it"); `crowds`: nouns of people who gather; `advising`: verbs
    of who is for a deed or against it, which is another's ("opposes arming them").
    """

    subject: frozenset[str] = _NONE
    others: frozenset[str] = _NONE
    oblique: frozenset[str] = _NONE
    speaking: frozenset[str] = _NONE
    adjectives: frozenset[str] = _NONE
    violent: frozenset[str] = _NONE
    outcomes: frozenset[str] = _NONE
    receiving: frozenset[str] = _NONE
    doing: frozenset[str] = _NONE
    addressed: frozenset[str] = _NONE
    containing: frozenset[str] = _NONE
    persons: frozenset[str] = _NONE
    forces: frozenset[str] = _NONE
    bodies: frozenset[str] = _NONE
    moving: frozenset[str] = _NONE
    crowds: frozenset[str] = _NONE
    advising: frozenset[str] = _NONE


def control_verbs(lexicon: Lexicon) -> ControlVerbs:
    """The groups as the lexicon lists them."""
    groups = lexicon.verb_groups
    return ControlVerbs(
        subject=frozenset(groups["subject_control"]),
        others=frozenset(groups["others_deed"]),
        oblique=frozenset(groups["oblique_control"]),
        speaking=lexicon.speaking,
        adjectives=frozenset(groups["subject_adjectives"]),
        violent=lexicon.violent,
        outcomes=frozenset(groups["outcome"]),
        receiving=frozenset(groups["receiving"]),
        addressed=frozenset(groups["addressed"]),
        containing=frozenset(groups["containing"]),
        persons=frozenset(word for word, kinds in lexicon.noun_classes.items() if kinds & _SENT),
        forces=frozenset(word for word, kinds in lexicon.noun_classes.items() if kinds & _FORCES),
        crowds=frozenset(word for word, kinds in lexicon.noun_classes.items() if "crowd" in kinds),
        advising=frozenset(groups["advising"]),
        bodies=frozenset(word for word, kinds in lexicon.noun_classes.items() if kinds & _BODIES),
        moving=frozenset(groups["moving"]),
        doing=frozenset(verb.partition("_")[0] for verb in (*groups["do_attack"], *groups["set_off"])),
    )
