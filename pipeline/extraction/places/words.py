"""Words around place names, from `pipeline/knowledge/places/words.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import read_rows

_USES = ("start", "end", "region", "town", "locative", "setting", "reached", "ordinary", "direction")


@lru_cache(maxsize=1)
def load_place_words() -> Mapping[str, tuple[str, ...]]:
    """Words by use (`_USES`, said in the file), longest first, read once per process."""
    found: dict[str, set[str]] = defaultdict(set)
    file = files("pipeline.knowledge") / "places" / "words.tsv"
    for row in read_rows(file, columns=("use", "word"), allowed={"use": _USES}):
        found[row["use"]].add(row["word"])
    return {use: tuple(sorted(words, key=lambda word: (-len(word), word))) for use, words in found.items()}
