"""Bodies that some documents call by an acronym alone. Public: `owners_of_acronyms`.

A document that gives only "RHB" means the Ruritanian Harbour Board where another document introduces the one
by the other. It stays by itself where two bodies of the corpus go by the letters, where the knowledge base
has another body of them, or where country or time speak against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from pipeline.extraction.mentions.alikeness import BODIES

Row = Mapping[str, Any]
_SHORTEST, _LONGEST = 3, 8  # letters; two letters stand for too many things


class Known(Protocol):
    """Ids of known things by acronym."""

    def __call__(self, acronym: str, /) -> Collection[str]:
        """The ids."""


def is_acronym_form(name: str) -> bool:
    """Whether a name is written like an acronym."""
    letters = name.replace(".", "")
    return letters.isalpha() and letters.isupper() and _SHORTEST <= len(letters) <= _LONGEST


def owners_of_acronyms(
    groups: Mapping[str, Sequence[Row]],
    names: Mapping[tuple[str, int], Collection[str]],
    *,
    years: Mapping[str, int],
    known: Known,
    apart: int,
) -> dict[str, str]:
    """The group that each group of an acronym alone belongs to.

    `groups` are document entities by entity id, `names` the names of each by document and cluster, `years`
    the year of each document; bearers more than `apart` years from each other are two.
    """
    introduced: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, list[str]] = defaultdict(list)
    for identity, members in sorted(groups.items()):
        if not all(row["kind"] in BODIES for row in members):
            continue
        per_document = [{_letters(n) or n for n in names.get(_place(row), ())} for row in members]
        written = set().union(*per_document)
        if len(written) == 1 and is_acronym_form(next(iter(written))):
            if not any(row["knowledge_id"] for row in members):
                alone[next(iter(written))].append(identity)
            continue
        for found in per_document:
            for short in filter(is_acronym_form, found):
                if any(" " in name for name in found):
                    introduced[short].add(identity)
    return {
        orphan: owner
        for short, orphans in alone.items()
        for orphan in orphans
        for owner in [_owner(groups, introduced.get(short, set()), known(short))]
        if owner is not None and _may_be_one(groups[orphan], groups[owner], years, apart)
    }


def _letters(name: str) -> str | None:
    return name.replace(".", "") if is_acronym_form(name) else None


def _place(row: Row) -> tuple[str, int]:
    return row["document_id"], row["cluster"]


def _owner(
    groups: Mapping[str, Sequence[Row]], candidates: Collection[str], known: Collection[str]
) -> str | None:
    """The only group of those letters, where nothing else that is known has them."""
    if len(candidates) != 1:
        return None
    (owner,) = candidates
    ids = {row["knowledge_id"] for row in groups[owner]}
    return owner if ids.issuperset(known) else None


def _may_be_one(one: Sequence[Row], other: Sequence[Row], years: Mapping[str, int], apart: int) -> bool:
    countries = {row["country_code"] for row in (*one, *other) if row["country_code"]}
    if len(countries) > 1:
        return False
    mine = [years[row["document_id"]] for row in one if row["document_id"] in years]
    theirs = [years[row["document_id"]] for row in other if row["document_id"] in years]
    return not mine or not theirs or min(abs(a - b) for a in mine for b in theirs) <= apart
