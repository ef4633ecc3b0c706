"""How well two event mentions agree. Public: `LinkWeights`, `compare`, `window`, `shared_words`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.resolution.event_agreement import ONE_STORY, OWN_TYPES, SYMMETRIC_TYPES, is_contradicted
from pipeline.resolution.event_features import EventFeatures

_TOUR = 2  # lands visited from which a visit is a tour
_UNDATED_REACH = 10  # days around the report in which an undated event is looked for
_SAME_DOCUMENT = 0.1  # two sentences of one text share a subject by nature, which says little
_SLACK = 1  # days by which two outlets may differ on one day, time zones and deadlines included


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """Weights of agreement and disagreement; a pair links from `threshold` on.

    Chosen on the development half of ECB+ (CC BY 3.0), where only lemma, participants and documents speak,
    and kept round; dates and places follow the contract and were not fitted.
    """

    same_lemma: float = 0.45
    same_type: float = 0.05
    party: float = 0.25
    party_differs: float = -0.35
    day: float = 0.20
    place: float = 0.15
    place_differs: float = -0.40
    mode_differs: float = -0.20
    document: float = 0.30
    threshold: float = 0.455


def compare(
    one: EventFeatures,
    other: EventFeatures,
    similarity: Mapping[tuple[str, str], float],
    weights: LinkWeights,
) -> float | None:
    """How well two mentions agree; null when something excludes that they are about one event."""
    if one.event_type != other.event_type or _is_excluded(one, other):
        return None
    shared = shared_words(one, other, similarity)
    if _stories_exclude(one, other) and shared < ONE_STORY:
        return None
    if _is_timeless(one, other) and one.lemma != other.lemma and shared < ONE_STORY:
        return None
    score = weights.same_lemma if one.lemma == other.lemma else weights.same_type
    score += _parties(one, other, weights) + _places(one, other, weights)
    if one.mode and other.mode and one.mode != other.mode:
        score += weights.mode_differs
    if one.is_narrow and other.is_narrow:
        score += weights.day
    return score + weights.document * shared


def shared_words(
    one: EventFeatures, other: EventFeatures, similarity: Mapping[tuple[str, str], float]
) -> float:
    """How much the documents of two mentions have in common."""
    if one.document_id == other.document_id:
        return _SAME_DOCUMENT
    pair = (min(one.document_id, other.document_id), max(one.document_id, other.document_id))
    return similarity.get(pair, 0.0)


def _is_excluded(one: EventFeatures, other: EventFeatures) -> bool:
    return (
        _days_exclude(one, other)
        or _persons_exclude(one, other)
        or _denials_exclude(one, other)
        or _lands_exclude(one, other)
        or is_contradicted(one, other)
    )


def _lands_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    """One party's visits to two hosts, or its words on two lands, are two events, in one week too."""
    if one.event_type in SYMMETRIC_TYPES:
        mine, theirs = _lands(one.parties), _lands(other.parties)
        if bool(mine - theirs) and bool(theirs - mine):
            return True
        return "visit" in (one.mode, other.mode) and _is_tour(one) != _is_tour(other)
    if _disjoint(_lands(one.recipients), _lands(other.recipients)):
        return True
    return one.event_type in OWN_TYPES and _disjoint(_lands(one.actors), _lands(other.actors))


def _lands(parties: Iterable[frozenset[str]]) -> frozenset[str]:
    """The countries for which the parties act."""
    return frozenset(name for party in parties for name in party if name.startswith("country:"))


def _disjoint(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs and not mine & theirs)


def _is_tour(mention: EventFeatures) -> bool:
    return len(_lands(mention.recipients) - _lands(mention.actors)) >= _TOUR


def _denials_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    """What is denied is the event reported only when day or place say so; "never signed" denies none."""
    if one.is_denied == other.is_denied:
        return False
    return not (one.places & other.places or (one.is_narrow and other.is_narrow))


def _stories_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    return bool(one.story and other.story and one.story != other.story and not one.names & other.names)


def _is_timeless(one: EventFeatures, other: EventFeatures) -> bool:
    """Two texts of which one says neither when it tells nor when it was: nothing puts both in one time."""
    return one.document_id != other.document_id and (window(one)[0] is None or window(other)[0] is None)


def _days_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    (a, b), (c, d) = window(one), window(other)
    if a is None or b is None or c is None or d is None:
        return False
    return b < c or d < a


def _persons_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    return bool(one.persons and other.persons and not one.persons & other.persons)


def _parties(one: EventFeatures, other: EventFeatures, weights: LinkWeights) -> float:
    if one.event_type in SYMMETRIC_TYPES:
        return 2 * _side(one.parties, other.parties, weights)
    return _side(one.actors, other.actors, weights) + _side(one.recipients, other.recipients, weights)


def _side(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]], weights: LinkWeights) -> float:
    """Agreement of two lists of parties: all of the shorter in the longer, or they differ."""
    if not mine or not theirs:
        return 0.0
    shorter, longer = sorted((mine, theirs), key=len)
    if not all(any(party & held for held in longer) for party in shorter):
        return weights.party_differs
    return weights.party if len(shorter) > 1 or len(longer) == 1 else weights.party / 2


def _places(one: EventFeatures, other: EventFeatures, weights: LinkWeights) -> float:
    if not one.places or not other.places:
        return 0.0
    return weights.place if one.places & other.places else weights.place_differs


def window(mention: EventFeatures) -> tuple[date | None, date | None]:
    """First and last day on which the event may lie, as far as date or report say."""
    if mention.earliest is not None and mention.latest is not None:
        slack = timedelta(days=_SLACK)
        return mention.earliest - slack, mention.latest + slack
    if mention.reported_on is not None:
        reach = timedelta(days=_UNDATED_REACH)
        return mention.reported_on - reach, mention.reported_on + reach
    return None, None
