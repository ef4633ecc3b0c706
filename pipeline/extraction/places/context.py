"""What a document says of where its places are: countries named, neighbours, the outlet's home."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.places.toponyms import Toponym
from pipeline.extraction.places.words import load_place_words
from pipeline.knowledge.gazetteer import Candidate, Gazetteer, Place
from pipeline.records import MentionIndex

_OUTLET_HOME = 2.0  # mentions that the outlet's own country counts as
_SENTENCE = 3.0  # a country named in the sentence of the place counts this much more
_WIDE = ("division1", "country")
ABBREVIATED = re.compile(r",? \(?([A-Z](?:[A-Za-z]{1,4}\.?|\.[A-Z]\.?(?:[A-Z]\.)?))(?=\W|$)")

# "in the northwestern Syrian province of", and ", just outside", "30 km south of the town of".
_WITHIN = re.compile(
    r",? in (?:the )?(?:[\w-]+ ){0,3}(?:province|state|region|governorate|district|county|oblast|prefecture"
    r"|department|countryside) of (?:the )?(?=[A-Z])"
)
_NEAR = re.compile(
    r",? (?:(?:just|right|located|lying|situated) )?"
    r"(?:near|outside|close to|(?:[\d.,]+ ?(?:km|kilometers|kilometres|miles) )?(?:to the )?"
    r"(?:north|south|east|west)(?:-?east|-?west)? of)"
    r"(?: the)?(?:(?: [a-z]+){1,3} of)? (?=[A-Z])"
)


@dataclass(frozen=True)
class Context:
    """Evidence by country and by division (rows of the gazetteer), for the document and for each toponym."""

    countries: Mapping[str, float]
    local_countries: Mapping[str, Mapping[str, float]]
    containers: Mapping[str, tuple[Candidate, ...]]
    hints: Mapping[str, str]
    beside: Mapping[str, str] = field(default_factory=dict)
    divisions: Mapping[int, int] = field(default_factory=dict)
    near: Mapping[str, Place] = field(default_factory=dict)
    placed: frozenset[str] = (
        frozenset()
    )  # whose container follows a comma or names what it is, not "in" alone

    def knowing(self, places: Mapping[str, Place]) -> Context:
        """The same with what the chosen places add: their divisions, their countries, who lies near them."""
        chosen = list(places.values())
        divisions = Counter(row for place in chosen for row in (*place.divisions, place.row))
        countries = Counter(self.countries)
        countries.update(
            {code: 0.5 * n for code, n in Counter(p.country for p in chosen if p.country).items()}
        )
        near = {key: places[other] for key, other in self.beside.items() if other in places}
        return replace(self, divisions=divisions, countries=countries, near=near)

    def country_share(self, key: str, code: str | None) -> float:
        """From 0 to 1, how much of what the document and the sentence say of countries points at this one."""
        if code is None:
            return 0.0
        local = self.local_countries.get(key, {})
        weight = self.countries.get(code, 0.0) + _SENTENCE * local.get(code, 0.0)
        total = sum(self.countries.values()) + _SENTENCE * sum(local.values())
        return weight / total if total else 0.0


def read_context(
    parsed: ParsedArticle, mentions: MentionIndex, toponyms: list[Toponym], gazetteer: Gazetteer
) -> Context:
    """The evidence of one document."""
    text = parsed.doc.text  # spaCy joins it anew each time
    by_sentence: dict[str | None, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        entity = mentions.entity_of(mention)
        if (
            entity is not None
            and entity.kind == "country"
            and entity.country_code
            and mention.form != "pronoun"
        ):
            by_sentence[mention.sentence_id][entity.country_code] += 1
    countries: Counter[str] = Counter()
    for counted in by_sentence.values():
        countries.update(counted)
    weights: dict[str, float] = dict(countries)
    if parsed.article.outlet_country:
        weights[parsed.article.outlet_country] = (
            weights.get(parsed.article.outlet_country, 0.0) + _OUTLET_HOME
        )
    return Context(
        countries=weights,
        local_countries={t.key: _beside(t, by_sentence) for t in toponyms},
        containers={t.key: _container(t, text, mentions, gazetteer) for t in toponyms},
        hints={t.key: _hint(t, text) for t in toponyms},
        beside=_neighbours(toponyms, text),
        placed=frozenset(t.key for t in toponyms if _is_placed(t, text)),
    )


def _is_placed(toponym: Toponym, text: str) -> bool:
    return any(
        text.startswith((",", " ("), mention.end) or _WITHIN.match(text, mention.end)
        for mention in toponym.mentions
    )


def _neighbours(toponyms: list[Toponym], text: str) -> dict[str, str]:
    """The place that each is said to lie near, both by key."""
    starts = {mention.start: toponym.key for toponym in toponyms for mention in toponym.mentions}
    found = {}
    for toponym in toponyms:
        for mention in toponym.mentions:
            match = _NEAR.match(text, mention.end)
            other = starts.get(match.end()) if match else None
            if other is not None and other != toponym.key:
                found[toponym.key] = other
    return found


def _beside(toponym: Toponym, by_sentence: Mapping[str | None, Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for mention in toponym.mentions:
        found.update(by_sentence.get(mention.sentence_id, Counter()))
    return found


def _container(
    toponym: Toponym, text: str, mentions: MentionIndex, gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """What a place is said to lie in: "Salem, Ore.", "Homs, Syria", "Mosul in Iraq"."""
    for mention in toponym.mentions:
        inside = [c for c in gazetteer.candidates(mention.surface.partition(",")[2]) if c.place.kind in _WIDE]
        if inside:
            return tuple(inside)
        abbreviated = ABBREVIATED.match(text, mention.end)
        division = gazetteer.division(abbreviated[1]) if abbreviated else None
        if division is not None:
            return (Candidate(division, is_primary=True),)
        within = _WITHIN.match(text, mention.end)
        position = within.end() if within else mention.end
        following = next((m for m in mentions if m.start >= position and m.form == "name"), None)
        if following is None or following.start - position > 4:
            continue
        between = text[position : following.start]
        if between.strip() not in (("",) if within else (",", "in", "(")):
            continue
        entity = mentions.entity_of(following)
        if entity is not None and entity.kind == "country" and entity.country_code:
            country = gazetteer.country(entity.country_code)
            named = [c for c in gazetteer.candidates(following.surface) if c.place.kind == "division1"]
            return tuple(named) + ((Candidate(country, is_primary=True),) if country else ())
        division = gazetteer.division(following.surface)
        if division is not None:
            return (Candidate(division, is_primary=True),)
        wide = [
            c for c in gazetteer.candidates(following.surface) if c.place.kind in ("division1", "country")
        ]
        if wide:
            return tuple(wide)
    return ()


def _hint(toponym: Toponym, text: str) -> str:
    """`region` or `town` where a word beside the name says so; else empty."""
    words = load_place_words()
    for mention in toponym.mentions:
        around = text[max(0, mention.start - 24) : mention.end + 16].lower().replace(",", " ").split()
        if not set(words["region"]).isdisjoint(around):
            return "region"
        if not set(words["town"]).isdisjoint(around):
            return "town"
    return ""
