"""Which names in one document are names of one thing. Public: `Name`, `cluster_names`.

Full names come first, so that a surname in a headline finds its owner in the body. Equal ids of known things
are one, different ids are two; otherwise spelling decides (`alikeness`). A surname that fits several persons
goes to the one whom the document names most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extraction.mentions.alikeness import Key, alikeness, family, is_acronym, is_list, words_of

_SURE = 3


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name; `known` is its id where that is certain."""

    surface: str
    kind: str
    known: str | None = None
    gender: str | None = None


@dataclass(slots=True)
class _Cluster:
    family: str
    known: str | None
    gender: str | None
    names: set[Key] = field(default_factory=set)
    surfaces: set[str] = field(default_factory=set)
    size: int = 0
    first: int = 0

    def take(self, name: Name, key: Key, position: int) -> None:
        """Add one occurrence."""
        self.names.add(key)
        self.surfaces.add(name.surface)
        self.known = self.known or name.known
        self.gender = self.gender or name.gender
        self.size += 1
        self.first = min(self.first, position)


def cluster_names(names: Sequence[Name]) -> list[int]:
    """The cluster of each name, numbered by first occurrence; the names stand in the order of the text."""
    clusters: list[_Cluster] = []
    assigned = [-1] * len(names)
    keys = [words_of(name.surface) for name in names]
    decided: dict[tuple[str, str, str | None, str | None], int] = {}
    for index in sorted(range(len(names)), key=lambda i: (names[i].known is None, -len(keys[i]), i)):
        name, key = names[index], keys[index]
        same = (name.surface, family(name.kind), name.known, name.gender)
        found = decided.get(same)
        if found is None:
            found = _best(name, key, clusters)
        if found is None:
            clusters.append(_Cluster(family(name.kind), name.known, name.gender, first=index))
            found = len(clusters) - 1
        decided[same] = found
        clusters[found].take(name, key, index)
        assigned[index] = found
    renumbered: dict[int, int] = {}
    return [renumbered.setdefault(cluster, len(renumbered)) for cluster in assigned]


def _best(name: Name, key: Key, clusters: Sequence[_Cluster]) -> int | None:
    """The cluster that the name belongs to; null where it opens one of its own."""
    matches = []
    for index, cluster in enumerate(clusters):
        strength = _fit(name, key, cluster)
        if strength == _SURE + 2:
            return index
        if strength:
            matches.append((strength, -cluster.first, cluster.size, index))
    if not matches:
        return None
    top = max(strength for strength, *_ in matches)
    best = sorted(match for match in matches if match[0] == top)
    if len(best) > 1 and top < _SURE and family(name.kind) != "person":
        return None
    return best[-1][-1]


def _fit(name: Name, key: Key, cluster: _Cluster) -> int:
    """How well a name fits: 5 same id, 4 equal, 3 spelling or acronym, 2 part of a name, 0 not at all."""
    if name.known and cluster.known:
        return _SURE + 2 if name.known == cluster.known else 0
    if name.gender and cluster.gender and name.gender != cluster.gender:
        return 0
    kin = family(name.kind)
    if is_list(name.surface):
        return 4 if name.surface in cluster.surfaces else 0
    if cluster.family == kin:
        full = (
            [other for other in cluster.names if len(other) > 1] if kin == "person" and len(key) > 1 else []
        )
        strength = max((alikeness(kin, key, other) for other in full or cluster.names), default=0)
        if strength:
            return strength
    elif {kin, cluster.family} & {"person", "people"}:
        return 0
    if kin in ("person", "people") or cluster.family in ("person", "people"):
        return 0
    return _SURE if _is_acronym_pair(name, key, cluster) else 0


def _is_acronym_pair(name: Name, key: Key, cluster: _Cluster) -> bool:
    return any(is_acronym(name.surface, other) for other in cluster.names) or any(
        is_acronym(other, key) for other in cluster.surfaces
    )
