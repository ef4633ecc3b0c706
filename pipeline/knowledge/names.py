"""How a name is written down for look-up: pieces without case, diacritics and punctuation, and a sound
skeleton.

Names from Arabic, Russian or Chinese come in many spellings; `skeleton` maps the usual ones of one name to
the same few consonants and is to be confirmed by `similar`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´.")
_SOUNDS: tuple[tuple[str, str], ...] = (
    # Longest first; spellings that romanisations of one letter or ending differ in.
    ("tsch", "c"), ("tch", "c"), ("dzh", "j"), ("sch", "s"), ("shch", "s"), ("ough", "o"), ("eigh", "e"),
    ("gh", "k"), ("kh", "k"), ("qu", "k"), ("ck", "k"), ("ch", "s"), ("sh", "s"), ("dj", "j"), ("dh", "t"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("cz", "s"), ("sz", "s"), ("ts", "s"), ("tz", "s"), ("ks", "x"),
)  # fmt: skip
_LETTERS = str.maketrans(
    {"q": "k", "c": "k", "g": "k", "d": "t", "z": "s", "v": "f", "w": "f", "b": "p", "j": "j", "x": "x"}
)
_VOWELS = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")
SIMILAR = 0.78  # Jaro-Winkler over folded spellings of one name; pairs of our own list separate here


@lru_cache(maxsize=200_000)
def pieces(text: str) -> tuple[str, ...]:
    """Words of a name, lower case and without diacritics; apostrophes and full stops inside a word vanish."""
    if text.isascii():
        plain = text.lower().translate(_APOSTROPHES)
        return (plain,) if plain.isalnum() else tuple(filter(None, _NOT_ALNUM.split(plain)))
    plain = anyascii(text.translate(_APOSTROPHES)).lower().translate(_APOSTROPHES)
    return tuple(filter(None, _NOT_ALNUM.split(plain)))


def fold(text: str) -> str:
    """The pieces of a name joined by one space, without a leading article."""
    found = pieces_of_name(text)
    return " ".join(found)


def pieces_of_name(text: str) -> tuple[str, ...]:
    """`pieces` of a whole name without a leading "the"."""
    found = tuple(piece for word in text.split() for piece in pieces(word))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Consonants of one folded word by how they sound, so that romanisations of one name agree."""
    sound = word
    for spelling, letter in _SOUNDS:
        sound = sound.replace(spelling, letter.upper())
    sound = sound.lower().translate(_LETTERS)
    first = "a" if sound[:1] in "aeiouyh" else ""
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", sound))


def similar(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of one name."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    return skeleton(one) == skeleton(other) and JaroWinkler.similarity(one, other) >= SIMILAR
