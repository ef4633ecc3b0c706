"""Whose a probe named after a person is: the prosecutor's ("the Mueller probe"), else of that person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.grammar.kinds import Kinds
from pipeline.extraction.events.parties.participants import Filler
from pipeline.records import MentionIndex

_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
_INQUIRING = "inquirer"  # the class of those who investigate by office
_TITLE = 3  # words before a name that may be its title


class Probes:
    """Tells those who investigate from those who are investigated, in one document."""

    def __init__(self, kinds: Kinds, mentions: MentionIndex, classes: Mapping[str, frozenset[str]]) -> None:
        self._kinds = kinds
        self._classes = classes
        self._mentions = mentions

    def resolve(self, found: Found) -> Found:
        """An investigation with a person's bare name before it as actor, turned round where none inquires."""
        if found.match.rule.mode != "investigate":
            return found
        found = replace(found, actors=tuple(each for each in found.actors if not self._is_of_deed(each.head)))
        if found.recipients or len(found.actors) != 1:
            return found
        (named,) = found.actors
        if named.head.dep_ not in _BEFORE_NOUN or "named_person" not in self._kinds.of(named.head):
            return found
        return found if self._inquires(named) else replace(found, actors=(), recipients=(named,))

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
        doc = named.head.doc
        for mention in self._mentions:
            if mention.cluster == cluster and mention.head >= 0:
                title = doc[max(doc[mention.head].left_edge.i - _TITLE, 0) : mention.head]
                if any(_INQUIRING in self._classes.get(word.lower_, frozenset()) for word in title):
                    return True
        return False
