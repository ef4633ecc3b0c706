"""Which event mentions are about the same event. Public: `link_mentions`.

Mentions are compared by kind (type, lemma, mode), by who takes part, by where and when, and by how much their
documents have in common; two precise days, two places or two sets of named persons that exclude each other
keep mentions apart whatever else agrees, and so does a want of anything that speaks for one event
(`pipeline.resolution.event_agreement`). A mention joins the cluster that it fits best on average,
and chooses again when all clusters are known. The result does not depend on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.resolution.event_agreement import is_supported
from pipeline.resolution.event_features import EventFeatures
from pipeline.resolution.event_scores import LinkWeights, compare, shared_words, window

_WEEK = 7
_COMPARED = 12  # members of a cluster that are compared
_SUPPORTING = 0.5  # share of the comparisons that must speak for one event, where none speaks against it

Similarity = Mapping[tuple[str, str], float]


@dataclass(slots=True)
class _Cluster:
    number: int
    members: list[EventFeatures] = field(default_factory=list)


def link_mentions(
    features: Iterable[EventFeatures],
    *,
    similarity: Similarity | None = None,
    weights: LinkWeights | None = None,
) -> dict[str, int]:
    """Number of the cluster of each mention, by key, numbered in order of time.

    `similarity` gives the cosine of two documents by their ordered pair of ids; absent pairs count as 0.
    """
    fit = _Fit(similarity or {}, weights or LinkWeights())
    clusters = _gathered(sorted(features, key=_in_time), fit)
    return {mention.key: number for number, cluster in enumerate(clusters) for mention in cluster.members}


def _gathered(mentions: Sequence[EventFeatures], fit: _Fit) -> list[_Cluster]:
    """Clusters that grow mention by mention."""
    index = _Index()
    clusters: list[_Cluster] = []
    for mention in mentions:
        cluster = fit.best(mention, index.near(mention))
        if cluster is None:
            cluster = _Cluster(len(clusters))
            clusters.append(cluster)
        cluster.members.append(mention)
        index.add(cluster, mention)
    return _settled(clusters, index, fit)


def _settled(clusters: list[_Cluster], index: _Index, fit: _Fit) -> list[_Cluster]:
    """The clusters after each mention has chosen again, now that all are known."""
    for cluster in list(clusters):
        for mention in list(cluster.members):
            cluster.members.remove(mention)
            home = fit.best(mention, index.near(mention))
            if home is None and cluster.members:
                home = _Cluster(len(clusters))
                clusters.append(home)
            home = home or cluster
            home.members.append(mention)
            index.add(home, mention)
    return [cluster for cluster in clusters if cluster.members]


class _Index:
    """Clusters by type and party, or lemma, and by the weeks in which their events may lie."""

    def __init__(self) -> None:
        self._clusters: dict[tuple[object, ...], dict[int, _Cluster]] = defaultdict(dict)

    def add(self, cluster: _Cluster, mention: EventFeatures) -> None:
        for key in _keys(mention, register=True):
            self._clusters[key][cluster.number] = cluster

    def near(self, mention: EventFeatures) -> list[_Cluster]:
        """Clusters that may be about what the mention is about, in order of time."""
        found: dict[int, _Cluster] = {}
        for key in _keys(mention, register=False):
            found.update(self._clusters.get(key, {}))
        return [found[number] for number in sorted(found) if found[number].members]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well mentions fit into a cluster."""

    similarity: Similarity
    weights: LinkWeights

    def best(self, mention: EventFeatures, clusters: Iterable[_Cluster]) -> _Cluster | None:
        """The cluster that a mention fits best on average, if well enough."""
        best: tuple[float, _Cluster] | None = None
        for cluster in clusters:
            mean = self._mean(mention, cluster.members[-_COMPARED:])
            if mean is not None and (best is None or mean > best[0]):
                best = (mean, cluster)
        return best[1] if best else None

    def _mean(self, mention: EventFeatures, members: Sequence[EventFeatures]) -> float | None:
        """Mean agreement, if enough; null where a member excludes one event, or too few speak for one."""
        total = 0.0
        for member in members:
            score = compare(mention, member, self.similarity, self.weights)
            if score is None:
                return None
            total += score
        mean = total / len(members)
        if mean < self.weights.threshold:
            return None
        supporting = sum(
            is_supported(mention, each, shared_words(mention, each, self.similarity)) for each in members
        )
        return mean if supporting >= _SUPPORTING * len(members) else None


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
    first, last = window(mention)
    if first is None or last is None:
        return range(0)
    if (last - first).days > 10 * _WEEK:  # a year or more: found by subject alone
        return range(0)
    return range(first.toordinal() // _WEEK, last.toordinal() // _WEEK + 1)
