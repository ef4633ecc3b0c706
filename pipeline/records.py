"""What extraction says of one document, as typed records.

Each record has the columns of the table of its name in `pipeline.tables` (a test holds the two together);
`Article` and `Segment` are what extraction is given. Spans are characters, half-open, into `Article.text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article by its part in the page (`tables.SEGMENT_KINDS`)."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document as extraction reads it; null where staging does not know."""

    document_id: str
    text: str
    segments: tuple[Segment, ...]
    published_on: date | None = None
    published_precision: str = "unknown"
    outlet_id: str | None = None
    outlet_country: str | None = None  # ISO 3166-1 alpha-3
    title: str | None = None
    dateline_place: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an analysed segment; `first:last` are its token indices, half-open."""

    sentence_id: str
    document_id: str
    segment_kind: str
    ordinal: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DocumentEntity:
    """An entity as one document alone shows it; `cluster` is its index in the document."""

    document_id: str
    cluster: int
    name: str
    kind: str
    knowledge_id: str | None = None
    country_code: str | None = None
    description: str | None = None
    wikidata_id: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_precision: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity; `head` is the index of their syntactic head token."""

    mention_id: str
    document_id: str
    sentence_id: str | None  # null in furniture that repeats the name
    start: int
    end: int
    surface: str
    form: str
    kind: str
    link_basis: str
    link_confidence: float
    cluster: int | None = None
    entity_id: str | None = None
    head: int = -1


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, its TIMEX3 value, the days that it covers and the arithmetic behind them."""

    timex_id: str
    document_id: str
    sentence_id: str
    start: int
    end: int
    surface: str
    timex_type: str
    value: str | None
    earliest: date | None
    latest: date | None
    precision: str | None
    anchor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what; `source_mention_id` names the source where a mention does."""

    attribution_id: str
    document_id: str
    sentence_id: str
    source_start: int | None
    source_end: int | None
    cue_start: int | None
    cue_end: int | None
    cue_lemma: str | None
    content_start: int
    content_end: int
    quote_kind: str
    stance: str
    parent_attribution_id: str | None
    confidence: float
    source_mention_id: str | None
    source_kind: str
    described_as: str | None
    country_code: str | None
    source_id: str | None = None


def innermost(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution with the shortest content that covers the characters start:end."""
    covering = [item for item in attributions if item.content_start <= start and end <= item.content_end]
    return min(covering, key=lambda item: item.content_end - item.content_start, default=None)


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event that one sentence reports; `trigger` is the index of the trigger's head token."""

    event_mention_id: str
    document_id: str
    sentence_id: str
    start: int
    end: int
    surface: str
    lemma: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    modality: str
    polarity: str
    earliest: date | None
    latest: date | None
    date_precision: str | None
    date_basis: str
    timex_id: str | None
    place_cluster: int | None
    place_basis: str
    attribution_id: str | None
    confidence: float
    rule_id: str
    place_entity_id: str | None = None
    event_id: str | None = None
    trigger: int = -1


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """Who or what takes part in an event mention, and how."""

    event_mention_id: str
    role: str
    ordinal: int
    document_id: str
    start: int
    end: int
    surface: str
    mention_id: str | None
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or amount and what is counted."""

    quantity_id: str
    document_id: str
    sentence_id: str
    start: int
    end: int
    surface: str
    low: float | None
    high: float | None
    point: float | None
    qualifier: str
    unit: str | None
    counted: str | None
    event_mention_id: str | None
    attribution_id: str | None
    predicate: str | None = None
    holder_cluster: int | None = None
    modifier_clusters: tuple[int, ...] = ()
    measure_id: str | None = None


class MentionIndex:
    """The mentions of one document with their entities, found by token or by characters.

    `covering(start, end)` and `at_token(index)` prefer the longest mention whose head is that token, then the
    shortest mention that covers it.
    """

    def __init__(self, mentions: Iterable[Mention], entities: Iterable[DocumentEntity]) -> None:
        self.mentions = tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))
        self.entities = {entity.cluster: entity for entity in entities}
        self._by_id = {mention.mention_id: mention for mention in self.mentions}
        self._by_head: dict[int, Mention] = {}
        for mention in self.mentions:
            held = self._by_head.get(mention.head)
            if held is None or mention.end - mention.start > held.end - held.start:
                self._by_head[mention.head] = mention

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def __len__(self) -> int:
        return len(self.mentions)

    def by_id(self, mention_id: str) -> Mention:
        """The mention of that id; raises KeyError."""
        return self._by_id[mention_id]

    def headed_by(self, token_index: int) -> Mention | None:
        """The longest mention whose syntactic head is that token."""
        return self._by_head.get(token_index)

    def covering(self, start: int, end: int) -> Mention | None:
        """The shortest mention that covers the characters start:end."""
        found = [mention for mention in self.mentions if mention.start <= start and end <= mention.end]
        return min(found, key=lambda mention: mention.end - mention.start, default=None)

    def entity_of(self, mention: Mention | None) -> DocumentEntity | None:
        """The document's entity that the mention refers to, if linked."""
        return None if mention is None or mention.cluster is None else self.entities.get(mention.cluster)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that extraction says of one article."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[DocumentEntity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    participants: tuple[EventParticipant, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = field(default=())
    uncertain: tuple[EventMention, ...] = ()  # readings too uncertain to publish
