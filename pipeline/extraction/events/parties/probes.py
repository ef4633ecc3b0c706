"""Whose a probe or indictment named after a person is: the prosecutor's ("the Mueller probe"), else theirs.

Those inquire by office whom a title, or what is known of them, says to, and who led an inquiry before in the
text. What is looked into is a deed or a party; a town is where it happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler, Participants
from pipeline.records import MentionIndex

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
_INQUIRING = "inquirer"  # the class of those who investigate by office
_TRIAL = "n.trial"
_PLACES = frozenset({"city", "place", "region", "facility"})
_CALLED = frozenset({"compound", "nmod", "amod"})


class Probes:
    """Tells those who investigate from those who are investigated, in one document."""

    def __init__(
        self,
        kinds: Kinds,
        mentions: MentionIndex,
        classes: Mapping[str, frozenset[str]],
        *,
        participants: Participants,
    ) -> None:
        self._kinds = kinds
        self._classes = classes
        self._mentions = mentions
        self._participants = participants
        self._known: dict[int, bool] = {}
        self._led: set[int] = set()  # who led an inquiry so far

    def resolve(self, found: Found) -> Found:
        """An investigation with a person's bare name before it as actor, turned round where none inquires."""
        if found.match.rule.rule_id == _TRIAL:
            return self._by_prosecutor(found)
        if found.match.rule.mode != "investigate":
            return found
        found = replace(
            found,
            actors=tuple(each for each in found.actors if not self._is_of_deed(each.head)),
            recipients=tuple(each for each in found.recipients if not _is_place(each)),
        )
        if not found.actors:
            found = found.with_actors(tuple(self._offices_before(found)))
        turned = self._turned(found)
        self._led.update(each.cluster for each in turned.actors if each.cluster is not None)
        return turned

    def _turned(self, found: Found) -> Found:
        if len(found.recipients) == 1 and not found.actors and self._is_before(found.recipients[0]):
            (named,) = found.recipients
            return replace(found, actors=(named,), recipients=()) if self._inquires(named) else found
        if found.recipients or len(found.actors) != 1 or not self._is_before(found.actors[0]):
            return found
        (named,) = found.actors
        return found if self._inquires(named) else replace(found, actors=(), recipients=(named,))

    def _is_before(self, named: Filler) -> bool:
        """Whether somebody is named by a bare name before the noun."""
        return named.head.dep_ in _BEFORE_NOUN and "named_person" in self._kinds.of(named.head)

    def _by_prosecutor(self, found: Found) -> Found:
        """An indictment whose owner is the prosecutor, who is not indicted: "Mueller's indictment"."""
        if found.actors:
            return found
        doers = tuple(each for each in found.recipients if each.head.dep_ == "poss" and self._inquires(each))
        return replace(
            found, actors=doers, recipients=tuple(each for each in found.recipients if each not in doers)
        )

    def _offices_before(self, found: Found) -> list[Filler]:
        """The office whose inquiry it is: "the special counsel investigation"."""
        noun = found.match.noun or found.trigger
        offices = [
            child
            for child in noun.lefts
            if child.dep_ in _CALLED and _INQUIRING in self._classes.get(child.lower_, frozenset())
        ]
        return [self._participants.phrase(office) for office in offices]

    def _is_of_deed(self, name: Token) -> bool:
        """Whether a name before the noun tells of a deed between them: "the Lima bombing inquiry"."""
        if name.dep_ not in _BEFORE_NOUN or name.i > name.head.i:
            return False
        between = name.doc[name.i + 1 : name.head.i]
        return any("violence" in self._classes.get(word.lemma_.lower(), frozenset()) for word in between)

    def _inquires(self, named: Filler) -> bool:
        cluster = named.cluster
        if cluster is None:
            return False
        if cluster in self._led:
            return True
        if cluster not in self._known:
            self._known[cluster] = self._has_office(cluster, named.head.doc)
        return self._known[cluster]

    def _has_office(self, cluster: int, doc: Doc) -> bool:
        """Whether a title before a name of theirs, or what is known of them, says that they inquire."""
        for mention in self._mentions:
            if mention.cluster == cluster and mention.head >= 0:
                title = doc[max(doc[mention.head].left_edge.i - 1, 0) : mention.head]
                if any(_INQUIRING in self._classes.get(word.lower_, frozenset()) for word in title):
                    return True
                entity = self._mentions.entity_of(mention)
                words = (entity.description or "").lower().split() if entity is not None else []
                if any(_INQUIRING in self._classes.get(word.strip(",;."), frozenset()) for word in words):
                    return True
        return False


def _is_place(party: Filler) -> bool:
    """Whether a party is only where what is looked into happened: "the inquiry into Aden"."""
    return party.mention is not None and party.mention.kind in _PLACES and party.head.ent_type_ != "NORP"
