"""A small world as tables: two articles by two outlets, and all that is said in them.

The articles are written for these tests. Spans are found in the text, so that the rows keep every rule of the
gate (a test holds that).
"""

from __future__ import annotations

from datetime import date, datetime

import pyarrow as pa

from pipeline.schema import from_rows
from pipeline.tables import TABLE_BY_NAME
from tests.rows import Row

FIRST = (
    "Foreign ministers of Norland and Sudria met in Geneva on Wednesday.\n"
    "The two sides will sign a truce on Friday, a Norland official said.\n"
    "“Forty people were killed,” minister Ada Lund said."
)
SECOND = (
    "Norland and Sudria signed a truce in Geneva on Friday.\n"
    "The Sudria News Agency reported, citing a ministry spokesman, that 55 people were killed.\n"
    "Norland will deploy troops next week, a diplomat who asked not to be named said."
)
TEXTS = {"d1": FIRST, "d2": SECOND}
MAY_1, MAY_3 = date(2024, 5, 1), date(2024, 5, 3)
WEEK = (date(2024, 5, 6), date(2024, 5, 12))
Rows = dict[str, list[Row]]


def tables() -> dict[str, pa.Table]:
    """Every released table of the world, without quality results and changes."""
    return {name: from_rows(rows, TABLE_BY_NAME[name]) for name, rows in rows_of().items()}


def rows_of() -> Rows:
    """The rows by table."""
    rows = {**_staged(), **_resolved()}
    rows |= {"mentions": _mentions(), "timexes": _timexes(), "attributions": _attributions()}
    rows |= {"event_mentions": _event_mentions(), "event_participants": _participants()}
    rows |= {"quantities": _quantities(), "rejections": [_rejection()]}
    return rows


def span(document: str, words: str, line: int = 0) -> Row:
    """Document, sentence and characters of the first place of the words, from that line on."""
    text = TEXTS[document]
    start = text.index(words, sum(len(each) + 1 for each in text.split("\n")[:line]))
    ordinal = text.count("\n", 0, start)
    return {
        "document_id": document,
        "sentence_id": f"s{document}{ordinal}",
        "start": start,
        "end": start + len(words),
        "surface": words,
    }


def _staged() -> Rows:
    staged: Rows = {"documents": [], "segments": [], "sentences": []}
    outlets = {
        "d1": ("lakeside_times", datetime.fromisoformat("2024-05-02T09:00")),
        "d2": ("name:Harbour Daily", datetime.fromisoformat("2024-05-04T09:00")),
    }
    for name, text in TEXTS.items():
        outlet, published = outlets[name]
        staged["documents"].append(
            {
                "document_id": name,
                "source_uri": f"world/{name}.txt",
                "raw_sha256": "0" * 64,
                "text": text,
                "media_type": "text/plain",
                "outlet_id": outlet,
                "title": text.split("\n")[0],
                "language": "en",
                "published_at": published,
                "published_on": published.date(),
                "published_precision": "day",
                "published_basis": "metadata",
                "story_id": "story",
            }
        )
        start = 0
        for ordinal, line in enumerate(text.split("\n")):
            tile = min(start + len(line) + 1, len(text))
            place = {"document_id": name, "start": start}
            staged["segments"].append({**place, "end": tile, "kind": "body", "reason": "paragraph"})
            staged["sentences"].append(
                {
                    **place,
                    "end": start + len(line),
                    "sentence_id": f"s{name}{ordinal}",
                    "segment_kind": "body",
                    "ordinal": ordinal,
                }
            )
            start = tile
    return staged


MENTIONS = (
    ("m1", "d1", 0, "Norland", "e_nor"),
    ("m2", "d1", 0, "Sudria", "e_sud"),
    ("m3", "d1", 0, "Geneva", "e_gen"),
    ("m4", "d1", 2, "Ada Lund", "e_lund"),
    ("m5", "d2", 0, "Norland", "e_nor"),
    ("m6", "d2", 0, "Sudria", "e_sud"),
    ("m7", "d2", 0, "Geneva", "e_gen"),
    ("m8", "d2", 1, "The Sudria News Agency", "e_agency"),
    ("m9", "d2", 2, "Norland", "e_nor"),
)


def _mentions() -> list[Row]:
    kinds = {"e_gen": "city", "e_lund": "person", "e_agency": "agency"}
    return [
        {
            "mention_id": mention,
            **span(document, words, line),
            "form": "name",
            "kind": kinds.get(entity, "government"),
            "entity_id": entity,
            "link_basis": "exact",
            "link_confidence": 0.9,
        }
        for mention, document, line, words, entity in MENTIONS
    ]


def _timexes() -> list[Row]:
    rows = (
        (
            "t1",
            "d1",
            "Wednesday",
            "2024-05-01",
            (MAY_1, MAY_1),
            "day",
            "Wednesday before Thursday 2024-05-02",
        ),
        ("t2", "d1", "Friday", "2024-05-03", (MAY_3, MAY_3), "day", "Friday after Thursday 2024-05-02"),
        ("t3", "d2", "Friday", "2024-05-03", (MAY_3, MAY_3), "day", "Friday before Saturday 2024-05-04"),
        ("t4", "d2", "next week", "2024-W19", WEEK, "week", "week after that of 2024-05-04"),
    )
    return [
        {
            "timex_id": timex,
            **span(document, words),
            "timex_type": "DATE",
            "value": value,
            "earliest": days[0],
            "latest": days[1],
            "precision": precision,
            "anchor": "publication",
            "reason": reason,
        }
        for timex, document, words, value, days, precision, reason in rows
    ]


ATTRIBUTIONS = (
    # id, document, source's words, cue, content, source, kind of quotation, parent
    (
        "a1",
        "d1",
        "a Norland official",
        "said",
        "The two sides will sign a truce on Friday",
        "so_official",
        "indirect",
        None,
    ),
    ("a2", "d1", "Ada Lund", "said", "Forty people were killed", "so_lund", "direct", None),
    (
        "a3",
        "d2",
        "The Sudria News Agency",
        "reported",
        "55 people were killed",
        "so_agency",
        "indirect",
        None,
    ),
    ("a4", "d2", "a ministry spokesman", "citing", "55 people were killed", "so_ministry", "indirect", "a3"),
    (
        "a5",
        "d2",
        "a diplomat who asked not to be named",
        "said",
        "Norland will deploy troops next week",
        "so_diplomat",
        "indirect",
        None,
    ),
)


def _attributions() -> list[Row]:
    rows = []
    for name, document, source, cue, content, source_id, kind, parent in ATTRIBUTIONS:
        spoken = span(document, source)
        said = span(document, content)
        line = TEXTS[document].rfind("\n", 0, TEXTS[document].index(content)) + 1
        verb = TEXTS[document].index(cue, line)
        rows.append(
            {
                "attribution_id": name,
                "document_id": document,
                "sentence_id": said["sentence_id"],
                "source_id": source_id,
                "source_start": spoken["start"],
                "source_end": spoken["end"],
                "cue_start": verb,
                "cue_end": verb + len(cue),
                "cue_lemma": {"said": "say"}.get(cue, cue),
                "content_start": said["start"],
                "content_end": said["end"],
                "quote_kind": kind,
                "stance": "asserts",
                "parent_attribution_id": parent,
                "confidence": 0.8,
            }
        )
    return rows


EVENT_MENTIONS = (
    # id, document, trigger, type, modality, days, timex, place, attribution, event
    ("em1", "d1", "met", "CONSULT", "happened", (MAY_1, MAY_1), "t1", "e_gen", None, "ev_met"),
    ("em2", "d1", "sign a truce", "AGREE", "planned", (MAY_3, MAY_3), "t2", None, "a1", "ev_truce"),
    ("em3", "d1", "killed", "X_CASUALTIES", "happened", None, None, None, "a2", "ev_killed"),
    ("em4", "d2", "signed a truce", "AGREE", "happened", (MAY_3, MAY_3), "t3", "e_gen", None, "ev_truce"),
    ("em5", "d2", "killed", "X_CASUALTIES", "happened", None, None, None, "a4", "ev_killed"),
    ("em6", "d2", "deploy", "MOBILIZE", "planned", WEEK, "t4", None, "a5", "ev_deploy"),
)


def _event_mentions() -> list[Row]:
    rows = []
    for name, document, words, kind, modality, days, timex, place, said, event in EVENT_MENTIONS:
        first, last = days or (None, None)
        precision = None if days is None else "day" if first == last else "week"
        rows.append(
            {
                "event_mention_id": name,
                **span(document, words),
                "lemma": words,
                "event_type": kind,
                "modality": modality,
                "polarity": "positive",
                "earliest": first,
                "latest": last,
                "date_precision": precision,
                "date_basis": "stated" if days else "none",
                "timex_id": timex,
                "place_entity_id": place,
                "place_basis": "stated" if place else "none",
                "attribution_id": said,
                "confidence": 0.8,
                "rule_id": f"verbs:{words}",
                "event_id": event,
            }
        )
    return rows


def _participants() -> list[Row]:
    rows = (
        ("em1", "actor", 0, "d1", "Norland", "m1", "e_nor"),
        ("em1", "actor", 1, "d1", "Sudria", "m2", "e_sud"),
        ("em4", "actor", 0, "d2", "Norland", "m5", "e_nor"),
        ("em4", "actor", 1, "d2", "Sudria", "m6", "e_sud"),
        ("em2", "actor", 0, "d1", "The two sides", None, None),
        ("em3", "recipient", 0, "d1", "Forty people", None, None),
        ("em5", "recipient", 0, "d2", "55 people", None, None),
    )
    found: list[Row] = []
    for name, role, ordinal, document, words, mention, entity in rows:
        place = {key: value for key, value in span(document, words).items() if key != "sentence_id"}
        found.append(
            {
                "event_mention_id": name,
                "role": role,
                "ordinal": ordinal,
                **place,
                "mention_id": mention,
                "entity_id": entity,
            }
        )
    return found


def _quantities() -> list[Row]:
    rows = (("q1", "d1", "Forty people", 40.0, "em3", "a2"), ("q2", "d2", "55 people", 55.0, "em5", "a4"))
    return [
        {
            "quantity_id": name,
            **span(document, words),
            "low": number,
            "high": number,
            "point": number,
            "qualifier": "exact",
            "counted": "people",
            "event_mention_id": event,
            "attribution_id": said,
            "measure_id": "people killed",
        }
        for name, document, words, number, event, said in rows
    ]


def _resolved() -> Rows:
    days = {"first_seen_at": date(2024, 5, 2), "last_seen_at": date(2024, 5, 4)}
    both, one = {"mention_count": 2, "document_count": 2, **days}, {"mention_count": 1, "document_count": 1}
    entities: list[Row] = [
        {
            "entity_id": "e_nor",
            "name": "Norland",
            "kind": "government",
            "country_code": "NOR",
            **both,
            "mention_count": 3,
        },
        {"entity_id": "e_sud", "name": "Sudria", "kind": "government", "country_code": "SUD", **both},
        {
            "entity_id": "e_gen",
            "name": "Geneva",
            "kind": "city",
            "country_code": "CHE",
            "geonames_id": 2660646,
            "latitude": 46.2,
            "longitude": 6.15,
            "place_precision": "city",
            **both,
        },
        {"entity_id": "e_lund", "name": "Ada Lund", "kind": "person", "description": "minister", **one},
        {"entity_id": "e_agency", "name": "Sudria News Agency", "kind": "agency", **one},
    ]
    names = [
        {
            "entity_id": row["entity_id"],
            "name": row["name"],
            "basis": "full",
            "mention_count": row["mention_count"],
        }
        for row in entities
    ]
    return {"entities": entities, "entity_names": names, **_events(), "sources": _sources(), **_conflicts()}


def _events() -> Rows:
    rows = (
        (
            "ev_met",
            "CONSULT",
            "happened",
            (MAY_1, MAY_1),
            "e_gen",
            "Norland and Sudria met in Geneva, 1 May 2024",
            1,
        ),
        (
            "ev_truce",
            "AGREE",
            "happened",
            (MAY_3, MAY_3),
            "e_gen",
            "Norland and Sudria sign a truce, 3 May 2024",
            2,
        ),
        ("ev_killed", "X_CASUALTIES", "happened", None, None, "People killed", 2),
        ("ev_deploy", "MOBILIZE", "planned", WEEK, None, "Norland to deploy troops, 6 to 12 May 2024", 1),
    )
    quads = {
        "CONSULT": ("verbal_cooperation", 1.0),
        "AGREE": ("verbal_cooperation", 3.0),
        "MOBILIZE": ("material_conflict", -7.0),
    }
    events: list[Row] = []
    for name, kind, status, days, place, headline, count in rows:
        first, last = days or (None, None)
        quad, goldstein = quads.get(kind, (None, None))
        precision = None if days is None else "day" if first == last else "week"
        reported = date(2024, 5, 4) if name == "ev_deploy" else date(2024, 5, 2)
        events.append(
            {
                "event_id": name,
                "event_type": kind,
                "status": status,
                "earliest": first,
                "latest": last,
                "date_precision": precision,
                "place_entity_id": place,
                "headline": headline,
                "latitude": 46.2 if place else None,
                "longitude": 6.15 if place else None,
                "place_precision": "city" if place else "none",
                "quad": quad,
                "goldstein": goldstein,
                "mention_count": count,
                "document_count": count,
                "outlet_count": count,
                "independent_source_count": count,
                "anonymous_only": name == "ev_deploy",
                "first_reported_at": reported,
                "last_reported_at": date(2024, 5, 4),
            }
        )
    actors = [
        ("ev_met", "e_nor"),
        ("ev_met", "e_sud"),
        ("ev_truce", "e_nor"),
        ("ev_truce", "e_sud"),
        ("ev_deploy", "e_nor"),
    ]
    roles: list[Row] = [
        {"event_id": event, "role": "actor", "entity_id": entity, "mention_count": 1}
        for event, entity in actors
    ]
    return {"events": events, "event_actors": roles}


def _sources() -> list[Row]:
    one = {"attribution_count": 1, "document_count": 1}
    return [
        {
            "source_id": "so_official",
            "kind": "anonymous",
            "described_as": "a Norland official",
            "country_code": "NOR",
            **one,
        },
        {"source_id": "so_lund", "kind": "named_person", "name": "Ada Lund", "entity_id": "e_lund", **one},
        {
            "source_id": "so_agency",
            "kind": "agency",
            "name": "Sudria News Agency",
            "entity_id": "e_agency",
            **one,
        },
        {"source_id": "so_ministry", "kind": "government", "described_as": "a ministry spokesman", **one},
        {
            "source_id": "so_diplomat",
            "kind": "anonymous",
            "described_as": "a diplomat who asked not to be named",
            **one,
        },
    ]


def _conflicts() -> Rows:
    values: list[Row] = []
    for document, words, number, said in (
        ("d1", "Forty people", 40.0, "a2"),
        ("d2", "55 people", 55.0, "a4"),
    ):
        place = span(document, words)
        values.append(
            {
                "conflict_id": "c_killed",
                "value": f"{number:g}",
                "low": number,
                "high": number,
                "document_id": document,
                "attribution_id": said,
                "start": place["start"],
                "end": place["end"],
            }
        )
    conflict: Row = {
        "conflict_id": "c_killed",
        "field": "quantity",
        "event_id": "ev_killed",
        "measure_id": "people killed",
        "summary": "people killed: 40 or 55",
        "value_count": 2,
    }
    return {"conflicts": [conflict], "conflict_values": values}


def _rejection() -> Row:
    return {
        "run_id": "run-1",
        "stage": "read",
        "table": "documents",
        "key": "empty.txt",
        "source_uri": "world/empty.txt",
        "reason": "empty",
    }
