"""The words that make a name a name: titles, heads of bodies and places, group nouns, given names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.knowledge.files import KnowledgeError
from pipeline.knowledge.tsv import numbered_rows
from pipeline.tables import ENTITY_KINDS

FOLDER = Path(__file__).parents[2] / "knowledge" / "mentions"
ROLES = ("government", "body", "members", "group", "place", "person")


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: the office that it is, and the gender that it shows."""

    office: str | None
    gender: str | None


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A common noun for a body or group."""

    noun: str
    kind: str
    role: str
    is_plural: bool


@dataclass(frozen=True)
class Vocabulary:
    """Each list keyed by the lower-case word or words."""

    titles: Mapping[str, Title]
    organization_heads: Mapping[str, str]
    heads_with_of: frozenset[str]
    place_heads: Mapping[str, str]
    other_heads: frozenset[str]
    not_names: frozenset[str]
    sports: frozenset[str]
    kind_cues: Mapping[tuple[str, str], tuple[str, float]]  # by cue and word
    acting_subjects: frozenset[str]
    acting_objects: frozenset[str]
    acting_nouns: frozenset[str]
    group_nouns: Mapping[str, GroupNoun]
    given_names: Mapping[str, str]
    gendered_nouns: Mapping[str, str]


def _kind(row: Mapping[str, str], where: str) -> str:
    if row["kind"] not in ENTITY_KINDS:
        raise KnowledgeError(f"{where}: field kind: {row['kind']!r} is none of {', '.join(ENTITY_KINDS)}")
    return row["kind"]


def _group_nouns(folder: Path) -> dict[str, GroupNoun]:
    found: dict[str, GroupNoun] = {}
    for number, row in numbered_rows(folder / "group_nouns.tsv", ("noun", "kind", "role", "plural")):
        where = f"group_nouns.tsv:{number}"
        if row["role"] not in ROLES:
            raise KnowledgeError(f"{where}: field role: {row['role']!r} is none of {', '.join(ROLES)}")
        noun, kind = row["noun"], _kind(row, where)
        found[noun] = GroupNoun(noun, kind, row["role"], is_plural=False)
        if row["plural"] != "-":
            plural = row["plural"] or f"{noun}s"
            found[plural] = GroupNoun(noun, kind, row["role"], is_plural=True)
    return found


def _words(path: Path) -> frozenset[str]:
    return frozenset(row["words"] for _, row in numbered_rows(path, ("words",)))


@lru_cache(maxsize=1)
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """The project's lists. Raises `KnowledgeError` naming file, line and field."""
    heads = list(numbered_rows(folder / "organization_heads.tsv", ("word", "kind", "takes_of")))
    acting: dict[str, set[str]] = {"subject": set(), "object": set(), "noun": set()}
    for number, row in numbered_rows(folder / "acting.tsv", ("word", "place")):
        if row["place"] not in acting:
            raise KnowledgeError(
                f"acting.tsv:{number}: field place: {row['place']!r} is none of {', '.join(acting)}"
            )
        acting[row["place"]].add(row["word"])
    return Vocabulary(
        titles={
            row["title"]: Title(row["office"] or None, row["gender"] or None)
            for _, row in numbered_rows(folder / "titles.tsv", ("title", "office", "gender"))
        },
        organization_heads={
            row["word"]: _kind(row, f"organization_heads.tsv:{number}") for number, row in heads
        },
        heads_with_of=frozenset(row["word"] for _, row in heads if row["takes_of"] == "yes"),
        place_heads={
            row["word"]: _kind(row, f"place_heads.tsv:{number}")
            for number, row in numbered_rows(folder / "place_heads.tsv", ("word", "kind"))
        },
        other_heads=_words(folder / "other_heads.tsv"),
        not_names=_words(folder / "not_names.tsv"),
        sports=_words(folder / "sports.tsv"),
        kind_cues={
            (row["cue"], row["word"]): (_kind(row, f"kind_cues.tsv:{number}"), float(row["weight"]))
            for number, row in numbered_rows(folder / "kind_cues.tsv", ("word", "cue", "kind", "weight"))
        },
        acting_subjects=frozenset(acting["subject"]),
        acting_objects=frozenset(acting["object"]),
        acting_nouns=frozenset(acting["noun"]),
        group_nouns=_group_nouns(folder),
        given_names={
            name: row["gender"]
            for _, row in numbered_rows(folder / "given_names.tsv", ("gender", "names"))
            for name in row["names"].split()
        },
        gendered_nouns={
            noun: row["gender"]
            for _, row in numbered_rows(folder / "gendered_nouns.tsv", ("gender", "nouns"))
            for noun in row["nouns"].split()
        },
    )
