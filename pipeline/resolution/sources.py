"""Sources across documents: who is quoted, named or not. Public: `resolve_sources`.

A named source is its entity, or its registered outlet, or its name. An unnamed one ("a senior official") is
known within the texts of one article alone: copies and later versions of the same article share it, two
articles never do, for nothing says that their officials are the same person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.ids import content_id
from pipeline.knowledge.outlets import load_outlets, name_key
from pipeline.schema import from_rows
from pipeline.tables import ATTRIBUTIONS, SOURCES

Row = Mapping[str, Any]
Key = tuple[str, ...]

_NAMED = frozenset({"named_person", "government", "organization", "outlet", "agency"})
_ARTICLES = ("a ", "an ", "the ")


@dataclass(frozen=True)
class _Context:
    """What is settled before: the article behind each copy, entities, and the entity of each mention."""

    articles: Mapping[str, str]
    entities: Mapping[str, Row]
    entity_of: Mapping[str, str | None]


def resolve_sources(
    documents: pa.Table, entities: pa.Table, mentions: pa.Table, extracted_attributions: pa.Table
) -> dict[str, pa.Table]:
    """`sources` and `attributions`: every attribution has a source, also one that nobody names."""
    context = _Context(
        articles=_articles(documents.to_pylist()),
        entities={row["entity_id"]: row for row in entities.to_pylist()},
        entity_of=dict(
            zip(mentions["mention_id"].to_pylist(), mentions["entity_id"].to_pylist(), strict=True)
        ),
    )
    rows = sorted(
        extracted_attributions.to_pylist(),
        key=lambda row: (row["document_id"], row["content_start"], row["attribution_id"]),
    )
    by_key: dict[Key, list[Row]] = defaultdict(list)
    keys = [_key(row, context) for row in rows]
    for row, key in zip(rows, keys, strict=True):
        by_key[key].append(row)
    names = ATTRIBUTIONS.column_names
    attributions = (
        {name: row.get(name) for name in names} | {"source_id": content_id("src", *key)}
        for row, key in zip(rows, keys, strict=True)
    )
    return {
        "sources": from_rows((_source(key, group, context) for key, group in by_key.items()), SOURCES),
        "attributions": from_rows(attributions, ATTRIBUTIONS),
    }


def _articles(documents: Iterable[Row]) -> dict[str, str]:
    """For each document the earliest text that it is a copy or a later version of."""
    above = {row["document_id"]: row["duplicate_of"] or row["version_of"] for row in documents}
    found: dict[str, str] = {}
    for document in above:
        seen, top = {document}, document
        while (earlier := above.get(top)) is not None and earlier not in seen:
            seen.add(earlier)
            top = earlier
        found[document] = top
    return found


def _key(row: Row, context: _Context) -> Key:
    """What makes two attributions have one source."""
    entity = _entity(row, context)
    kind, words = row["source_kind"], row["described_as"]
    if entity is not None:
        return ("entity", entity["entity_id"])
    article = context.articles.get(row["document_id"], row["document_id"])
    if kind in ("outlet", "agency") and words:
        outlet = load_outlets().by_name(words)
        return ("outlet", outlet.outlet_id) if outlet is not None else ("name", kind, name_key(words))
    if kind in _NAMED and words and _is_full_name(words):
        return ("name", kind, name_key(words), row["country_code"] or "")
    return ("article", article, kind, _bare(words), row["country_code"] or "")


def _entity(row: Row, context: _Context) -> Row | None:
    """The entity that the source is, after merges."""
    entity_id = context.entity_of.get(row["source_mention_id"] or "")
    if row["source_kind"] not in _NAMED:
        return None
    for _ in range(len(context.entities)):
        entity = context.entities.get(entity_id or "")
        if entity is None or entity["merged_into"] is None:
            return entity
        entity_id = entity["merged_into"]
    return None


def _is_full_name(words: str) -> bool:
    """Whether the words name the same body or person in any article: two capitalised words or more."""
    return sum(word[:1].isupper() for word in words.split()) >= 2


def _bare(words: str | None) -> str:
    """A description without its article, in lower case."""
    text = " ".join((words or "").lower().split())
    return next((text[len(article) :] for article in _ARTICLES if text.startswith(article)), text)


def _source(key: Key, rows: Sequence[Row], context: _Context) -> dict[str, object]:
    entity = context.entities.get(key[1]) if key[0] == "entity" else None
    outlet = load_outlets().by_id(key[1]) if key[0] == "outlet" else None
    words = _commonest(row["described_as"] for row in rows)
    kind = _commonest(row["source_kind"] for row in rows)
    name = entity["name"] if entity is not None else outlet.name if outlet is not None else None
    country = (
        entity["country_code"] if entity is not None else outlet.country_code if outlet is not None else None
    )
    return {
        "source_id": content_id("src", *key),
        "name": name or (words if kind in _NAMED else None),
        "kind": kind,
        "described_as": words,
        "entity_id": entity["entity_id"] if entity is not None else None,
        "country_code": country or _commonest(row["country_code"] for row in rows),
        "attribution_count": len(rows),
        "document_count": len({row["document_id"] for row in rows}),
    }


def _commonest(values: Iterable[str | None]) -> str | None:
    """The value that stands most often; of equals the first in the alphabet."""
    counts = Counter(_known(values))
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _known(values: Iterable[str | None]) -> Iterator[str]:
    return (value for value in values if value is not None)
