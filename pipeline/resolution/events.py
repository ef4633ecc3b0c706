"""Events across documents: mentions linked, their status, who takes part, and who stands behind them.

Linking itself is `pipeline.resolution.event_linking`; who takes part, `pipeline.resolution.event_parties`;
what counts as one independent source is `pipeline.resolution.independence`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.extraction.events.rules.ontology import intensity, quad
from pipeline.ids import content_id
from pipeline.resolution.event_features import SOMEBODY, EventFeatures
from pipeline.resolution.event_linking import link_mentions
from pipeline.resolution.event_parties import headline, is_of_nationals
from pipeline.resolution.independence import Independence
from pipeline.resolution.party_words import count_word, head_word, subject_words

Row = Mapping[str, Any]

# Kinds that act in their country's name, or through which a country is visited or attacked; an armed group, a
# party or a company does neither.
_NATIONAL_KINDS = frozenset(
    {"country", "government", "person", "agency", "city", "region", "place", "facility"}
)
_FIRST_PLURAL = frozenset({"we", "us", "our"})
_LINKED_ROLES = ("actor", "recipient")
_OF_NOUNS = "n."  # begins the ids of the rules whose trigger is a noun
# "the", "this" before a trigger, with up to two words between: "the suspected terror attack".
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w’'-]+\s+){0,2}\Z", re.IGNORECASE)
_BEFORE = 40  # characters read before a trigger


def features_of(
    mention: Row, participants: Iterable[Row], *, entities: Mapping[str, Row], document: Row
) -> EventFeatures:
    """What linking compares of one event mention."""
    sides: dict[str, list[frozenset[str]]] = {role: [] for role in _LINKED_ROLES}
    others: dict[str, set[str]] = {role: set() for role in _LINKED_ROLES}
    persons: set[str] = set()
    counts: set[str] = set()
    topics: set[str] = set()
    for participant in participants:
        role, surface = participant["role"], participant["surface"]
        if role == "topic":
            topics |= subject_words(surface)
        if role not in sides:
            continue
        if role == "recipient" and (count := count_word(surface)):
            counts.add(count)
        entity = entities.get(participant["entity_id"] or "")
        if entity is None or is_of_nationals(participant):
            others[role].add(head_word(surface) or SOMEBODY)
            continue
        sides[role].append(_names(entity))
        if entity["kind"] == "person" and not _speaks_for_others(participant, entity):
            persons.add(entity["entity_id"])
    place = entities.get(mention["place_entity_id"] or "") if is_placed(mention) else None
    return EventFeatures(
        key=mention["event_mention_id"],
        document_id=mention["document_id"],
        event_type=mention["event_type"],
        lemma=mention["lemma"],
        mode=mention["mode"],
        actors=tuple(sides["actor"]),
        recipients=tuple(sides["recipient"]),
        other_actors=frozenset(others["actor"]),
        other_recipients=frozenset(others["recipient"]),
        counts=frozenset(counts),
        topics=frozenset(topics),
        persons=frozenset(persons),
        places=_places(place),
        earliest=mention["earliest"],
        latest=mention["latest"],
        reported_on=reported_on(document),
        story=document["story_id"] or document["document_id"],
        modality=mention["modality"],
        is_denied=mention["modality"] == "denied" or mention["polarity"] == "negative",
        is_noun=mention["rule_id"].startswith(_OF_NOUNS),
        is_definite=bool(
            _DEFINITE.search(document["text"], max(0, mention["start"] - _BEFORE), mention["start"])
        ),
    )


def _speaks_for_others(participant: Row, entity: Row) -> bool:
    """Whether a person says "we": then the government acts, and the person is who says so."""
    return entity["country_code"] is not None and participant["surface"].lower() in _FIRST_PLURAL


def is_placed(mention: Row) -> bool:
    """Whether the text puts the event there, rather than only naming the place in the same sentence."""
    return bool(mention["place_entity_id"]) and mention["place_basis"] in ("stated", "dateline")


def _names(entity: Row) -> frozenset[str]:
    names = {entity["entity_id"]}
    if entity["country_code"] and (entity["kind"] in _NATIONAL_KINDS or _is_state_body(entity)):
        names.add(f"country:{entity['country_code']}")
    return frozenset(names)


def _is_state_body(entity: Row) -> bool:
    """An organisation that the knowledge base describes as part of a state (ministry, army, parliament)."""
    return entity["kind"] == "organization" and (entity["description"] or "").startswith("state body")


def _places(place: Row | None) -> frozenset[str]:
    """A place and its country, so that a capital and its country do not exclude each other."""
    if place is None:
        return frozenset()
    country = place["country_code"]
    return frozenset({place["entity_id"], *((f"country:{country}",) if country else ())})


def reported_on(document: Row) -> date | None:
    """The publication day, where it is known to the day."""
    known = document["published_at"] is not None and document["published_precision"] in ("instant", "day")
    return document["published_at"].date() if known else None


def cluster_mentions(
    features: Sequence[EventFeatures], similarity: Mapping[tuple[str, str], float]
) -> list[list[str]]:
    """Keys of the mentions of each event."""
    clusters: dict[int, list[str]] = defaultdict(list)
    for key, number in link_mentions(features, similarity=similarity).items():
        clusters[number].append(key)
    return [sorted(keys) for _, keys in sorted(clusters.items())]


def status(mentions: Sequence[Row]) -> str:
    """What the mentions taken together say of the event (`tables.EVENT_STATUSES`).

    One report that it happened and one that denies it make it disputed. A plan that is negated is cancelled.
    """
    said = {(mention["modality"], mention["polarity"]) for mention in mentions}
    happened = ("happened", "positive") in said
    denied = any(
        modality == "denied" or (modality, polarity) == ("happened", "negative")
        for modality, polarity in said
    )
    if happened:
        return "disputed" if denied else "happened"
    if denied:
        return "denied"
    if ("planned", "negative") in said:
        return "cancelled"
    return "planned" if ("planned", "positive") in said else "unclear"


def narrowest_date(mentions: Sequence[Row]) -> Row | None:
    """The mention whose date is narrowest; those that say it happened come before plans."""
    dated = [
        mention for mention in mentions if mention["earliest"] is not None and mention["latest"] is not None
    ]

    def width(mention: Row) -> tuple[int, bool, str]:
        return (
            (mention["latest"] - mention["earliest"]).days,
            mention["modality"] != "happened",
            mention["event_mention_id"],
        )

    return min(dated, key=width, default=None)


def shared_dates(mentions: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Dates for undated mentions, by id: what the same document states of the same event elsewhere."""
    by_document: dict[str, list[Row]] = defaultdict(list)
    for mention in mentions:
        by_document[mention["document_id"]].append(mention)
    found = {}
    for held in by_document.values():
        dated = narrowest_date([mention for mention in held if mention["date_basis"] == "stated"])
        if dated is None:
            continue
        for mention in held:
            if mention["earliest"] is None and mention["date_basis"] == "none":
                found[mention["event_mention_id"]] = {
                    **{name: dated[name] for name in ("earliest", "latest", "date_precision", "timex_id")},
                    "date_basis": "document",
                }
    return found


def event_row(
    mentions: Sequence[Row],
    *,
    actors: Sequence[Row],
    participants: Mapping[str, Sequence[Row]],
    entities: Mapping[str, Row],
    documents: Mapping[str, Row],
    independence: Independence,
) -> dict[str, Any]:
    """The row of `events` for linked mentions; `actors` are the rows of `event_actors` of this event.

    `participants` are those of each mention, by its id.
    """
    ordered = sorted(mentions, key=_by_lead)
    lead = ordered[0]
    dated = narrowest_date(mentions)
    placed = [mention for mention in mentions if is_placed(mention)]
    place = entities.get(_commonest(mention["place_entity_id"] for mention in placed) or "")
    reported = sorted(day for m in mentions if (day := reported_on(documents[m["document_id"]])) is not None)
    mode = _commonest(mention["mode"] for mention in mentions)
    return {
        "event_id": event_id(mentions),
        "event_type": lead["event_type"],
        "mode": mode,
        "status": status(mentions),
        "earliest": dated["earliest"] if dated else None,
        "latest": dated["latest"] if dated else None,
        "date_precision": dated["date_precision"] if dated else None,
        "place_entity_id": place["entity_id"] if place else None,
        "latitude": place["latitude"] if place else None,
        "longitude": place["longitude"] if place else None,
        "place_precision": place["place_precision"] if place else None,
        "headline": headline(
            ordered, dated, place, actors=actors, participants=participants, entities=entities
        ),
        "quad": quad(lead["event_type"]),
        "goldstein": intensity(lead["event_type"], mode),
        "mention_count": len(mentions),
        "document_count": len({mention["document_id"] for mention in mentions}),
        "outlet_count": independence.outlet_count(mentions),
        "independent_source_count": independence.source_count(mentions),
        "anonymous_only": independence.is_anonymous_only(mentions),
        "first_reported_at": reported[0] if reported else None,
        "last_reported_at": reported[-1] if reported else None,
        "merged_into": None,
    }


def event_id(mentions: Sequence[Row]) -> str:
    """Depends on the type and the first mention by id, so that a later report does not rename the event."""
    return content_id(
        "e", mentions[0]["event_type"], min(mention["event_mention_id"] for mention in mentions)
    )


def _by_lead(mention: Row) -> tuple[bool, float, str]:
    """Which mention names the event: asserted before planned, then the surest."""
    return (mention["modality"] != "happened", -mention["confidence"], mention["event_mention_id"])


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
