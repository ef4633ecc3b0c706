"""PLOVER contexts of an event, by the words of its clause."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from pipeline.extraction.events.found import Found
from pipeline.knowledge.tsv import read_rows

_FARTHEST = 12  # words to either side of the trigger that can set a context


@lru_cache(maxsize=1)
def context_cues() -> dict[str, tuple[str, ...]]:
    """Contexts by the lemma that shows them."""
    cues: dict[str, list[str]] = {}
    file = files("pipeline.knowledge.events") / "contexts.tsv"
    for row in read_rows(file, columns=("context", "meaning", "cues")):
        for word in row["cues"].split(","):
            if word.strip():
                cues.setdefault(word.strip(), []).append(row["context"])
    return {word: tuple(names) for word, names in cues.items()}


def contexts_of(found: Found) -> tuple[str, ...]:
    """Contexts in alphabetical order; empty when no word near the trigger shows one."""
    cues = context_cues()
    doc = found.trigger.doc
    low, high = found.tokens[0].i - _FARTHEST, found.tokens[-1].i + _FARTHEST + 1
    sentence = found.trigger.sent
    names: set[str] = set()
    for token in doc[max(low, sentence.start) : min(high, sentence.end)]:
        names.update(cues.get(token.lemma_.lower(), ()))
    return tuple(sorted(names))
