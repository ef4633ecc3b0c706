"""The registry of outlets and news agencies. Public: `load_outlets`, `Outlets`, `Outlet`.

The facts stand in the TSV files of this folder; their header says what a row means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

from pipeline.knowledge.tsv import VocabularyError, read_rows

KINDS = ("agency", "broadcaster", "magazine", "newspaper", "website")
CONTROLS = ("nonprofit", "party", "private", "public", "state")
FILES = ("agencies.tsv", "africa.tsv", "americas.tsv", "asia_pacific.tsv", "europe.tsv", "middle_east.tsv")
_COLUMNS = (
    "outlet_id", "name", "kind", "control", "country_code",
    "language", "domains", "aliases", "credits", "owner",
)  # fmt: skip
_SECTION = re.compile(r"\s*(?:\([^()]*\)|\s[-–—|]\s.*)\s*$")
_SHORTEST_LABEL = 5  # letters of a domain's first label that stand for the outlet's name


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, broadcaster, magazine, website or news agency."""

    outlet_id: str
    name: str
    kind: str
    control: str  # who controls it: "state" means a government, "public" a broadcaster or agency by statute
    country_code: str
    language: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]  # names in running text
    credits: tuple[str, ...]  # forms in credit lines and datelines alone
    owner: str | None

    @property
    def is_agency(self) -> bool:
        """Whether other outlets carry its stories."""
        return self.kind == "agency"


class Outlets:
    """Outlets found by id, name, credit or address. Names are compared as `name_key` gives them."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_id = {outlet.outlet_id: outlet for outlet in outlets}
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        self._by_credit: dict[str, list[Outlet]] = {}
        for outlet in self:
            for name in (outlet.name, *outlet.aliases):
                _claim(self._by_name, name_key(name), outlet)
            for domain in outlet.domains:
                _claim(self._by_domain, domain, outlet)
            if outlet.is_agency:
                for credit in (outlet.name, *outlet.aliases, *outlet.credits):
                    held = self._by_credit.setdefault(name_key(credit), [])
                    if outlet not in held:
                        held.append(outlet)
        self._by_label = _labels(self._by_domain)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    @property
    def agencies(self) -> tuple[Outlet, ...]:
        """The news agencies."""
        return tuple(outlet for outlet in self if outlet.is_agency)

    def by_id(self, outlet_id: str | None) -> Outlet | None:
        """The outlet of that registry id; null for `name:…` ids."""
        return self._by_id.get(outlet_id or "")

    def by_name(self, name: str) -> Outlet | None:
        """The one outlet of that name, alias, domain or credit, without section (`- Opinion`, `(News)`)."""
        bare = _SECTION.sub("", name)
        for form in (name, bare):
            key = name_key(form)
            for spelling in (key, key.replace("online", ""), f"al{key}"):
                if spelling in self._by_name:
                    return self._by_name[spelling]
        domain = re.sub(r"^(https?://)?(www\.)?", "", name.strip().lower()).rstrip("/")
        if "." in domain:
            return self.by_host(domain)
        return self._by_label.get(name_key(bare)) or self.by_credit(bare)

    def by_host(self, host: str) -> Outlet | None:
        """The outlet of the host, or of the longest domain that the host lies in."""
        labels = host.lower().rstrip(".").split(".")
        for first in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[first:]))
            if found:
                return found
        return None

    def by_credit(self, credit: str, *, country: str | None = None) -> Outlet | None:
        """The news agency that a credit line or dateline names in these words.

        Where several agencies share the form (APA, CNA), the one of `country`, else none.
        """
        found = self._by_credit.get(name_key(credit), [])
        if len(found) > 1:
            found = [agency for agency in found if agency.country_code == country]
        return found[0] if len(found) == 1 else None

    def is_credit(self, credit: str) -> bool:
        """Whether one agency or several are credited in these words."""
        return name_key(credit) in self._by_credit

    def country(self, outlet_id: str | None) -> str | None:
        """Country (alpha-3) of the outlet of that registry id."""
        found = self.by_id(outlet_id)
        return found.country_code if found else None


def name_key(name: str) -> str:
    """Letters and digits of a name in lower case, without a leading `the`; what two spellings share."""
    letters = re.sub(r"[^a-z0-9+ ]", "", anyascii(name).lower().replace("-", " "))
    return re.sub(r"^the (?=.)", "", letters.strip()).replace(" ", "")


def _claim(index: dict[str, Outlet], key: str, outlet: Outlet) -> None:
    held = index.setdefault(key, outlet)
    if held is not outlet:
        raise VocabularyError(f"outlets: {key!r} names both {held.outlet_id} and {outlet.outlet_id}")


def _labels(domains: dict[str, Outlet]) -> dict[str, Outlet]:
    """First labels of domains that belong to one outlet alone."""
    found: dict[str, set[str]] = {}
    for domain, outlet in domains.items():
        found.setdefault(domain.split(".")[0].replace("-", ""), set()).add(outlet.outlet_id)
    by_id = {outlet.outlet_id: outlet for outlet in domains.values()}
    return {
        label: by_id[next(iter(ids))]
        for label, ids in found.items()
        if len(ids) == 1 and len(label) >= _SHORTEST_LABEL
    }


def _list(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split("|") if part)


@lru_cache(maxsize=1)
def load_outlets() -> Outlets:
    """The registry; raises `VocabularyError` where a row is malformed or a name stands for two outlets."""
    folder = files(__name__)
    rows = (
        row
        for name in FILES
        for row in read_rows(folder / name, columns=_COLUMNS, allowed={"kind": KINDS, "control": CONTROLS})
    )
    outlets = [
        Outlet(
            row["outlet_id"], row["name"], row["kind"], row["control"], row["country_code"], row["language"],
            _list(row["domains"]), _list(row["aliases"]), _list(row["credits"]), row["owner"] or None,
        )
        for row in rows
    ]  # fmt: skip
    if len({outlet.outlet_id for outlet in outlets}) < len(outlets):
        raise VocabularyError("outlets: an outlet_id stands twice")
    return Outlets(outlets)
