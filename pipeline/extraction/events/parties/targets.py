"""What violence hit and who cannot have done it, where the parser or the words before a noun mislead.

"The embassy attack" hit the embassy; "shells fired by rebels on the town" hit the town; "raids, bombings and
strikes against the sect" all hit the sect; neither a deed nor a house strikes anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_the_group
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.owners import noun_of
from pipeline.extraction.events.parties.participants import Filler, Participants

WHO_FIGHT = frozenset({"armed", "state", "person"})  # an insurgency is a deed and a party
_AT = ("on", "at", "against")
_UNTARGETED = "assault.fire_untargeted"
_SHOOTING = frozenset({"fire", "launch", "drop", "shoot", "throw", "hurl", "lob"})
_BEFORE = frozenset({"compound", "nmod", "amod"})
_RELATIVES = frozenset({"WP", "WDT"})
_SITED = frozenset({"bombing", "massacre", "blast", "explosion", "shooting", "siege", "stabbing", "killing"})
_STRIKERS = frozenset({"armed", "state", "government", "police"})
_LANDS = frozenset({"NORP", "GPE"})
_ON_FIRMS = frozenset({"attack", "hack", "breach", "hacking"})  # "the Acme attack" was on Acme
_SCENES = frozenset({"place", "territory", "locality", "facility", "press"})
_TOWNS = frozenset({"city", "place", "facility"})
_HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim"})
_FROM = frozenset({"from", "by"})
_LIVES = frozenset({"life", "lives", "death", "deaths"})
_CRAFT = frozenset({"hazard"})
_DIRECTIONS = frozenset(
    f"{first}{second}"
    for first in ("north", "south", "")
    for second in ("", "east", "west")
    if first or second
) | {"outside"}
_BUILT = frozenset({"property"})
_SITES = frozenset({"facility", "carriage"})


def is_deed(noun: Token, kinds: Kinds) -> bool:
    """Whether a common noun is a deed of violence."""
    return noun.pos_ == "NOUN" and "violence" in kinds.of(noun)


class Targets:
    """Tells targets from doers among the parties of one document's violence."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants

    def complete(self, found: Found) -> Found:
        """The event without actors that cannot strike, and with the targets that its words give it."""
        return self._both_sides(self._aimed(self._with_sites(self._without_deeds(found))))

    def _both_sides(self, found: Found) -> Found:
        """With the other side that the parser hung on a name in the first: "between men of X and rebels"."""
        noun = noun_of(found)
        if noun is None or found.recipients or len(found.actors) != 1:
            return found
        for side in self._syntax.noun_slots(noun).get("between", ()):
            named = found.actors[0].head
            if (side != named and named.head.head != side) or any(
                child.dep_ == "conj" for child in (*side.children, *named.children)
            ):
                continue
            for token in (*noun.subtree, *side.subtree):
                if token.i > side.i and token.dep_ == "conj" and self._kinds.is_party(token):
                    return replace(found, recipients=tuple(self._participants.actors([token])))
            if (group := _group_behind(side)) is not None:
                return replace(found, recipients=tuple(self._participants.actors([group])))
        return found

    def _without_deeds(self, found: Found) -> Found:
        """Without what cannot have done it: a deed, a house, a word that stands for one of these."""
        kept = tuple(self.strikers(found.actors))
        return found if len(kept) == len(found.actors) else found.with_actors(kept)

    def strikers(self, doers: Iterable[Filler]) -> list[Filler]:
        """Those of the doers who can have done a deed of violence."""
        return [
            each
            for each in doers
            if self._can_strike(each.head)
            and not self._names_a_site(each)
            and not self.stands_there(each)
            and not _is_harmed(each.head)
            and not _lost_life(each.head)
        ]

    def _can_strike(self, head: Token) -> bool:
        if head.tag_ in _RELATIVES or head.lower_ in ("one", "air"):
            return False
        if head.pos_ == "PROPN" and head.i and self._kinds.listed(head.nbor(-1)) & _CRAFT:
            return False  # the name of a flight
        kinds = self._kinds.of(head)
        if "violence" in kinds:
            return bool(kinds & WHO_FIGHT)
        return head.pos_ != "NOUN" or not self._kinds.listed(head) & _BUILT or not head.text.islower()

    def _names_a_site(self, doer: Filler) -> bool:
        """Whether a name before a deed says where it was, or at what: "the Harbour Run bombings"."""
        head = doer.head
        if head.pos_ != "PROPN" or head.dep_ not in _BEFORE:
            return False
        kinds = self._kinds.of(head)
        firm = doer.mention is not None and doer.mention.kind == "organization"
        if head.head.lemma_ not in _SITED and not (firm and head.head.lemma_ in _ON_FIRMS):
            return False
        return not kinds & _STRIKERS and head.ent_type_ not in _LANDS and not head.text.isupper()

    def stands_there(self, doer: Filler) -> bool:
        """Whether a doer is a town or who reports on it, which only a broken parse makes strike."""
        head = doer.head
        listed = self._kinds.listed(head)
        if head.pos_ == "NOUN":
            return bool(listed & _SCENES) and not listed & _STRIKERS
        name = doer.mention
        if name is None or name.head != head.i or name.form != "name" or name.kind not in _TOWNS:
            return False
        said_so = head.dep_ in ("poss", "nsubj", "nsubjpass") or (
            head.dep_ == "pobj" and head.head.lower_ in _FROM
        )
        return not said_so or _is_direction(head)

    def _with_sites(self, found: Found) -> Found:
        """Sites before the noun are what was hit: "the embassy attack"."""
        sites = [each for each in found.actors if self._is_site(each.head)]
        if not sites:
            return found
        heads = {each.head.i for each in sites}
        hit = found.recipients or (tuple(sites) if noun_of(found) is not None else ())
        left = tuple(each for each in found.actors if each.head.i not in heads)
        return replace(found, actors=left, recipients=hit)

    def _is_site(self, head: Token) -> bool:
        before = head.dep_ in _BEFORE and head.i < head.head.i and "violence" in self._kinds.of(head.head)
        return before and bool(self._kinds.listed(head) & _SITES) and not self._kinds.of(head) & WHO_FIGHT

    def _aimed(self, found: Found) -> Found:
        """With the target that the parser hung on the agent, or on the first of several deeds.

        "Shells fired by rebels on the town", "raids, bombings and strikes against the sect".
        """
        if found.recipients or found.event_type != "ASSAULT":
            return found
        heads = [
            *self._behind_agent(found),
            *self._behind_list(noun_of(found)),
            *self._behind_other_shot(found),
        ]
        if not heads:
            return found
        taken = {each.head.i for each in found.actors}
        hit = self._participants.affected(heads, "ASSAULT")
        return replace(found, recipients=tuple(each for each in hit if each.head.i not in taken))

    def _behind_agent(self, found: Found) -> list[Token]:
        return [
            token
            for actor in found.actors
            if actor.head.dep_ == "pobj" and actor.head.head.lower_ == "by"
            for name in _AT
            for token in self._syntax.noun_slots(actor.head).get(name, ())
        ]

    def _behind_other_shot(self, found: Found) -> list[Token]:
        """What the next shot of a verb phrase is at: "dropped grenades and launched shells at the port"."""
        verb = found.trigger
        if found.match.rule.rule_id != _UNTARGETED:
            return []
        return [
            token
            for child in verb.children
            if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.lemma_ in _SHOOTING
            for name in _AT
            for token in self._syntax.verb_slots(child).get(name, ())
        ]

    def _behind_list(self, noun: Token | None) -> list[Token]:
        if noun is None or noun.dep_ != "conj" or not is_deed(noun.head, self._kinds):
            return []
        first = noun.head
        while first.dep_ == "conj" and is_deed(first.head, self._kinds):
            first = first.head
        return [
            part
            for child in first.children
            if child.dep_ == "prep" and child.lower_ in _AT and child.i > noun.i
            for part in child.children
            if part.dep_ == "pobj"
        ]


def _is_direction(town: Token) -> bool:
    """Whether the parser tore a town from where it says something was: "raids north of Aden killed nine"."""
    edge = town.left_edge.i
    if edge < 2 or town.doc[edge - 1].lower_ != "of":
        return False
    return town.doc[edge - 2].lower_ in _DIRECTIONS


def _lost_life(doer: Token) -> bool:
    """Whether it was the doer's life: "shells took the lives of a cook and a guard wounding nine"."""
    first = doer
    while first.dep_ == "conj":
        first = first.head
    of = first.head
    return first.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _LIVES


def _is_harmed(doer: Token) -> bool:
    """Whether the doers are told to be killed or hurt: "2 men killed 13 injured as rebels fired shells"."""
    return any(
        child.dep_ == "acl"
        and child.tag_ == "VBN"
        and child.lemma_ in _HARMED
        and not any(part.dep_ == "dobj" for part in child.children)
        for child in (*doer.children, *_finite_harm(doer))
    ) and any(child.dep_ == "nummod" for child in doer.children)


def _finite_harm(doer: Token) -> list[Token]:
    """The harm right behind those counted that the parser took for a deed: "2 men killed 13 injured in …"."""
    verb = doer.head
    toll = doer.dep_ == "nsubj" and verb.i == doer.i + 1
    return [other for child in verb.rights if child.tag_ == "CD" for other in child.rights] if toll else []


def _group_behind(side: Token) -> Token | None:
    """The name in capitals of "between rebels and ISIL", which the parser takes for a verb."""
    behind = side.doc[side.right_edge.i + 1 : side.right_edge.i + 3]
    if len(behind) < 2 or behind[0].lower_ != "and" or behind[1].pos_ != "VERB":
        return None
    return behind[1] if is_the_group(behind[1]) else None
