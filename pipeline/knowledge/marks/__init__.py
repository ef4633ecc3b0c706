"""Words beside which text that lost its marks shows where they stood. Public: `load_mark_words`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import read_rows

CLASSES = (
    "telling",
    "teller",
    "giving",
    "harmed",
    "others",
    "share",
    "owner",
    "ending",
    "link",
    "opening",
    "time",
)


@lru_cache(maxsize=1)
def load_mark_words() -> dict[str, frozenset[str]]:
    """Words by class; every class has some."""
    rows = list(
        read_rows(files(__name__) / "words.tsv", columns=("word", "class"), allowed={"class": CLASSES})
    )
    return {each: frozenset(row["word"] for row in rows if row["class"] == each) for each in CLASSES}
