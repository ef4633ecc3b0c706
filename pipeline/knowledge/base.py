"""The knowledge base: who and what is known, with dated facts, and how to look it up by the words of a text.

The facts are readable files under `pipeline/knowledge/entities/` (read by `pipeline.knowledge.files`) and the
files that a user adds (`pipeline.knowledge.formats`). Public: `Knowledge`, `Known`, `Role`, `NameUse`,
`load_knowledge`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from pipeline.knowledge.names import pieces_of_name, skeleton


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person held; bounds are inclusive, null where open or unknown."""

    title: str
    country_code: str | None
    start: date | None
    end: date | None

    def held_on(self, day: date | None) -> bool:
        """Whether the person held it on the day; with a null day, whether the person still does."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Known:
    """One known person, body, people, place or country.

    `short` are names that stand for it without any context; `start` and `end` are the years in which it was
    active, null where open.
    """

    knowledge_id: str
    name: str
    kind: str
    country_code: str | None = None
    description: str | None = None
    wikidata_id: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    start: int | None = None
    end: int | None = None
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    def active_in(self, year: int | None) -> bool:
        """Whether it was active in that year, give or take one; true where years are unknown."""
        if year is None:
            return True
        return (self.start is None or self.start - 1 <= year) and (self.end is None or year <= self.end + 1)


@dataclass(frozen=True, slots=True)
class NameUse:
    """One way in which words stand for a known entry.

    `form` is name, acronym, short, adjective, people, capital or seat; `written` is the spelling in the file.
    """

    entry: Known
    form: str
    written: str


_FORMS_OF_FIELDS = (
    ("name", "aliases"),
    ("acronym", "acronyms"),
    ("short", "short"),
    ("adjective", "adjectives"),
    ("people", "people"),
    ("capital", "capitals"),
    ("seat", "seats"),
)


class Knowledge:
    """Known entries by id, by name, by office and by the sound of a surname."""

    def __init__(self, entries: Iterable[Known]) -> None:
        self.by_id: Mapping[str, Known] = MappingProxyType({entry.knowledge_id: entry for entry in entries})
        names: dict[tuple[str, ...], list[NameUse]] = {}
        for entry in self.by_id.values():
            for use in _uses(entry):
                key = pieces_of_name(use.written)
                if key and use not in names.setdefault(key, []):
                    names[key].append(use)
        self._names = {key: tuple(uses) for key, uses in names.items()}
        self._prefixes = {key[:length] for key in self._names for length in range(1, len(key))}
        self._surnames: dict[str, list[Known]] = {}
        self._holders: dict[tuple[str, str | None], list[tuple[Role, Known]]] = {}
        for entry in self.by_id.values():
            self._index_person(entry)

    def _index_person(self, entry: Known) -> None:
        if entry.kind != "person":
            return
        names = (pieces_of_name(name) for name in (entry.name, *entry.aliases))
        for sound in sorted({skeleton(name[-1]) for name in names if name}):
            self._surnames.setdefault(sound, []).append(entry)
        for role in entry.roles:
            self._holders.setdefault((role.title, role.country_code), []).append((role, entry))

    def __len__(self) -> int:
        return len(self.by_id)

    def get(self, knowledge_id: str | None) -> Known | None:
        """The entry of that id."""
        return None if knowledge_id is None else self.by_id.get(knowledge_id)

    def country(self, code: str | None) -> Known | None:
        """The country of that ISO 3166-1 alpha-3 code."""
        return None if code is None else self.by_id.get(f"country:{code}")

    def uses(self, name: str) -> tuple[NameUse, ...]:
        """Every way in which exactly these words stand for something known."""
        return self._names.get(pieces_of_name(name), ())

    def uses_of(self, key: tuple[str, ...]) -> tuple[NameUse, ...]:
        """`uses` for words that are folded already."""
        return self._names.get(key, ())

    def is_prefix(self, key: tuple[str, ...]) -> bool:
        """Whether a longer known name begins with these folded words."""
        return key in self._prefixes

    def sounding_like(self, surname: str) -> tuple[Known, ...]:
        """Persons whose surname, folded, may be another spelling of this one."""
        return tuple(self._surnames.get(skeleton(surname), ()))

    def holders(self, title: str, country_code: str | None, day: date | None) -> tuple[Known, ...]:
        """Who held the office on the day (or holds it still, where the day is null)."""
        held = self._holders.get((title, country_code), ())
        return tuple(entry for role, entry in held if role.held_on(day))

    def of_kind(self, kind: str) -> Iterator[Known]:
        """Entries of one kind, in the order of the files."""
        return (entry for entry in self.by_id.values() if entry.kind == kind)


def _spoken(entry: Known) -> str:
    """The name without the bracket that tells namesakes apart; with it where too little would be left."""
    bare, _, bracket = entry.name.partition(" (")
    is_outlet = entry.kind in ("outlet", "agency")
    return entry.name if is_outlet and bracket and (" " not in bare or bracket == "magazine)") else bare


def _uses(entry: Known) -> Iterator[NameUse]:
    yield NameUse(entry, "name", _spoken(entry))
    for form, field in _FORMS_OF_FIELDS:
        for written in getattr(entry, field):
            yield NameUse(entry, form, written)
    for adjective in entry.adjectives:
        if (
            adjective.endswith(("an", "i", "o", "ak", "eli", "ene", "ite", "na"))
            and " " not in adjective[-3:]
        ):
            yield NameUse(entry, "people", f"{adjective}s")
    if entry.kind == "people" and not entry.name.endswith("s"):
        yield NameUse(entry, "name", f"{entry.name}s")


@lru_cache(maxsize=4)
def load_knowledge(extra: tuple[Path, ...] = ()) -> Knowledge:
    """The project's knowledge base with the user's files added. Raises `KnowledgeError`."""
    from pipeline.knowledge.files import outlets, read_all
    from pipeline.knowledge.formats import read_extra

    entries = [*read_all(), *outlets()]
    for path in extra:
        entries.extend(read_extra(path))
    return Knowledge(entries)
