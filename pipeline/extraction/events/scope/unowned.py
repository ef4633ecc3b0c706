"""Which deeds of violence are left out for want of a doer that the text surely names somewhere.

Who is about to strike, or may, is who the text is about; and a sentence that says who struck once means them,
or leaves open whom it means, where it tells of another strike. A row of nobody's deed would say that nobody
knows who did it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.owners import noun_of

_OF_VIOLENCE = frozenset({"ASSAULT", "X_CASUALTIES"})
_TO_COME = frozenset({"planned", "requested", "conditional", "threatened"})
_SUPPOSED = frozenset({"suspected", "alleged", "apparent", "reported", "presumed", "purported", "supposed"})
_BY_FORCES = frozenset({"aerial", "drone"})
_IN_WAR = frozenset(
    {"n.war", "n.war_between", "n.battle", "n.battle_with", "n.fighting", "n.capture", "n.liberation_place",
     "n.military_action", "n.operation"}
)  # fmt: skip
_UNDER = "n.under_"
_OTHERS = frozenset({"police", "violence", "weapon", "peacekeeper"})
_HEARSAY = frozenset({"allegedly", "reportedly", "apparently"})


def is_to_come(found: Found, modality: str, syntax: Syntax) -> bool:
    """Whether nobody is named who is to strike, or may; what may have happened is told of its victims.

    So it is left out where a noun names nobody whom, nor where: "is ready to launch strikes" is on somebody
    of whom the text has told.
    """
    is_noun = noun_of(found) is not None
    if found.event_type == "COERCE" and is_noun and found.match.noun is None:
        return modality in _TO_COME - {"planned"} and not found.actors
    if found.event_type != "ASSAULT":
        return False
    if found.actors:
        if not is_noun or found.recipients or found.places:
            return False
        return modality in _TO_COME or (modality == "possible" and not _may_have_happened(found, syntax))
    return modality in _TO_COME or (modality == "possible" and not _may_have_happened(found, syntax))


def _may_have_happened(found: Found, syntax: Syntax) -> bool:
    trigger = found.trigger
    if is_verbal(trigger):
        return trigger.tag_ != "VB" and "passive" in syntax.verb_slots(trigger)
    if any(child.lower_ in _SUPPOSED for child in trigger.children):
        return True
    verb = next((each for each in trigger.ancestors if is_verbal(each)), None)
    return verb is not None and any(child.lower_ in _HEARSAY for child in verb.children)


def without_strangers(events: Sequence[Found], kinds: Kinds, speaking: frozenset[str]) -> list[Found]:
    """The events of one sentence without the violence of nobody where its doer must be known.

    So it is where another strike of the sentence has a doer, where an armed party is what the sentence is
    about, and where only the forces of a side can have done it. `speaking`: verbs of those who only tell.
    """
    named = any(event.event_type == "ASSAULT" and event.actors for event in events)
    return [
        event
        for event in events
        if event.actors
        or event.event_type not in _OF_VIOLENCE
        or not (named or _is_of_a_side(event, kinds) or _has_armed_subject(event, kinds, speaking))
    ]


def _is_of_a_side(event: Found, kinds: Kinds) -> bool:
    """Whether a noun tells of what only forces do: raids from the air, a war, an attack on an armed group."""
    if noun_of(event) is None or event.event_type != "ASSAULT":
        return False
    rule = event.match.rule
    if rule.mode in _BY_FORCES or rule.rule_id in _IN_WAR:
        return True
    came_under = rule.rule_id.startswith(_UNDER)
    return not came_under and any("armed" in kinds.of(each.head) for each in event.recipients)


def _has_armed_subject(event: Found, kinds: Kinds, speaking: frozenset[str]) -> bool:
    """Whether an armed party acts in the sentence of a noun: "the sect showed the beheading of a nurse"."""
    if noun_of(event) is None or event.event_type != "ASSAULT":
        return False
    hit = {each.head.i for each in event.recipients}
    return any(
        token.dep_ == "nsubj"
        and token.i not in hit
        and token.head.lemma_ not in speaking
        and _is_armed(token, kinds)
        for token in event.trigger.sent
    )


def _is_armed(token: Token, kinds: Kinds) -> bool:
    found = kinds.of(token)
    return token.pos_ in ("NOUN", "PROPN") and "armed" in found and not found & _OTHERS
