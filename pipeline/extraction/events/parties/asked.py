"""Whose the thing is that somebody asks for or refuses: "sought Peru's help", "rejected the union's offer".

Whose help, leave or resignation is asked for is the one asked; whose offer, call or claim is refused is the
one refused.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.grammar.slots import is_verbal
from pipeline.extraction.events.grammar.syntax import Syntax
from pipeline.extraction.events.parties.participants import Filler, Participants

_BY_OWNER = ("by", "poss", "from", "of")
_BY_ORIGIN = ("by", "poss", "from", "mod", "of")  # "a Peruvian offer", but not "the NAFTA deal"
_SAID = frozenset({"offer", "demand", "claim", "statement", "act_of_will"})
_MADE = frozenset({"policy", "law", "agreement", "resolution"})
_GIVEN = frozenset({"aid_strict", "lifeline", "support_noun", "permission"})
# What "of" may say of a thing's maker, not of its content: "the approval of parliament", "of the merger".
_BODIES = frozenset({"person", "organization", "state", "government", "people", "armed"})
_THINGS = frozenset({"it", "this", "that"})
_OWN_ACT = frozenset({"own_act"})
# Participles behind a hyphen that say where somebody is from, or of whom he holds, not who does something.
_OF_ORIGIN = frozenset({"born", "based", "made", "style", "styled", "educated", "trained", "held"})


class Asked:
    """Finds those asked or refused in one document."""

    def __init__(self, syntax: Syntax, kinds: Kinds, participants: Participants) -> None:
        self._syntax = syntax
        self._kinds = kinds
        self._participants = participants

    def complete(self, found: Found) -> Found:
        """The event with the owners of its topic as recipients, where it has none."""
        if found.event_type == "REJECT":
            found = _without_it(found)
        if found.event_type == "REQUEST" and (found.match.noun is not None or not is_verbal(found.trigger)):
            found = _without_struck(found)
        if found.recipients or found.event_type not in ("REQUEST", "REJECT", "SUPPORT"):
            return found
        for topic in found.topics:
            if is_verbal(topic.head):
                continue
            owners = self._participants.actors(self._owners(topic.head, found.event_type))
            if others := tuple(owner for owner in owners if self._is_other(owner, found)):
                return replace(found, recipients=others)
        return found

    def _owners(self, thing: Token, event_type: str) -> list[Token]:
        if event_type == "SUPPORT":
            return self._makers(thing)
        kinds = self._kinds.listed(thing)
        by_origin, by_owner = (_SAID, _MADE) if event_type == "REJECT" else (_GIVEN, _OWN_ACT)
        by_origin = by_origin if "resolution" not in kinds else frozenset()
        names = _BY_ORIGIN if kinds & by_origin else _BY_OWNER if kinds & by_owner else ()
        slots = self._syntax.noun_slots(thing)
        for name in names if "notion" not in kinds else names[:-1]:  # "the idea of a truce" is of no truce
            found = [owner for owner in slots.get(name, ()) if self._kinds.is_actor(owner)]
            if owners := [each for each in found if name != "of" or self._kinds.of(each) & _BODIES]:
                return owners
        return self._makers(thing) if event_type == "REJECT" else []

    def _makers(self, thing: Token) -> list[Token]:
        """Who did what a participle before a thing says: "the Chilean-written levies"."""
        return [
            maker
            for participle in thing.lefts
            if participle.tag_ == "VBN" and participle.lower_ not in _OF_ORIGIN and participle.i > 1
            if participle.nbor(-1).text == "-"
            for maker in participle.lefts
            if maker.i == participle.i - 2 and self._kinds.is_actor(maker)
        ]

    @staticmethod
    def _is_other(owner: Filler, found: Found) -> bool:
        """Whether the owner is known not to be who asks or refuses: "withdrew his own offer"."""
        if owner.head.pos_ == "PRON" and owner.cluster is None:
            return False
        return all(
            owner.start != actor.start and (owner.cluster is None or owner.cluster != actor.cluster)
            for actor in found.actors
        )


def _without_it(found: Found) -> Found:
    """The event without "it", which is an offer or a plan where somebody refuses it, and no party."""
    parties = tuple(filler for filler in found.recipients if filler.head.lower_ not in _THINGS)
    return found if len(parties) == len(found.recipients) else replace(found, recipients=parties)


def _without_struck(found: Found) -> Found:
    """The request without those on whom what is asked for would fall: "a call for a ban on smokers".

    Nor are one's own people asked, of whom one wants something let through: "a call for its team to enter".
    """
    topics = {filler.head.i for filler in found.topics}
    parties = tuple(
        filler
        for filler in found.recipients
        if (filler.head.dep_ != "pobj" or filler.head.head.head.i not in topics)
        and not (filler.head.dep_ == "nsubj" and any(part.tag_ == "PRP$" for part in filler.head.children))
    )
    return found if len(parties) == len(found.recipients) else replace(found, recipients=parties)
