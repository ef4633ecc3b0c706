"""Which names in one document are names of one thing. Public: `Name`, `cluster_names`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.knowledge.names import pieces, similar

PLACES = frozenset({"country", "region", "city", "place", "facility"})
BODIES = frozenset({"organization", "government", "armed_group", "party", "outlet", "agency"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "al", "el", "s"})


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name. `known` is its id where it is certain: equal ids are one, different ids are two."""

    surface: str
    kind: str
    known: str | None = None
    gender: str | None = None


def family(kind: str) -> str:
    """Kinds between which a name may waver: person, place, body, other."""
    if kind in PLACES:
        return "place"
    return "body" if kind in BODIES else kind


@dataclass(slots=True)
class _Cluster:
    family: str
    known: str | None
    names: list[tuple[str, ...]]
    surfaces: list[str]
    gender: str | None


def words_of(surface: str) -> tuple[str, ...]:
    """Folded words of a name, hyphens apart, without article and possessive."""
    plain = surface.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    found = tuple(piece for word in plain.split() for piece in pieces(word))
    return found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found


def cluster_names(names: Sequence[Name]) -> list[int]:
    """The cluster of each name, numbered by first occurrence; the names stand in the order of the text."""
    clusters: list[_Cluster] = []
    assigned = [-1] * len(names)
    # Full names first, so that a surname in a headline finds its owner in the body.
    order = sorted(range(len(names)), key=lambda i: (-_fullness(names[i]), i))
    for index in order:
        name = names[index]
        key = words_of(name.surface)
        found = _best(name, key, clusters)
        if found is None:
            clusters.append(_Cluster(family(name.kind), name.known, [key], [name.surface], name.gender))
            found = len(clusters) - 1
        else:
            clusters[found].names.append(key)
            clusters[found].surfaces.append(name.surface)
            clusters[found].known = clusters[found].known or name.known
            clusters[found].gender = clusters[found].gender or name.gender
        assigned[index] = found
    renumbered: dict[int, int] = {}
    return [renumbered.setdefault(cluster, len(renumbered)) for cluster in assigned]


def _fullness(name: Name) -> int:
    return len(words_of(name.surface))


def _best(name: Name, key: tuple[str, ...], clusters: list[_Cluster]) -> int | None:
    kin = family(name.kind)
    matches = []
    for index, cluster in enumerate(clusters):
        if name.known and cluster.known:
            if name.known == cluster.known:
                return index
            continue
        if cluster.family != kin and not _is_acronym_pair(name, cluster):
            if key not in cluster.names:
                continue
            if kin in ("person",) or cluster.family in ("person",) or "people" in (kin, cluster.family):
                continue
            if {kin, cluster.family} == {"place", "body"}:
                continue
        strength = max((_strength(kin, key, other) for other in cluster.names), default=0)
        if not strength and _is_acronym_pair(name, cluster):
            strength = 3
        if strength and not (name.gender and cluster.gender and name.gender != cluster.gender):
            matches.append((strength, index))
    if not matches:
        return None
    top = max(strength for strength, _ in matches)
    best = [index for strength, index in matches if strength == top]
    return best[0] if len(best) == 1 or top >= 3 else None


def _strength(kin: str, key: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How surely two names of one family are one: 4 equal, 3 spelling, 2 part of a fuller name, 0 no."""
    if key == other:
        return 4
    if not key or not other:
        return 0
    if kin == "person":
        return _person(key, other)
    if kin == "body":
        return _body(key, other)
    joined, other_joined = "".join(key), "".join(other)
    return 3 if joined == other_joined or (len(key) == len(other) and all(map(similar, key, other))) else 0


def _person(key: tuple[str, ...], other: tuple[str, ...]) -> int:
    short, full = sorted((_bare(key), _bare(other)), key=len)
    if not short:
        return 0
    if len(short) == len(full):
        if all(a == b or similar(a, b) or _initial(a, b) for a, b in zip(short, full, strict=True)):
            return 3
        return 3 if "".join(short) == "".join(full) else 0
    if len(short) == 1:
        word = short[0]
        if similar(word, full[-1]):
            return 2
        return 2 if word in full and len(word) > 2 else 0
    # Several words of a longer name, in its order: a middle name left out, a father's name added.
    if similar(short[-1], full[-1]) and (similar(short[0], full[0]) or _initial(short[0], full[0])):
        return 3
    position = 0
    for word in short:
        while position < len(full) and not similar(word, full[position]):
            position += 1
        if position == len(full):
            return 0
        position += 1
    return 2


def _bare(key: tuple[str, ...]) -> tuple[str, ...]:
    bare = tuple(word for word in key if word not in _SUFFIXES and word not in ("al", "el"))
    return bare or key


def _initial(a: str, b: str) -> bool:
    return len(min(a, b, key=len)) == 1 and a[0] == b[0]


def _body(key: tuple[str, ...], other: tuple[str, ...]) -> int:
    plain = tuple(word for word in key if word not in _SMALL)
    against = tuple(word for word in other if word not in _SMALL)
    if plain == against or (
        len(plain) == len(against) and len(plain) > 1 and all(map(similar, plain, against))
    ):
        return 3
    short, full = sorted((plain, against), key=len)
    if not short or len(short) == len(full):
        return 0
    if full[: len(short)] == short or full[-len(short) :] == short:
        return 2 if len(short) > 1 or len(full) <= 3 else 0
    return 0


def _is_acronym_pair(name: Name, cluster: _Cluster) -> bool:
    if family(name.kind) in ("person", "people") or cluster.family in ("person", "people"):
        return False
    return any(
        is_acronym(name.surface, words_of(other)) or is_acronym(other, words_of(name.surface))
        for other in cluster.surfaces
    )


def is_acronym(short: str, words: tuple[str, ...]) -> bool:
    """Whether the capitals of `short` are the initials of the folded words, small words counted or not."""
    letters = "".join(char for char in short if char.isalnum())
    if not 2 <= len(letters) <= 8 or not letters.isupper() or len(words) < 2:
        return False
    wanted = letters.lower()
    every = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _SMALL)
    return wanted in (every, content)
