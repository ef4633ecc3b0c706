"""What the rest of a text says for a reading: whether its parties act elsewhere, and whom it passes over."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.parties.participants import Filler
from pipeline.extraction.parse import ParsedArticle
from pipeline.records import Mention, MentionIndex

_PARTIES = frozenset({"person", "organization", "government", "country", "armed_group", "people"})
_DENSITIES = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)  # events in a hundred words
_OFTEN = 4  # from how many on more make no difference
_NAMED = ((11, "all over"), (6, "often"), (3, "some times"), (2, "twice"))  # mentions of a party in its text
_QUARTERS = ("first", "second", "third", "last")


class Company:
    """The events of one text beside each other."""

    def __init__(self, told: Sequence[Found], parsed: ParsedArticle, mentions: MentionIndex) -> None:
        self._parsed = parsed
        self._types = Counter(found.event_type for found in told)
        self._by: dict[int, list[Found]] = defaultdict(list)
        self._to: dict[int, list[Found]] = defaultdict(list)
        for found in told:
            for cluster in _clusters(found.actors):
                self._by[cluster].append(found)
            for cluster in _clusters(found.recipients):
                self._to[cluster].append(found)
        self._sizes = Counter(each.cluster for each in mentions if each.cluster is not None)
        self._parties = [mention for mention in mentions if mention.kind in _PARTIES]
        self._starts = [mention.start for mention in self._parties]
        share = 100 * len(told) / max(1, len(parsed.doc))
        self._density = sum(share >= least for least in _DENSITIES)

    def evidence(self, found: Found) -> Iterator[str]:
        """Names of what the text beside a reading says of it."""
        actors, recipients = _clusters(found.actors), _clusters(found.recipients)
        yield f"events {self._density} of {len(_DENSITIES)}"
        yield f"type told {min(self._types[found.event_type] - 1, _OFTEN)} times more"
        yield from self._again(found, actors, recipients)
        for role, clusters in (("actor", actors), ("recipient", recipients)):
            if clusters:
                yield f"{role} named {_how_often(max(self._sizes[each] for each in clusters))}"
        sentence = found.trigger.sent
        quarter = 4 * (found.trigger.i - sentence.start) // len(sentence)
        yield f"trigger in the {_QUARTERS[quarter]} quarter"
        yield f"parties passed over {min(self._passed_over(found), _OFTEN)}"

    def _again(self, found: Found, actors: frozenset[int], recipients: frozenset[int]) -> Iterator[str]:
        """In which other readings of the text the same parties stand, of this type and of any."""
        if any(len(self._by[each]) > 1 for each in actors):
            yield "actor acts elsewhere"
        if any(len(self._to[each]) > 1 for each in recipients):
            yield "recipient suffers elsewhere"
        by_them = [each for each in _others(found, self._by, actors) if each.event_type == found.event_type]
        to_them = any(each.event_type == found.event_type for each in _others(found, self._to, recipients))
        yield "actor does it again" if by_them else "actor does it once"
        yield "recipient suffers it again" if to_them else "recipient suffers it once"
        if any(recipients & _clusters(each.recipients) for each in by_them):
            yield "parties again"
        if any(actors & _clusters(each.recipients) for each in _others(found, self._by, recipients)):
            yield "parties return it"

    def _passed_over(self, found: Found) -> int:
        """How many names of parties stand before the trigger in its sentence and in none of its roles."""
        sentence = self._parsed.sentence_at(found.trigger.i)
        if sentence is None:
            return 0
        taken = {each.mention for each in (*found.actors, *found.recipients)}
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, found.trigger.idx)
        before: Sequence[Mention] = self._parties[first:last]
        return sum(each not in taken and each.end <= found.trigger.idx for each in before)


def _others(found: Found, index: Mapping[int, Sequence[Found]], clusters: frozenset[int]) -> Iterator[Found]:
    """Readings of other triggers in which one of the parties stands."""
    for cluster in clusters:
        yield from (each for each in index.get(cluster, ()) if each.trigger.i != found.trigger.i)


def _clusters(fillers: Sequence[Filler]) -> frozenset[int]:
    return frozenset(each.cluster for each in fillers if each.cluster is not None)


def _how_often(size: int) -> str:
    return next((name for least, name in _NAMED if size >= least), "once")
