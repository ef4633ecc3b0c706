"""Parses kept on disk between evaluations, so that a change of vocabulary or rule does not parse again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

from spacy.language import Language

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
    fresh = iter(list(parse_articles([a for a, f in zip(batch, files, strict=True) if not f.exists()], nlp)))
    for article, file in zip(batch, files, strict=True):
        if file.exists():
            yield from_bytes(article, file.read_bytes(), nlp.vocab)
            continue
        parsed = next(fresh)
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_suffix(f".{id(parsed)}.tmp")
        temporary.write_bytes(to_bytes(parsed))
        temporary.replace(file)
        yield parsed


def _key(article: Article, nlp: Language) -> str:
    """Hash of what a parse depends on: model, text and analysed blocks."""
    digest = sha256(f"{nlp.meta.get('name')} {nlp.meta.get('version')} {nlp.path}".encode())
    digest.update(article.text.encode("utf-8", "surrogatepass"))
    digest.update(repr([(block.start, block.end) for block in blocks(article)]).encode())
    return digest.hexdigest()
