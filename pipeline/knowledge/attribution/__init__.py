"""Cues of attribution as data: verbs, nouns, adverbs, phrases, nouns of sources. Public: `load_cues`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.knowledge.tsv import VocabularyError, read_rows
from pipeline.tables import SOURCE_KINDS, STANCES

VERB_KINDS = ("speech", "evidence", "attitude", "thought")
FRAMES = (
    "quote",
    "clause",
    "infinitive",
    "question",
    "noun",
    "order",
    "complement",
    "about",
    "addressee",
    "relay",
    "hearsay",
)
NOUN_KINDS = ("claim", "opinion")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that reports, how its source stands to the content, and the shapes that the content has."""

    lemma: str
    kind: str
    stance: str
    frames: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun whose clause is somebody's word or view."""

    lemma: str
    kind: str
    stance: str
    prepositions: frozenset[str]
    is_hearsay: bool


@dataclass(frozen=True)
class Cues:
    """The whole vocabulary; verbs are found by lemma, with a particle after a blank."""

    verbs: Mapping[str, VerbCue]
    compound: frozenset[str]  # first words of verbs that have a particle or preposition
    nouns: Mapping[str, NounCue]
    adverbs: Mapping[str, str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]
    source_nouns: Mapping[str, str]


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The project's cues. Raises `VocabularyError` when a file breaks its schema."""
    verbs = {
        row["verb"]: _verb(row)
        for row in _rows("verbs", ("verb", "kind", "stance", "frames", "prepositions"))
    }
    return Cues(
        verbs=verbs,
        compound=frozenset(verb.split()[0] for verb in verbs if " " in verb),
        nouns={
            row["noun"]: _noun(row)
            for row in _rows("nouns", ("noun", "kind", "stance", "prepositions", "hearsay"), kind=NOUN_KINDS)
        },
        adverbs={row["adverb"]: row["stance"] for row in _rows("adverbs", ("adverb", "stance"))},
        phrases=tuple(
            (tuple(row["phrase"].split()), row["stance"]) for row in _rows("phrases", ("phrase", "stance"))
        ),
        source_nouns={
            row["noun"]: row["kind"] for row in _rows("source_nouns", ("noun", "kind"), kind=SOURCE_KINDS)
        },
    )


def _rows(name: str, columns: tuple[str, ...], **allowed: tuple[str, ...]) -> list[dict[str, str]]:
    checks = dict(allowed)
    if "stance" in columns:
        checks["stance"] = STANCES
    rows = list(read_rows(files(__package__) / f"{name}.tsv", columns=columns, allowed=checks))
    seen: set[str] = set()
    for row in rows:
        if row[columns[0]] in seen:
            raise VocabularyError(f"{name}.tsv: {row[columns[0]]!r} stands twice")
        seen.add(row[columns[0]])
    return rows


def _noun(row: dict[str, str]) -> NounCue:
    if row["hearsay"] not in ("", "hearsay"):
        raise VocabularyError(
            f"nouns.tsv: {row['noun']!r}: hearsay {row['hearsay']!r} is neither empty nor hearsay"
        )
    return NounCue(
        lemma=row["noun"],
        kind=row["kind"],
        stance=row["stance"],
        prepositions=frozenset(row["prepositions"].split()),
        is_hearsay=row["hearsay"] == "hearsay",
    )


def _verb(row: dict[str, str]) -> VerbCue:
    frames = frozenset(row["frames"].split())
    if not frames or not frames <= set(FRAMES) or row["kind"] not in VERB_KINDS:
        raise VocabularyError(
            f"verbs.tsv: {row['verb']!r}: kind {row['kind']!r} or frames {sorted(frames)} unknown"
        )
    prepositions = frozenset(row["prepositions"].split())
    if ("about" in frames) != bool(prepositions):
        raise VocabularyError(f"verbs.tsv: {row['verb']!r}: the frame `about` and prepositions go together")
    return VerbCue(row["verb"], row["kind"], row["stance"], frames, prepositions)
