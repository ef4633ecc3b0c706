"""The parse of a text with marks put in, as one of the text without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import HEAD
from spacy.tokens import Doc

Mark = tuple[int, str]  # before which character of the text, and what


def with_marks(text: str, marks: list[Mark]) -> str:
    """The text with the marks in their places."""
    pieces, last = [], 0
    for at, mark in marks:
        pieces += [text[last:at], mark]
        last = at
    return "".join([*pieces, text[last:]])


@dataclass(frozen=True, slots=True)
class Bare:
    """Words of a paragraph as it stands, whether a blank follows each, and what the parser says of them."""

    words: list[str]
    spaces: list[bool]
    array: npt.NDArray[Any]


def as_parsed(doc: Doc, attributes: list[int | str]) -> Bare:
    """A parse as it is."""
    return Bare(
        [token.text for token in doc], [bool(token.whitespace_) for token in doc], doc.to_array(attributes)
    )


def without_marks(doc: Doc, text: str, marks: list[Mark], attributes: list[int | str]) -> Bare:
    """The parse of the text with its marks as one of the text without."""
    places = _places(doc, marks)
    kept = [token for token in doc if places[token.i][0] < places[token.i][1]]
    order = {token.i: number for number, token in enumerate(kept)}
    array = doc.to_array(attributes)[[token.i for token in kept]]
    for number, token in enumerate(kept):
        head = token.head
        while head.i not in order and head.head.i != head.i:
            head = head.head
        array[number, attributes.index(HEAD)] = np.int64(order.get(head.i, number) - number).astype(np.uint64)
    spans = [places[token.i] for token in kept]
    return Bare(
        [text[start:end] for start, end in spans],
        [text[end : end + 1] == " " for _, end in spans],
        array,
    )


def _places(doc: Doc, marks: list[Mark]) -> list[tuple[int, int]]:
    """Where each token stands in the text without marks; a mark's own token is empty."""
    shifted = np.zeros(len(doc.text) + 1, dtype=np.int64)
    for number, (at, mark) in enumerate(marks):
        first = at + sum(len(each) for _, each in marks[:number])
        shifted[first : first + len(mark)] = 1
    before = np.concatenate([[0], np.cumsum(shifted)])
    return [
        (token.idx - int(before[token.idx]), token.idx + len(token) - int(before[token.idx + len(token)]))
        for token in doc
    ]
