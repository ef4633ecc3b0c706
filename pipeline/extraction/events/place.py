"""Where an event took place: by its own words, then the place that it was done to, then the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from spacy.tokens import Token

from pipeline.extraction.events.found import Found
from pipeline.extraction.events.search import Search
from pipeline.extraction.places.words import load_place_words
from pipeline.records import Mention, MentionIndex, Sentence

_WIDTH = MappingProxyType({"facility": 0, "city": 0, "place": 0, "region": 1, "country": 2})
_PLACES = frozenset(_WIDTH)
_DOMAIN = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT", "X_DISASTER", "X_CASUALTIES"})

_MATERIAL = frozenset({"ASSAULT", "AID", "COERCE", "RETREAT"})
_REACHING = frozenset({"ASSAULT", "AID"})  # done in a land by those who come from outside


def _locative() -> tuple[str, ...]:
    words = load_place_words()
    return (*words["locative"], *words["setting"])


def place_of(
    found: Found, search: Search, mentions: MentionIndex, sentence: Sentence
) -> tuple[int | None, str]:
    """Cluster of the place and what it rests on; (None, "none") when the text does not say."""
    stated = _finest(_stated(found, search, mentions))
    if stated is not None:
        return stated.cluster, "stated"
    done_to = _finest(_affected(found, mentions))
    if done_to is not None:
        return done_to.cluster, "participant"
    if found.event_type in _DOMAIN and (only := _in_sentence(search, mentions, sentence)) is not None:
        return only.cluster, "sentence"
    home = _home(found, search, mentions)
    return (home.cluster, "participant") if home is not None else (None, "none")


def _home(found: Found, search: Search, mentions: MentionIndex) -> Mention | None:
    """The land of those to whom it was done, unless who did it came from elsewhere to a civilian."""
    actors = {home.cluster for filler in found.actors if (home := search.hosts.home_of(filler)) is not None}
    for filler in found.recipients:
        home = search.hosts.home_of(filler)
        if home is None:
            continue
        entity = mentions.entity_of(filler.mention)
        is_armed = "armed" in search.kinds.of(filler.head)
        is_land = entity is not None and entity.kind == "country"
        is_among_their_own = actors <= {home.cluster}
        if (is_armed and found.event_type in (*_MATERIAL, "SUPPORT")) or (
            found.event_type in _MATERIAL
            and (is_among_their_own or (is_land and found.event_type in _REACHING))
        ):
            return home
    return None


def _stated(found: Found, search: Search, mentions: MentionIndex) -> Iterator[Mention]:
    for filler in found.places:
        yield from _within(filler.head, mentions)
    names = _locative() if found.match.rule.mode != "visit" else (*_locative(), "to")
    heads = [token for token in (found.match.noun, found.trigger) if token is not None]
    for head in heads:
        verbal = head.pos_ in ("VERB", "AUX")
        slots = search.syntax.verb_slots(head) if verbal else search.syntax.noun_slots(head)
        for name in names:
            for token in slots.get(name, ()):
                yield from _within(token, mentions)
        for token in slots.get("site", ()):
            yield from _within(token, mentions)
    if found.match.rule.mode == "visit":
        for filler in found.recipients:
            yield from _within(filler.head, mentions)


def _affected(found: Found, mentions: MentionIndex) -> Iterator[Mention]:
    if found.event_type not in _DOMAIN and found.event_type != "THREATEN":
        return
    for filler in (*found.recipients, *found.topics):
        mention = mentions.headed_by(filler.head.i)
        if _is_place(mention) and mention is not None and mention.kind != "country":
            yield mention
        for child in filler.head.children:
            if child.dep_ == "prep" and child.lower_ in ("in", "of", "at", "near"):
                for part in child.children:
                    inner = mentions.headed_by(part.i)
                    if inner is not None and _is_place(inner):
                        yield inner


def _within(token: Token, mentions: MentionIndex) -> Iterator[Mention]:
    """Places that a phrase names, itself first: "the village of Rakya in Idlib"."""
    mention = mentions.headed_by(token.i)
    if mention is not None and _is_place(mention):
        yield mention
    for child in token.children:
        if child.dep_ in ("prep", "appos", "compound", "conj", "nmod", "poss"):
            for part in (child, *child.children):
                inner = mentions.headed_by(part.i)
                if inner is not None and _is_place(inner) and part.i != token.i:
                    yield inner


def _in_sentence(search: Search, mentions: MentionIndex, sentence: Sentence) -> Mention | None:
    """The one place that a sentence names after a preposition of place."""
    found: dict[int, Mention] = {}
    for token in search.parsed.doc[sentence.first : sentence.last]:
        if token.dep_ == "prep" and token.lower_ in _locative():
            for part in token.children:
                for mention in _within(part, mentions):
                    if mention.cluster is not None:
                        found.setdefault(mention.cluster, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_place(mention: Mention | None) -> bool:
    return (
        mention is not None
        and mention.cluster is not None
        and mention.kind in _PLACES
        and mention.form in ("name", "nominal")
    )


def _finest(places: Iterator[Mention]) -> Mention | None:
    """The narrowest kind of place, the first of its kind."""
    return min(places, key=lambda place: _WIDTH[place.kind], default=None)
