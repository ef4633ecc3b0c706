"""Lines that an outlet's documents repeat: furniture that no phrase list names. Public: `RepeatedLines`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from zlib import crc32

from pipeline.staging.lines import find_lines

_FEWEST_DOCUMENTS = 5  # of an outlet: fewer show no habit
_FEWEST_COPIES = 3
_SHARE = 0.2  # of the outlet's documents: a paragraph of background that is used again stays below it
_LONGEST_LINE = 60  # words
_MOST_OF_A_TEXT = 0.5  # of a text's words: more, and the text itself is what is repeated


class RepeatedLines:
    """Line keys that many texts of a group (an outlet, a folder) have, in whatever order they come."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Counts the lines of (group, text) pairs; a text that comes twice counts once."""
        documents: Counter[str] = Counter()
        lines: dict[str, Counter[int]] = defaultdict(Counter)
        for group, text in sorted(set(texts)):
            documents[group] += 1
            keys = {line.key for line in find_lines(text) if len(line.words) <= _LONGEST_LINE}
            lines[group].update(crc32(key.encode("utf-8", "surrogatepass")) for key in keys)
        self._repeated = {
            group: {code for code, times in counted.items() if _is_habit(times, documents[group])}
            for group, counted in lines.items()
        }

    def of(self, group: str, text: str) -> frozenset[str]:
        """The keys of the text's lines that its group repeats; none where they are most of the text."""
        repeated = self._repeated.get(group)
        if not repeated:
            return frozenset()
        lines = find_lines(text)
        found = [line for line in lines if crc32(line.key.encode("utf-8", "surrogatepass")) in repeated]
        if sum(len(line.words) for line in found) > _MOST_OF_A_TEXT * sum(len(line.words) for line in lines):
            return frozenset()
        return frozenset(line.key for line in found)


def _is_habit(times: int, documents: int) -> bool:
    return documents >= _FEWEST_DOCUMENTS and times >= max(_FEWEST_COPIES, _SHARE * documents)
