"""Which event mentions are about the same event. Public: `EventFeatures`, `link_mentions`.

Mentions are compared by kind (type, lemma, mode), by who takes part, by where and when, and by how much their
documents have in common; two precise days, two places or two sets of named persons that exclude each other
keep mentions apart whatever else agrees. A mention joins the cluster that it fits best on average. The result
does not depend on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

SYMMETRIC_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# What one says or gives is one's own, whoever else says the same; who did a deed is often disputed.
_OWN_TYPES = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "SANCTION", "AID", "CONCEDE"})
_TOUR = 2  # lands visited from which a visit is a tour
_WEEK = 7
_UNDATED_REACH = 10  # days around the report in which an undated event is looked for
_COMPARED = 12  # members of a cluster that a mention is compared with
_ONE_STORY = 0.3  # cosine from which two documents tell one story
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


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """What is compared of one mention.

    A party is the set of what it may be called: its entity id, and `country:XXX` where it acts for a country.
    `is_denied` says that the mention denies the event. `story` groups documents (null: not known): mentions
    without a common party are about one event only within a story or in documents that have much in common.
    """

    key: str
    document_id: str
    event_type: str
    lemma: str
    mode: str | None = None
    actors: tuple[frozenset[str], ...] = ()
    recipients: tuple[frozenset[str], ...] = ()
    persons: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    earliest: date | None = None
    latest: date | None = None
    reported_on: date | None = None
    story: str | None = None
    is_denied: bool = False

    @property
    def parties(self) -> tuple[frozenset[str], ...]:
        """All who take part, whatever their role."""
        return self.actors + self.recipients

    @property
    def names(self) -> frozenset[str]:
        """All that the parties may be called."""
        return frozenset().union(*self.parties)


@dataclass(slots=True)
class _Cluster:
    number: int
    members: list[EventFeatures] = field(default_factory=list)


def link_mentions(
    features: Iterable[EventFeatures],
    *,
    similarity: Mapping[tuple[str, str], float] | None = None,
    weights: LinkWeights = LinkWeights(),
) -> dict[str, int]:
    """Number of the cluster of each mention, by key, numbered in order of time.

    `similarity` gives the cosine of two documents by their ordered pair of ids; absent pairs count as 0.
    """
    ordered = sorted(features, key=_in_time)
    index: dict[tuple[object, ...], list[_Cluster]] = defaultdict(list)
    numbers: dict[str, int] = {}
    count = 0
    for mention in ordered:
        cluster = _best(mention, _candidates(mention, index), similarity or {}, weights)
        if cluster is None:
            cluster = _Cluster(count)
            count += 1
        cluster.members.append(mention)
        numbers[mention.key] = cluster.number
        for key in _keys(mention, register=True):
            if not any(held is cluster for held in index[key]):
                index[key].append(cluster)
    return numbers


def _in_time(mention: EventFeatures) -> tuple[date, str, str]:
    return (mention.earliest or mention.reported_on or date.min, mention.document_id, mention.key)


def _keys(mention: EventFeatures, *, register: bool) -> Iterator[tuple[object, ...]]:
    """Where to look for clusters: by party, or by lemma, in the weeks in which the event may lie."""
    weeks = _weeks(mention)
    subjects = mention.names | {f"lemma:{mention.lemma}"}
    for subject in sorted(subjects):
        if register or not weeks:
            yield (mention.event_type, subject)
        for week in weeks:
            yield (mention.event_type, subject, week)


def _weeks(mention: EventFeatures) -> range:
    first, last = _window(mention)
    if first is None or last is None:
        return range(0)
    if (last - first).days > 10 * _WEEK:  # a year or more: found by subject alone
        return range(0)
    return range(first.toordinal() // _WEEK, last.toordinal() // _WEEK + 1)


def _window(mention: EventFeatures) -> tuple[date | None, date | None]:
    if mention.earliest is not None and mention.latest is not None:
        slack = timedelta(days=_SLACK)
        return mention.earliest - slack, mention.latest + slack
    if mention.reported_on is not None:
        reach = timedelta(days=_UNDATED_REACH)
        return mention.reported_on - reach, mention.reported_on + reach
    return None, None


def _candidates(
    mention: EventFeatures, index: Mapping[tuple[object, ...], Sequence[_Cluster]]
) -> list[_Cluster]:
    keys = _keys(mention, register=False)
    found = {cluster.number: cluster for key in keys for cluster in index.get(key, ())}
    return [found[number] for number in sorted(found)]


def _best(
    mention: EventFeatures,
    clusters: Sequence[_Cluster],
    similarity: Mapping[tuple[str, str], float],
    weights: LinkWeights,
) -> _Cluster | None:
    best: tuple[float, _Cluster] | None = None
    for cluster in clusters:
        scores = [compare(mention, member, similarity, weights) for member in cluster.members[-_COMPARED:]]
        if any(score is None for score in scores):
            continue
        mean = sum(score for score in scores if score is not None) / len(scores)
        if mean >= weights.threshold and (best is None or mean > best[0]):
            best = (mean, cluster)
    return best[1] if best else None


def compare(
    one: EventFeatures,
    other: EventFeatures,
    similarity: Mapping[tuple[str, str], float],
    weights: LinkWeights,
) -> float | None:
    """How well two mentions agree; null when something excludes that they are about one event."""
    if one.event_type != other.event_type or _is_excluded(one, other):
        return None
    shared = _shared(one, other, similarity)
    if _stories_exclude(one, other) and shared < _ONE_STORY:
        return None
    score = weights.same_lemma if one.lemma == other.lemma else weights.same_type
    score += _parties(one, other, weights) + _places(one, other, weights)
    if one.mode and other.mode and one.mode != other.mode:
        score += weights.mode_differs
    if _is_narrow(one) and _is_narrow(other):
        score += weights.day
    return score + weights.document * shared


def _shared(one: EventFeatures, other: EventFeatures, similarity: Mapping[tuple[str, str], float]) -> float:
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
    return one.event_type in _OWN_TYPES and _disjoint(_lands(one.actors), _lands(other.actors))


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
    return not (one.places & other.places or (_is_narrow(one) and _is_narrow(other)))


def _stories_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    return bool(one.story and other.story and one.story != other.story and not one.names & other.names)


def _is_narrow(mention: EventFeatures) -> bool:
    return bool(mention.earliest and mention.latest and (mention.latest - mention.earliest).days <= _WEEK)


def _days_exclude(one: EventFeatures, other: EventFeatures) -> bool:
    (a, b), (c, d) = _window(one), _window(other)
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
