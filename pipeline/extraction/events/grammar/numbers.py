"""Whether a verb agrees in number with a subject: "they fear that Peru may leave, and have …"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

_SEVERAL, _ONE = "VBP", "VBZ"
_PLURAL = frozenset({"we", "they", "you", "these", "those", "many", "several", "both", "others"})
_EITHER = frozenset({"i", "who", "which", "that", "all", "some", "most", "none"})
_COLLECTIVE = frozenset(
    {"police", "staff", "crew", "public", "team", "government", "group", "family", "side"}
)


def number_of(verb: Token) -> str:
    """The tag of a present form that shows its number, of the verb or its auxiliary; "" where none does."""
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return next((form.tag_ for form in forms if form.tag_ in (_SEVERAL, _ONE)), "")


def may_agree(subjects: Sequence[Token], number: str) -> bool:
    """Whether the subjects can go with a present form of that tag; names in -s and groups go with both."""
    if len(subjects) != 1 or any(child.dep_ == "conj" for child in subjects[0].children):
        return number == _SEVERAL or not subjects
    head = subjects[0]
    if head.lower_ in _EITHER or head.lower_ in _COLLECTIVE or head.tag_ in ("NNPS", "CD"):
        return True
    several = head.tag_ == "NNS" or head.lower_ in _PLURAL
    return several == (number == _SEVERAL)
