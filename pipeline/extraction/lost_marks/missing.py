"""Whether a text lost its marks, and where they are missing. Public: `lacks_marks`, `missing_marks`."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.extraction.lost_marks.commas import is_parted
from pipeline.extraction.lost_marks.owners import is_owner, owns_deed
from pipeline.extraction.lost_marks.parses import Mark
from pipeline.knowledge.marks import load_mark_words

VERSION = "4"  # of the rules of this package; a kept parse made under other ones is made again
_SHORTEST_HEADLINE = 5  # words
_SHORTEST = 60  # words of a text from which the lack of any comma tells something


def lacks_marks(text: str) -> bool:
    """Whether a text lacks the commas and apostrophes that prose of its length has."""
    return "," not in text and "'" not in text and "’" not in text and len(text.split()) >= _SHORTEST


def missing_marks(doc: Doc, *, is_headline: bool = False) -> list[Mark]:
    """Marks missing in one paragraph of such a text, by its first parse, in order."""
    words = frozenset(token.text for token in doc)
    lower = frozenset(token.lower_ for token in doc)
    found: dict[int, str] = {}
    for token in doc:
        if is_owner(token, words, lower):
            found[token.idx + len(token) - 1] = "'"
        elif owns_deed(token):
            found[token.idx + len(token)] = "'"
    for token in doc:
        if token.i > token.sent.start and is_parted(token):
            before = token.nbor(-1)
            found[before.idx + len(before)] = ","
    if is_headline and (said_by := _source_at_end(doc)) is not None:
        found[said_by.idx - 1] = ":"
    return sorted(found.items())


def _source_at_end(headline: Doc) -> Token | None:
    """Whose word a headline is: "Nine hurt in port blast | police", written with a colon elsewhere."""
    if len(headline) < _SHORTEST_HEADLINE or headline[-1].lower_ not in load_mark_words()["ending"]:
        return None
    before = headline[-2]
    opens = before.tag_ in ("JJ", "NNP") and before.lower_ in ("state", "war", "rights", "defence", "defense")
    last = before if opens else headline[-1]
    is_part = last.nbor(-1).tag_ in ("JJ", "DT", "IN", "TO", "CC", "VBD", "VBZ", "POS", "PRP$")
    return None if is_part else last
