"""How alike two names of one kind are. Public: `alikeness`, `is_acronym`, `is_list`, `words_of`, `family`."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from pipeline.knowledge.names import pieces, similar

Key = tuple[str, ...]

PLACES = frozenset({"country", "region", "city", "place", "facility"})
BODIES = frozenset({"organization", "government", "armed_group", "party", "outlet", "agency"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARABIC = frozenset({"al", "el", "ul"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "al", "el", "s", "to", "a"})
# Words that say what kind of body a name is of, and that reports leave out or add.
_DESIGNATORS = frozenset(
    {"co", "company", "corp", "corporation", "inc", "ltd", "limited", "plc", "llc", "llp", "ag", "sa",
     "nv", "group", "holdings", "holding", "party", "movement", "bank", "airlines", "airways",
     "international", "organization", "organisation", "militia", "network", "agency", "service",
     "foundation", "university", "news"}
)  # fmt: skip
_TAILS = frozenset(
    {"army", "congress", "senate", "parliament", "ministry", "court", "police", "council", "commission",
     "committee", "government", "university", "party", "bank", "agency", "union", "league", "assembly",
     "board", "house", "department", "guard", "coalition", "front", "force", "forces", "navy"}
)  # fmt: skip
_WHOLES = frozenset({"church", "order", "society", "movement", "state", "republic"})
_HALVES = frozenset({"north", "south", "east", "west"})  # "the North" after "North Korea"
_DEMONYM_ENDINGS = ("ian", "yan", "ish", "ese", "aqi", "eli", "ani", "ean", "can")
_LONG_WORD = 5
_SAME_PLACE = 0.88  # Jaro-Winkler: Kiev and Kyiv fall below (both are known), Benghazi and Bengazi lie above
_LIST = re.compile(r"\w+ and [A-ZÀ-Ž]\w+|\w+, [A-ZÀ-Ž]\w+ and ")


def family(kind: str) -> str:
    """Kinds between which a name may waver: person, place, body, other."""
    if kind in PLACES:
        return "place"
    return "body" if kind in BODIES else kind


@lru_cache(maxsize=20_000)
def words_of(surface: str) -> Key:
    """Folded words of a name, hyphens apart, without article and possessive."""
    plain = surface.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
    found = tuple(piece for word in plain.split() for piece in pieces(word))
    return found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found


def is_list(surface: str) -> bool:
    """Whether the words name two persons ("Varga and Stone") rather than one thing."""
    return len(surface.split()) <= 4 and _LIST.match(surface) is not None


@lru_cache(maxsize=50_000)
def alikeness(kin: str, key: Key, other: Key) -> int:
    """How surely two names of one family are one: 4 equal, 3 spelling, 2 part of a fuller name, 0 no."""
    if key == other:
        return 4 if key else 0
    if not key or not other:
        return 0
    if kin == "person":
        return _person(key, other)
    if kin == "body":
        return _body(key, other)
    return _place(key, other)


def _place(key: Key, other: Key) -> int:
    if "".join(key) == "".join(other):
        return 3
    if len(key) == len(other):
        near = all(map(similar, key, other)) and not _is_prolonged("".join(key), "".join(other))
        return 3 if near and JaroWinkler.similarity(" ".join(key), " ".join(other)) >= _SAME_PLACE else 0
    short, full = sorted((key, other), key=len)
    return 2 if len(full) == 2 and short[0] in _HALVES and short[0] == full[0] else 0


def _is_prolonged(one: str, other: str) -> bool:
    """Whether one is the other with an ending (Niger, Nigeria)."""
    short, full = sorted((one, other), key=len)
    return full.startswith(short) and len(full) - len(short) > 1


def _person(key: Key, other: Key) -> int:
    short, full = sorted((_bare(key), _bare(other)), key=len)
    if not short:
        return 0
    if _generation(key) and _generation(other) and _generation(key) != _generation(other):
        return 0
    if len(short) == len(full):
        if all(a == b or similar(a, b) or _initial(a, b) for a, b in zip(short, full, strict=True)):
            return 3
        if len(short) > 1 and sorted(short) == sorted(full):
            return 3  # family name first, family name last
        return 3 if "".join(short) == "".join(full) else 0
    if len(short) == 1:
        word = short[0]
        return 2 if similar(word, full[-1]) or (word in full and len(word) > 2) else 0
    if len(short) > 2 and not (similar(short[1], full[1]) or _initial(short[1], full[1])):
        return 0  # another middle name
    if similar(short[-1], full[-1]) and (similar(short[0], full[0]) or _initial(short[0], full[0])):
        return 3  # a middle name left out
    return 2 if _is_subsequence(short, full) else 0


def _is_subsequence(short: Key, full: Key) -> bool:
    """Whether the words of the shorter name stand in the longer one in their order."""
    position = 0
    for word in short:
        while position < len(full) and not similar(word, full[position]):
            position += 1
        if position == len(full):
            return False
        position += 1
    return True


def _bare(key: Key) -> Key:
    return tuple(word for word in key if word not in _SUFFIXES and word not in _ARABIC) or key


def _generation(key: Key) -> str | None:
    return key[-1] if key[-1] in _SUFFIXES else None


def _initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _body(key: Key, other: Key) -> int:
    plain = tuple(word for word in key if word not in _SMALL)
    against = tuple(word for word in other if word not in _SMALL)
    if plain == against or (
        len(plain) == len(against) and len(plain) > 1 and all(map(similar, plain, against))
    ):
        return 3
    if "".join(plain) == "".join(against) or (
        len(plain) == len(against) == 1 and len(plain[0]) >= _LONG_WORD and similar(plain[0], against[0])
    ):
        return 3
    short, full = sorted((plain, against), key=len)
    if not short or len(short) == len(full):
        return 0
    if full[: len(short)] == short:
        return 2 if len(short) > 1 or set(full[1:]) <= _DESIGNATORS else 0
    if full[-len(short) :] == short:
        if len(short) > 1 and short[0].endswith(_DEMONYM_ENDINGS):
            return 0  # the Free Syrian Army is not the Syrian Army
        is_head = short[0] in _TAILS and len(full) <= 3
        return 2 if len(short) > 1 or is_head or (len(full) == 2 and full[0] in _WHOLES) else 0
    return 0


def is_acronym(short: str, words: Key) -> bool:
    """Whether the capitals of `short` are the initials of the folded words, small words counted or not."""
    letters = "".join(char for char in short if char.isalnum())
    if not 2 <= len(letters) <= 8 or not letters.isupper() or len(words) < 2:
        return False
    wanted = letters.lower()
    if words[0] == wanted:
        return False  # "US" is not short for "US Senate"
    every = "".join(word[0] for word in words)
    content = "".join(word[0] for word in words if word not in _SMALL)
    return wanted in (every, content)
