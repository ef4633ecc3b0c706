"""Owners that lost their apostrophe: "Adens port", "the armys tanks".

Public: `is_owner`, `owns_deed`, `is_land`.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Token

from pipeline.knowledge.base import load_knowledge
from pipeline.knowledge.marks import load_mark_words
from pipeline.knowledge.tsv import numbered_rows

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
BEFORE_OWNED = NOMINAL | {"JJ", "JJS", "CD", "VBN", "HYPH"}
_LONGEST_NAME = 4  # words before the last
_NAMED_FORMS = frozenset({"name", "short", "acronym", "capital"})


def is_owner(token: Token, words: Set[str], lower: Set[str]) -> bool:
    """Whether a word in -s is a name or a noun of one body with the s of an owner: "Adens port"."""
    text = token.text
    if len(text) < 4 or not text.endswith("s") or text.endswith("ss") or token.i + 1 >= len(token.doc):
        return False
    following = token.nbor(1)
    if not text.isalpha() or following.tag_ not in BEFORE_OWNED or not token.whitespace_:
        return False
    stem = text[:-1]
    if text.lower() in load_mark_words()["owner"]:
        return True
    if _ends_name(token):
        return False
    if text[0].isupper() and not (stem.lower() in _owners() and text.endswith("ys")):
        return _is_name(stem, text, words, lower)
    if text.endswith("ys") and text[-3].lower() not in "aeiou":
        return True  # "the armys tanks": no plural is written so
    modifies = token.head.i > token.i and token.head.tag_ in NOMINAL
    modifies = modifies or (following.tag_ == "NNP" and following.dep_ in ("compound", "appos", "nmod"))
    return stem in lower and stem in _owners() and modifies


def _ends_name(token: Token) -> bool:
    """Whether a known name of several words ends in the word: "United Nations"."""
    starts = range(max(token.sent.start, token.i - _LONGEST_NAME), token.i)
    return any(load_knowledge().uses(token.doc[first : token.i + 1].text) for first in starts)


def owns_deed(token: Token) -> bool:
    """Whether a plural is the owner of what is done: "the soldiers shelling of the town"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    done = len(behind) == 2 and behind[0].tag_ in ("VBG", "NN") and behind[0].text.endswith("ing")
    return done and token.tag_ == "NNS" and token.text.islower() and behind[1].lower_ == "of"


@lru_cache(maxsize=1)
def _owners() -> frozenset[str]:
    """Nouns for bodies and for holders of an office, which own more often than their plurals modify."""
    folder = Path(__file__).parents[2] / "knowledge" / "mentions"
    nouns = {
        row["noun"]
        for _, row in numbered_rows(folder / "group_nouns.tsv", ("noun", "kind", "role", "plural"))
    }
    titles = numbered_rows(folder / "titles.tsv", ("title", "office", "gender"))
    return frozenset(nouns | {row["title"] for _, row in titles}) - {"arm", "sport"}


def _is_name(stem: str, text: str, words: Set[str], lower: Set[str]) -> bool:
    uses = load_knowledge().uses(stem)
    if any(use.form in ("adjective", "people") for use in uses) or load_knowledge().uses(text):
        return False
    if any(use.form in _NAMED_FORMS for use in uses):
        return True
    return stem in words and stem.lower() not in lower and text.lower() not in lower and not text.isupper()


@lru_cache(maxsize=4096)
def is_land(word: str) -> bool:
    return word[0].isupper() and any(
        use.entry.kind == "country" and use.form in _NAMED_FORMS for use in load_knowledge().uses(word)
    )
