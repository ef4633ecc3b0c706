"""Parses kept on disk between evaluations, so that a change of vocabulary or rule does not parse again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from os import getpid
from pathlib import Path

from spacy.language import Language

from pipeline.extraction.lost_marks import VERSION, lacks_marks
from pipeline.extraction.normalize import normalize
from pipeline.extraction.parse import ParsedArticle, blocks, from_bytes, parse_articles, to_bytes
from pipeline.records import Article

_BATCH = 100


def parsed_articles(
    articles: Iterable[Article], nlp: Language, *, cache: Path | None = None
) -> Iterator[ParsedArticle]:
    """Each article parsed, in order; with `cache`, a folder, a parse of before is read instead of made."""
    remaining = iter(articles)
    while batch := list(islice(remaining, _BATCH)):
        yield from parse_articles(batch, nlp) if cache is None else _from_cache(batch, nlp, cache)


def _from_cache(batch: list[Article], nlp: Language, cache: Path) -> Iterator[ParsedArticle]:
    files = [cache / f"{_key(article, nlp)}.spacy" for article in batch]
    # Two documents may have one text, and so one file.
    missing = {file: a for file, a in zip(files, batch, strict=True) if not file.exists()}
    for file, parsed in zip(missing, parse_articles(list(missing.values()), nlp), strict=True):
        _write(file, parsed)
    for file, article in zip(files, batch, strict=True):
        parsed = from_bytes(article, file.read_bytes(), nlp.vocab)
        if parsed.doc.text != normalize(
            article.text
        ):  # a file that was damaged, or written by another version
            (parsed,) = parse_articles([article], nlp)
            _write(file, parsed)
        yield parsed


def _write(file: Path, parsed: ParsedArticle) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(f".{getpid()}.tmp")
    temporary.write_bytes(to_bytes(parsed))
    temporary.replace(file)


def _key(article: Article, nlp: Language) -> str:
    """Hash of what a parse depends on: model, text, analysed blocks, and the rules for text without marks."""
    digest = sha256(f"{nlp.meta.get('name')} {nlp.meta.get('version')} {nlp.path}".encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    digest.update(repr([(block.start, block.end) for block in blocks(article)]).encode())
    if lacks_marks(article.text):
        digest.update(VERSION.encode())
    return digest.hexdigest()
