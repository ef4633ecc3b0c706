"""Parsing: one spaCy Doc per article, whose token offsets are offsets into `Article.text`.

Every paragraph of every analysed segment is parsed by itself, so that no sentence runs over a headline or a
paragraph; the parts are then joined into one Doc over the whole text. Tokens of furniture and of the blanks
between paragraphs are there for their offsets and belong to no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from pipeline.extraction.lost_marks import (
    Bare,
    as_parsed,
    lacks_marks,
    missing_marks,
    with_marks,
    without_marks,
)
from pipeline.extraction.normalize import normalize
from pipeline.ids import content_id
from pipeline.records import Article, Sentence

_ATTRIBUTES: list[int | str] = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]
_STORED = ["SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
_HARD_WRAP = 100  # a paragraph whose lines are all shorter than this, and several, was wrapped by a machine
_BATCH = 64


@dataclass(frozen=True)
class ParsedArticle:
    """An article with its Doc (`doc.text == normalize(article.text)`) and its analysed sentences."""

    article: Article
    doc: Doc
    sentences: tuple[Sentence, ...]

    def sentence_at(self, token_index: int) -> Sentence | None:
        """The analysed sentence that holds the token; null in furniture."""
        for sentence in self.sentences:
            if sentence.first <= token_index < sentence.last:
                return sentence
        return None


@dataclass(frozen=True)
class Block:
    """A paragraph of an analysed segment."""

    start: int
    end: int
    kind: str


def blocks(article: Article) -> list[Block]:
    """Paragraphs of the analysed segments, blanks stripped, in order."""
    found = []
    for segment in article.segments:
        if segment.kind == "furniture":
            continue
        for start, end in _paragraphs(article.text, segment.start, segment.end):
            found.append(Block(start, end, segment.kind))
    return found


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for paragraph in re.finditer(r"\S(?:.*?\S)?(?=\s*?\n[ \t]*\n|\s*\Z)", text[start:end], re.DOTALL):
        first, last = start + paragraph.start(), start + paragraph.end()
        if _is_hard_wrapped(text[first:last]):
            yield first, last
            continue
        for line in re.finditer(r"\S(?:[^\n]*\S)?", text[first:last]):
            yield first + line.start(), first + line.end()


def _is_hard_wrapped(paragraph: str) -> bool:
    lines = paragraph.split("\n")
    if len(lines) < 3 or max(map(len, lines)) > _HARD_WRAP:
        return False
    inner = lines[:-1]
    ends_inside = sum(not line.rstrip().endswith((".", "!", "?", '"', "”", ":")) for line in inner)
    return min(len(line) for line in inner) >= 40 and ends_inside >= 0.6 * len(inner)


def parse_articles(articles: Iterable[Article], nlp: Language) -> Iterator[ParsedArticle]:
    """Each article parsed, in order. Memory holds one article's blocks and a batch of spaCy's at a time."""

    def texts() -> Iterator[tuple[str, tuple[Article, Block | None]]]:
        for article in articles:
            copy = normalize(article.text)
            for block in blocks(article):
                yield copy[block.start : block.end].replace("\n", " "), (article, block)
            yield "", (article, None)  # marks the end, and the article that has no block at all

    parsed = nlp.pipe(texts(), as_tuples=True, batch_size=_BATCH)
    for _, group in groupby(parsed, key=lambda pair: id(pair[1][0])):
        pairs = list(group)
        article = pairs[0][1][0]
        parts = [(block, doc) for doc, (_, block) in pairs if block is not None]
        is_stripped = lacks_marks(article.text)
        yield _join(
            article,
            [
                (block, _mended(block, doc, nlp) if is_stripped else as_parsed(doc, _ATTRIBUTES))
                for block, doc in parts
            ],
            nlp,
        )


def _mended(block: Block, doc: Doc, nlp: Language) -> Bare:
    """The parse of a paragraph whose marks were lost, as if it had them."""
    marks = missing_marks(doc, is_headline=block.kind == "headline")
    if not marks:
        return as_parsed(doc, _ATTRIBUTES)
    return without_marks(nlp(with_marks(doc.text, marks)), doc.text, marks, _ATTRIBUTES)


def _join(article: Article, parts: list[tuple[Block, Bare]], nlp: Language) -> ParsedArticle:
    copy = normalize(article.text)
    words: list[str] = []
    spaces: list[bool] = []
    arrays: list[npt.NDArray[Any]] = []
    position = 0
    for block, bare in [*parts, (Block(len(copy), len(copy), "furniture"), None)]:
        gap = copy[position : block.start]
        if gap:
            _append(nlp.make_doc(gap), words, spaces)
            arrays.append(_gap_array(len(words) - sum(len(array) for array in arrays), nlp.vocab))
        if bare is not None:
            words += bare.words
            spaces += bare.spaces
            arrays.append(bare.array)
        position = block.end
    joined = Doc(nlp.vocab, words=words, spaces=spaces)
    if words:
        joined.from_array(
            _ATTRIBUTES, cast("Any", np.concatenate(arrays))
        )  # spaCy narrows the type of arrays
    return ParsedArticle(article, joined, _sentences(article, joined, [block for block, _ in parts]))


def _append(doc: Doc, words: list[str], spaces: list[bool]) -> None:
    words.extend(token.text for token in doc)
    spaces.extend(bool(token.whitespace_) for token in doc)


def _gap_array(length: int, vocab: Vocab) -> npt.NDArray[np.uint64]:
    """Attributes of unanalysed tokens: one tree on its first token, no tags, outside every name."""
    array = np.zeros((length, len(_ATTRIBUTES)), dtype=np.uint64)
    array[:, _ATTRIBUTES.index(HEAD)] = (-np.arange(length, dtype=np.int64)).astype(np.uint64)
    array[:, _ATTRIBUTES.index(DEP)] = vocab.strings.add("dep")
    array[0, _ATTRIBUTES.index(DEP)] = vocab.strings.add("ROOT")
    array[:, _ATTRIBUTES.index(ENT_IOB)] = 2
    return array


def _sentences(article: Article, doc: Doc, analysed: list[Block]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    following = iter(analysed)
    block = next(following, None)
    for span in doc.sents:
        while block is not None and span.start_char >= block.end:
            block = next(following, None)
        if block is None or span.start_char < block.start:
            continue
        tokens = [token for token in span if not token.is_space]
        if not tokens:
            continue
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        identity = content_id("s", article.document_id, start, end)
        found.append(
            Sentence(
                identity,
                article.document_id,
                block.kind,
                len(found),
                start,
                end,
                first=tokens[0].i,
                last=tokens[-1].i + 1,
            )
        )
    return tuple(found)


def to_bytes(parsed: ParsedArticle) -> bytes:
    """The Doc as bytes of a DocBin."""
    return bytes(DocBin(attrs=_STORED, docs=[parsed.doc], store_user_data=False).to_bytes())


def from_bytes(article: Article, stored: bytes, vocab: Vocab) -> ParsedArticle:
    """The parsed article that `to_bytes` stored; `article` must have the text and segments of then."""
    doc = next(DocBin().from_bytes(stored).get_docs(vocab))
    return ParsedArticle(article, doc, _sentences(article, doc, blocks(article)))
