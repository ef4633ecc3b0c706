"""The tokens of one article as plain lists, so that the rules ask spaCy only once for each attribute."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extraction.parse import ParsedArticle


@dataclass(frozen=True, slots=True)
class Words:
    """One list per attribute; `sentence` is the index into `parsed.sentences`, -1 outside analysed text."""

    text: list[str]
    lower: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    lemma: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    is_capital: list[bool]
    is_person: list[bool]  # by the model's own names

    def __len__(self) -> int:
        return len(self.text)

    def surface(self, first: int, last: int) -> str:
        """The words first:last with one blank between them."""
        return " ".join(self.text[first:last])

    def root(self, first: int, last: int) -> int:
        """The token of first:last whose head lies outside; the last one where several do."""
        for index in range(last - 1, first - 1, -1):
            if not first <= self.head[index] < last or self.head[index] == index:
                return index
        return last - 1

    def is_name_tag(self, index: int) -> bool:
        """Whether the tagger takes the word for a proper noun."""
        return self.tag[index].startswith("NNP")

    def is_dashed(self, index: int) -> bool:
        """Whether a dash that belongs to no word stands behind the word."""
        return index + 1 < len(self.text) and self.start[index + 1] - self.end[index] > 1


# "GENEVA- Talks" and "U.S.-led", where the tokenizer leaves the dash, or what follows it, on the name.
_DASHED = re.compile(r"(?:(\w[\w.]+)[-–—]+|((?:[A-Z]\.){2,})[-–—]\w+)\Z")


def _without_dash(text: str) -> str:
    found = _DASHED.match(text) if text[-1:] in "-–—" or "." in text else None
    return text if found is None else found[1] or found[2]


def read_words(parsed: ParsedArticle) -> Words:
    """The words of one article."""
    doc = parsed.doc
    sentence = [-1] * len(doc)
    for index, found in enumerate(parsed.sentences):
        sentence[found.first : found.last] = [index] * (found.last - found.first)
    text = [_without_dash(token.text) for token in doc]
    # The s of an owner whose apostrophe was lost is read as if it had it.
    written = ["'s" if token.text == "s" and token.tag_ == "POS" else text[token.i] for token in doc]
    start = [token.idx for token in doc]
    return Words(
        text=written,
        lower=[word.lower() for word in written],
        tag=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        dep=[token.dep_ for token in doc],
        lemma=[token.lemma_.lower() for token in doc],
        head=[token.head.i for token in doc],
        start=start,
        end=[begin + len(word) for begin, word in zip(start, text, strict=True)],
        sentence=sentence,
        is_capital=[word[:1].isupper() for word in text],
        is_person=[token.ent_type_ == "PERSON" for token in doc],
    )
