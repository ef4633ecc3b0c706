"""Knowledge files that users have. Public: `read_extra`.

By suffix and shape: FollowTheMoney entities as JSON lines (OpenSanctions, Aleph), lines of a Wikidata JSON
dump, or CSV with the columns of `CSV_FIELDS` of which only `name` and `kind` must be there. A line that
cannot be read raises `KnowledgeError` with file, line and field; an entity of a schema that names no actor is
skipped.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.knowledge.base import Known, Role
from pipeline.knowledge.countries import alpha3
from pipeline.knowledge.files import KnowledgeError, bound, check, values

CSV_FIELDS = (
    "id", "name", "kind", "country", "aliases", "acronyms", "short", "description", "wikidata",
    "start", "end",
)  # fmt: skip
_FTM_KINDS = {
    "Person": "person", "Organization": "organization", "Company": "organization",
    "PublicBody": "organization",
    "LegalEntity": "organization",
}  # fmt: skip
# Items that a Wikidata entity is an instance of (P31), and what we call its kind.
_WIKIDATA_KINDS = {
    "Q5": "person", "Q6256": "country", "Q3624078": "country", "Q7278": "party", "Q43229": "organization",
    "Q4830453": "organization", "Q783794": "organization", "Q484652": "organization",
    "Q17149090": "armed_group",
    "Q1484779": "armed_group", "Q11032": "outlet", "Q192283": "agency", "Q515": "city", "Q82794": "region",
    "Q192350": "organization", "Q327333": "organization", "Q31855": "organization", "Q41710": "people",
}  # fmt: skip


def read_extra(path: Path) -> Iterator[Known]:
    """Entries of a user's file. Raises `KnowledgeError`."""
    if path.suffix.lower() == ".csv":
        yield from _csv(path)
        return
    if path.suffix.lower() not in (".json", ".jsonl", ".ndjson"):
        raise KnowledgeError(f"{path.name}: unknown format; give .csv, .json, .jsonl or .ndjson")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            text = line.strip().rstrip(",")
            if text in ("", "[", "]"):
                continue
            entry = _json_entry(text, f"{path.name}:{number}")
            if entry is not None:
                yield entry


def _json_entry(text: str, where: str) -> Known | None:
    try:
        item = json.loads(text)
    except json.JSONDecodeError as error:
        raise KnowledgeError(f"{where}: not JSON: {error}") from error
    if not isinstance(item, dict):
        raise KnowledgeError(f"{where}: wanted one JSON object per line, found {type(item).__name__}")
    if "schema" in item:
        return _follow_the_money(item, where)
    if "labels" in item:
        return _wikidata(item, where)
    raise KnowledgeError(f"{where}: neither FollowTheMoney (field schema) nor Wikidata (field labels)")


# FollowTheMoney


def _follow_the_money(item: Mapping[str, Any], where: str) -> Known | None:
    kind = _FTM_KINDS.get(str(item["schema"]))
    if kind is None:
        return None
    properties = item.get("properties")
    if not isinstance(properties, dict):
        raise KnowledgeError(f"{where}: field properties: wanted an object")
    names = _texts(properties, "name", where) or [str(item.get("caption") or "")]
    country = next(
        iter(_texts(properties, "country", where) or _texts(properties, "nationality", where)), None
    )
    code = alpha3(country) if country else None
    wikidata = next(iter(_texts(properties, "wikidataId", where)), None)
    roles = tuple(Role(title, code, None, None) for title in _texts(properties, "position", where))
    entry = Known(
        knowledge_id=f"ftm:{_required(item, 'id', where)}",
        name=names[0],
        kind=kind,
        country_code=code,
        description=next(
            iter(_texts(properties, "position", where) + _texts(properties, "summary", where)), None
        ),
        wikidata_id=wikidata,
        aliases=tuple(names[1:] + _texts(properties, "alias", where)),
        acronyms=tuple(_texts(properties, "abbreviation", where)),
        roles=roles,
    )
    return check(entry, where)


def _texts(properties: Mapping[str, Any], name: str, where: str) -> list[str]:
    found = properties.get(name, [])
    if not isinstance(found, list) or not all(isinstance(value, str) for value in found):
        raise KnowledgeError(f"{where}: field properties.{name}: wanted a list of texts")
    return found


def _required(item: Mapping[str, Any], name: str, where: str) -> str:
    value = item.get(name)
    if not isinstance(value, str) or not value:
        raise KnowledgeError(f"{where}: field {name}: missing")
    return value


# Wikidata


def _wikidata(item: Mapping[str, Any], where: str) -> Known | None:
    identity = _required(item, "id", where)
    kinds = [_WIKIDATA_KINDS[found] for found in _items(item, "P31") if found in _WIKIDATA_KINDS]
    label = _english(item.get("labels"))
    if not kinds or not label:
        return None
    codes = [code for text in _strings(item, "P298") if (code := alpha3(text))]
    aliases = item.get("aliases", {}).get("en", [])
    return check(
        Known(
            knowledge_id=f"wikidata:{identity}",
            name=label,
            kind=kinds[0],
            country_code=codes[0] if codes else None,
            description=_english(item.get("descriptions")),
            wikidata_id=identity,
            aliases=tuple(alias["value"] for alias in aliases if not _is_acronym(alias["value"])),
            acronyms=tuple(alias["value"] for alias in aliases if _is_acronym(alias["value"])),
        ),
        where,
    )


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) <= 8 and " " not in text


def _english(texts: Any) -> str | None:
    found = texts.get("en") if isinstance(texts, dict) else None
    return str(found["value"]) if isinstance(found, dict) and "value" in found else None


def _values(item: Mapping[str, Any], claim: str) -> Iterator[Any]:
    for statement in item.get("claims", {}).get(claim, []):
        value = statement.get("mainsnak", {}).get("datavalue", {}).get("value")
        if value is not None:
            yield value


def _items(item: Mapping[str, Any], claim: str) -> list[str]:
    return [str(value["id"]) for value in _values(item, claim) if isinstance(value, dict) and "id" in value]


def _strings(item: Mapping[str, Any], claim: str) -> list[str]:
    return [value for value in _values(item, claim) if isinstance(value, str)]


# CSV


def _csv(path: Path) -> Iterator[Known]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        unknown = sorted(set(rows.fieldnames or ()) - set(CSV_FIELDS))
        missing = [name for name in ("name", "kind") if name not in (rows.fieldnames or ())]
        if unknown or missing:
            raise KnowledgeError(
                f"{path.name}:1: missing columns {missing}, unknown columns {unknown}; "
                f"known are {', '.join(CSV_FIELDS)}"
            )
        for row in rows:
            yield _csv_entry(row, f"{path.name}:{rows.line_num}", path.stem)


def _csv_entry(row: Mapping[str, str | None], where: str, stem: str) -> Known:
    cells = {name: (row.get(name) or "").strip() for name in CSV_FIELDS}
    country = alpha3(cells["country"]) if cells["country"] else None
    if cells["country"] and country is None:
        raise KnowledgeError(f"{where}: field country: {cells['country']!r} is no country that we know")
    bounds: Sequence[date | None] = [
        bound(cells[name] or None, last=name == "end", where=f"{where}: field {name}")
        for name in ("start", "end")
    ]
    return check(
        Known(
            knowledge_id=f"user:{cells['id'] or stem + ':' + cells['name']}",
            name=cells["name"],
            kind=cells["kind"],
            country_code=country,
            description=cells["description"] or None,
            wikidata_id=cells["wikidata"] or None,
            aliases=values(cells["aliases"]),
            acronyms=values(cells["acronyms"]),
            short=values(cells["short"]),
            start=bounds[0].year if bounds[0] else None,
            end=bounds[1].year if bounds[1] else None,
        ),
        where,
    )
