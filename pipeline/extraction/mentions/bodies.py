"""Bodies that every country has: which words name one, and whose it is. Public: `Body`, `Phrases`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extraction.mentions.drafts import Draft
from pipeline.extraction.mentions.vocabulary import FOLDER
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.base import Knowledge, Known
from pipeline.knowledge.files import slug, values
from pipeline.knowledge.tsv import numbered_rows

GOVERNMENT = "Government"
_LED = frozenset({"administration", "government", "regime"})
_RULING = frozenset({"president", "prime minister", "chancellor", "king", "emir", "sultan", "supreme leader"})
_TIED = frozenset({"backed", "led", "supported", "funded", "trained", "armed", "allied", "aligned"})


@lru_cache(maxsize=1)
def load_bodies() -> Mapping[str, tuple[str, str]]:
    """Label and kind of each body by the words that name it."""
    return {
        name: (row["label"], row["kind"])
        for _, row in numbered_rows(FOLDER / "bodies.tsv", ("label", "kind", "names"))
        for name in values(row["names"])
    }


@dataclass(frozen=True)
class CountryWords:
    """Where the document's words name a country, by the token that heads them."""

    by_head: Mapping[int, tuple[Draft, Known]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> CountryWords:
        """The drafts that are linked to a country."""
        return cls(
            {
                d.head: (d, d.link.entry)
                for d in drafts
                if d.link is not None and d.link.entry.kind == "country"
            }
        )

    def inside(self, first: int, last: int) -> tuple[Draft, Known] | None:
        """The last country named among the tokens first:last."""
        return next((self.by_head[i] for i in range(last - 1, first - 1, -1) if i in self.by_head), None)

    def owner(self, first: int, last: int, words: Words) -> Known | None:
        """The country whose body the phrase first:last is: within it, before "'s", or after "of"."""
        found = self.inside(first, last)
        if found is not None:
            return found[1]
        before = first - 1
        if before > 0 and words.text[before] in ("'s", "'") and before - 1 in self.by_head:
            return self.by_head[before - 1][1]
        if before >= 0 and before in self.by_head and self.by_head[before][0].form == "demonym":
            return self.by_head[before][1]
        if last < len(words) and words.lower[last] in ("of", "in"):
            after = last + 1 + (last + 1 < len(words) and words.lower[last + 1] == "the")
            found = self.inside(after, min(after + 3, len(words)))
            if found is not None and found[0].first == after:
                return found[1]
        return None


def name_body(draft: Draft, words: Words, countries: CountryWords) -> None:
    """Give a draft that is a country's body its canonical name, country and known country link."""
    inner = countries.inside(draft.first, draft.last)
    first, last = draft.first, draft.last
    if inner is not None:
        named = any(words.is_name_tag(index) for index in range(first, inner[0].first))
        if not named or words.lower[first] in ("the", "a", "both"):
            first = inner[0].last + (inner[0].last < last and words.text[inner[0].last] in ("'s", "'"))
        elif inner[0].last == last:
            last = inner[0].first
    found = _label(first, last, words)
    if found is None:
        return
    country = countries.owner(draft.first, draft.last, words)
    label, kind = found
    if country is None or (inner is None and kind == "armed_group"):
        return
    if inner is not None and not _is_of_land(draft, inner[0], words):
        return
    draft.country_code = country.country_code
    if label == GOVERNMENT:
        draft.kind = "government"
        draft.link_to(country, basis="knowledge", confidence=0.8)
        return
    adjective = country.adjectives[0] if country.adjectives else country.name
    draft.kind, draft.name = kind, f"{adjective} {label}"
    draft.body_id = f"body:{country.country_code}:{slug(label)}"


def name_led(draft: Draft, leaders: Mapping[int, Draft], words: Words, *, knowledge: Knowledge) -> None:
    """Give a government that is called by its head of state the country: "the Diallo administration"."""
    if draft.link is not None or draft.noun not in _LED:
        return
    named = [leaders[index] for index in range(draft.first, draft.last) if index in leaders]
    before = draft.first - 1
    if not named and before > 0 and words.text[before] in ("'s", "'", "’s", "’"):
        named = [leaders[before - 1]] if before - 1 in leaders else []
    if len(named) != 1 or named[0].link is None:
        return
    entry = named[0].link.entry
    country = knowledge.country(entry.country_code)
    if country is not None and any(role.title in _RULING for role in entry.roles):
        draft.kind = "government"
        draft.link_to(country, basis="knowledge", confidence=0.8)


def _is_of_land(draft: Draft, land: Draft, words: Words) -> bool:
    """Whether a body is the land's that is named with it: not "pro-Peruvian", not "Peru-backed"."""
    beside = (max(land.first - 1, 0), min(land.last, len(words) - 1))
    dashed = any(words.text[index] == "-" for index in beside)
    return not dashed and _TIED.isdisjoint(words.lower[draft.first : draft.last])


def _label(first: int, last: int, words: Words) -> tuple[str, str] | None:
    table = load_bodies()
    while last > first and words.lower[last - 1] in ("of", "the", "'s", "'", "in"):
        last -= 1
    for begin in range(first, last):
        found = table.get(" ".join(words.lower[begin:last]))
        if found is not None and (begin == first or not words.is_capital[begin - 1]):
            return found
    return None
