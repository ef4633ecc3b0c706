"""Every table of Dateline, said once. Read this file first.

Arrow schemas, Great Expectations suites, DuckDB DDL, the data dictionary, the data package and the test rows
all derive from `TABLES`. Spans are characters, half-open, into `documents.text`. Null means unknown.
"""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from pipeline.schema import Column, Table

STRING, INT, FLOAT, BOOL, DAY = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()
INSTANT = pa.timestamp("us")  # always UTC
STRINGS = pa.list_(pa.string())

# ── Closed vocabularies ──────────────────────────────────────────────────────────────────────────────────────

SEGMENT_KINDS = ("headline", "subhead", "byline", "dateline", "caption", "body", "furniture")
DAY_PRECISIONS = (
    "instant",
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
    "range",
)
PUBLISHED_PRECISIONS = ("instant", "day", "month", "year", "unknown")
PUBLISHED_BASES = ("metadata", "page", "text", "linked", "unknown")
MENTION_FORMS = ("name", "nominal", "pronoun", "demonym", "metonym")
ENTITY_KINDS = (
    "person", "government", "organization", "armed_group", "party", "outlet", "agency",
    "country", "region", "city", "place", "facility", "people", "other",
)  # fmt: skip
LINK_BASES = ("exact", "alias", "acronym", "surname", "coreference", "knowledge", "none")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
TIMEX_ANCHORS = ("publication", "explicit", "narrative", "none")
PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
OWN_TYPES = (
    "X_DISPLACEMENT", "X_CASUALTIES", "X_ELECTION", "X_APPOINTMENT", "X_RULING", "X_DISASTER",
)  # fmt: skip
EVENT_TYPES = PLOVER_TYPES + OWN_TYPES
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
MODALITIES = (
    "happened", "planned", "possible", "conditional", "requested", "threatened", "denied", "generic",
)  # fmt: skip
POLARITIES = ("positive", "negative")
DATE_BASES = ("stated", "sentence", "document", "none")
PLACE_BASES = ("stated", "sentence", "participant", "dateline", "none")
PARTICIPANT_ROLES = ("actor", "recipient", "place", "topic", "instrument")
QUOTE_KINDS = ("direct", "indirect", "mixed")
STANCES = ("asserts", "claims", "confirms", "denies", "promises", "threatens", "speculates", "asks")
QUALIFIERS = ("exact", "at_least", "at_most", "about", "range", "vague")
PLACE_PRECISIONS = ("point", "city", "region", "country", "none")
EVENT_STATUSES = ("happened", "planned", "cancelled", "denied", "disputed", "unclear")
SOURCE_KINDS = (
    "outlet", "agency", "government", "organization", "named_person", "anonymous",
    "media_unspecified", "document", "social_media", "unspecified",
)  # fmt: skip
CONFLICT_FIELDS = ("quantity", "date", "place", "participant", "status")
CHANGES_KINDS = ("added", "changed", "removed")
SEVERITIES = ("error", "warning")
NAME_BASES = ("full", "alias", "acronym", "surname", "knowledge", "demonym")
REJECTION_STAGES = ("read", "decode", "stage", "extract", "resolve", "gate")
UNCERTAIN = "uncertain"  # a reading of an event with too little confidence
REJECTION_REASONS = (
    "empty", "binary", "unreadable", "undecodable", "too_large", "line_too_long", "no_text", "missing",
    "unsupported_format", "malformed", "truncated", "unsafe_path", "entity_bomb", "archive_bomb", "symlink_loop",
    "fetch_failed", "fetch_refused", "robots_disallow", "not_an_article", "language", "duplicate_input",
    "bad_metadata", "extraction_failed", "quarantined", "forgotten", UNCERTAIN,
)  # fmt: skip

# ── Columns that several tables share ────────────────────────────────────────────────────────────────────────

DOCUMENT_ID = Column(
    "document_id", STRING, "The document.", nullable=False, references="documents.document_id"
)
SENTENCE_ID = Column(
    "sentence_id", STRING, "The sentence.", nullable=False, references="sentences.sentence_id"
)
START = Column("start", INT, "First character.", nullable=False, unit="characters", minimum=0)
END = Column("end", INT, "One past the last character.", nullable=False, unit="characters", minimum=0)
SURFACE = Column("surface", STRING, "The characters start:end of the document's text.", nullable=False)
ENTITY_ID = Column("entity_id", STRING, "The entity, once resolved.", references="entities.entity_id")
MENTION_ID = Column("mention_id", STRING, "The mention.", references="mentions.mention_id")
EVENT_MENTION_ID = Column(
    "event_mention_id",
    STRING,
    "The event mention.",
    nullable=False,
    references="event_mentions.event_mention_id",
)
EVENT_ID = Column("event_id", STRING, "The event that the mention is about.", references="events.event_id")
ATTRIBUTION_ID = Column(
    "attribution_id", STRING, "Whose word it is; null where the outlet itself asserts it.",
    references="attributions.attribution_id",
)  # fmt: skip
CONFIDENCE = Column(
    "confidence",
    FLOAT,
    "From 0, a guess, to 1, explicit in the text.",
    nullable=False,
    minimum=0.0,
    maximum=1.0,
)
EARLIEST = Column(
    "earliest", DAY, "First day that the value covers; null when it is not resolved.", unit="days"
)
LATEST = Column(
    "latest", DAY, "Last day that the value covers, inclusive; null when it is not resolved.", unit="days"
)
DATE_PRECISION = Column("date_precision", STRING, "Width of the interval of days.", allowed=DAY_PRECISIONS)
COUNTRY_CODE = Column("country_code", STRING, "ISO 3166-1 alpha-3.", pattern=r"^[A-Z]{3}$")
LATITUDE = Column("latitude", FLOAT, "WGS 84.", unit="degrees", minimum=-90, maximum=90)
LONGITUDE = Column("longitude", FLOAT, "WGS 84.", unit="degrees", minimum=-180, maximum=180)
PLACE_PRECISION = Column(
    "place_precision", STRING, "What the coordinates stand for.", allowed=PLACE_PRECISIONS
)
MENTION_COUNT = Column("mention_count", INT, "Mentions.", nullable=False, unit="mentions", minimum=0)
DOCUMENT_COUNT = Column("document_count", INT, "Documents.", nullable=False, unit="documents", minimum=0)
RUN_ID = Column(
    "run_id", STRING, "The run; depends on inputs, code, model and settings alone.", nullable=False
)
SHA256 = r"^[0-9a-f]{64}$"
_MERGED = (
    "The {0} of this release that the {0} of this id, in a release before, turned out to be. Such a row has the "
    "other's values and counts nothing; null for every other row."
)


def _key(column: Column, doc: str) -> Column:
    return replace(column, doc=doc, nullable=False, references=None)


# ── Staging ──────────────────────────────────────────────────────────────────────────────────────────────────

DOCUMENTS = Table(
    name="documents",
    doc="One row per article that was read.",
    key=("document_id",),
    columns=(
        _key(DOCUMENT_ID, "Hash of source, address and text."),
        Column("source_uri", STRING, "Where it was read: file with one parent folder, `#member` within it.", nullable=False),
        Column("raw_sha256", STRING, "Hash of the bytes as they came, also their name under raw/.", nullable=False, pattern=SHA256),
        Column("media_type", STRING, "Media type that its content showed.", nullable=False),
        Column("url", STRING, "Address it was published at."),
        Column("outlet_id", STRING, "Registry id of the outlet, or `name:` and the name as given."),
        Column("title", STRING, "Headline."),
        Column("byline", STRING, "Author line."),
        Column("dateline_place", STRING, "Place that the dateline names."),
        Column("language", STRING, "ISO 639-1; `und` when undetermined. Only English is analysed.", nullable=False),
        Column("published_at", INSTANT, "Publication, UTC; midnight when only the day is known.", unit="UTC"),
        Column("published_on", DAY, "Day of publication in the source's own time zone; null when the day is not known."),
        Column("published_precision", STRING, "Precision of published_at.", nullable=False, allowed=PUBLISHED_PRECISIONS),
        Column("published_basis", STRING, "What published_at rests on.", nullable=False, allowed=PUBLISHED_BASES),
        Column("published_note", STRING, "In words: evidence that disagrees or could not be read, and whose time zone a bare clock was given."),
        Column("retrieved_at", INSTANT, "When it was fetched, where the source says so.", unit="UTC"),
        Column("text", STRING, "The text as decoded, newlines unified and nothing else.", nullable=False),
        replace(DOCUMENT_ID, name="duplicate_of", doc="The earlier copy that this repeats.", nullable=True),
        Column("duplicate_similarity", FLOAT, "Jaccard similarity to duplicate_of.", minimum=0, maximum=1),
        Column("wire_source_id", STRING, "Registry id of the news agency credited."),
        replace(DOCUMENT_ID, name="version_of", doc="The earlier text of the same address.", nullable=True),
        Column("story_id", STRING, "Documents that tell the same story share it."),
    ),
)  # fmt: skip

SEGMENTS = Table(
    name="segments",
    doc="Stretches of a document by their part in the page. They tile the text without gap or overlap.",
    key=("document_id", "start"),
    columns=(
        DOCUMENT_ID,
        START,
        END,
        Column("kind", STRING, "Part in the page; furniture is kept and never analysed.", nullable=False, allowed=SEGMENT_KINDS),
        Column("reason", STRING, "The rule that decided the kind.", nullable=False),
    ),
)  # fmt: skip

SENTENCES = Table(
    name="sentences",
    doc="Sentences of the analysed segments.",
    key=("sentence_id",),
    columns=(
        _key(SENTENCE_ID, "Hash of document and span."),
        DOCUMENT_ID,
        Column("segment_kind", STRING, "Kind of the segment it stands in.", nullable=False, allowed=SEGMENT_KINDS),
        Column("ordinal", INT, "Position in the document, from 0.", nullable=False, minimum=0),
        START,
        END,
    ),
)  # fmt: skip

REJECTIONS = Table(
    name="rejections",
    doc="Every input or row that was dropped, and why.",
    key=("stage", "table", "key", "source_uri", "reason"),
    columns=(
        RUN_ID,
        Column("stage", STRING, "Stage that dropped it.", nullable=False, allowed=REJECTION_STAGES),
        Column("table", STRING, "Table that it was meant for.", nullable=False),
        Column("key", STRING, "Its key there, or its name when it never had one.", nullable=False),
        Column("source_uri", STRING, "The input that it came from.", nullable=False),
        Column("reason", STRING, "Why, from a closed list.", nullable=False, allowed=REJECTION_REASONS),
        Column("detail", STRING, "What exactly was found, and the remedy."),
    ),
)  # fmt: skip

# ── Extraction ───────────────────────────────────────────────────────────────────────────────────────────────

MENTIONS = Table(
    name="mentions",
    doc="Words that refer to an entity.",
    key=("mention_id",),
    columns=(
        _key(MENTION_ID, "Hash of document, span and kind."),
        DOCUMENT_ID,
        replace(
            SENTENCE_ID,
            doc="The sentence; null in furniture that repeats a name of the article (a second copy of the headline, "
            "the path of sections): the name stands there, is not counted, and nothing is read from it.",
            nullable=True,
        ),
        START,
        END,
        SURFACE,
        Column("form", STRING, "How the words refer.", nullable=False, allowed=MENTION_FORMS),
        Column("kind", STRING, "What is referred to here.", nullable=False, allowed=ENTITY_KINDS),
        ENTITY_ID,
        Column("link_basis", STRING, "What the link to the entity rests on.", nullable=False, allowed=LINK_BASES),
        replace(CONFIDENCE, name="link_confidence"),
    ),
)  # fmt: skip

TIMEXES = Table(
    name="timexes",
    doc="Time expressions with their TIMEX3 value and the days that they cover.",
    key=("timex_id",),
    columns=(
        Column("timex_id", STRING, "Hash of document and span.", nullable=False),
        DOCUMENT_ID,
        SENTENCE_ID,
        START,
        END,
        SURFACE,
        Column("timex_type", STRING, "TIMEX3 type.", nullable=False, allowed=TIMEX_TYPES),
        Column("value", STRING, "TIMEX3 value; null when it cannot be resolved."),
        EARLIEST,
        LATEST,
        replace(DATE_PRECISION, name="precision"),
        Column("anchor", STRING, "What a relative value was counted from.", nullable=False, allowed=TIMEX_ANCHORS),
        Column("reason", STRING, "The arithmetic, or why there is no value.", nullable=False),
    ),
)  # fmt: skip

EVENT_MENTIONS = Table(
    name="event_mentions",
    doc="One row per event that one sentence of one document reports.",
    key=("event_mention_id",),
    columns=(
        _key(EVENT_MENTION_ID, "Hash of document, span and type."),
        DOCUMENT_ID,
        SENTENCE_ID,
        START,
        END,
        SURFACE,
        Column("lemma", STRING, "Lemma of the trigger's head, with its particle.", nullable=False),
        Column("event_type", STRING, "PLOVER type; `X_` marks a type of our own.", nullable=False, allowed=EVENT_TYPES),
        Column("mode", STRING, "PLOVER mode."),
        Column("contexts", STRINGS, "PLOVER contexts."),
        Column("modality", STRING, "Whether the text says that it happened, is planned, …", nullable=False, allowed=MODALITIES),
        Column("polarity", STRING, "Whether it is affirmed or negated.", nullable=False, allowed=POLARITIES),
        EARLIEST,
        LATEST,
        DATE_PRECISION,
        Column("date_basis", STRING, "Where the date was found.", nullable=False, allowed=DATE_BASES),
        Column("timex_id", STRING, "The time expression that dates it.", references="timexes.timex_id"),
        replace(ENTITY_ID, name="place_entity_id", doc="Where it took place."),
        Column("place_basis", STRING, "Where the place was found.", nullable=False, allowed=PLACE_BASES),
        ATTRIBUTION_ID,
        CONFIDENCE,
        Column("rule_id", STRING, "The lexicon entry that fired.", nullable=False),
        EVENT_ID,
    ),
)  # fmt: skip

EVENT_PARTICIPANTS = Table(
    name="event_participants",
    doc="Who and what takes part in an event mention.",
    key=("event_mention_id", "role", "ordinal"),
    columns=(
        EVENT_MENTION_ID,
        Column("role", STRING, "Part played.", nullable=False, allowed=PARTICIPANT_ROLES),
        Column("ordinal", INT, "Position within the role, from 0.", nullable=False, minimum=0),
        DOCUMENT_ID,
        START,
        END,
        SURFACE,
        MENTION_ID,
        ENTITY_ID,
    ),
)  # fmt: skip

ATTRIBUTIONS = Table(
    name="attributions",
    doc="Who is said to have said what.",
    key=("attribution_id",),
    columns=(
        _key(ATTRIBUTION_ID, "Hash of document, cue and content."),
        DOCUMENT_ID,
        SENTENCE_ID,
        Column("source_id", STRING, "The source.", references="sources.source_id"),
        Column("source_start", INT, "First character of the source's words; null when unnamed.", unit="characters", minimum=0),
        Column("source_end", INT, "One past their last character.", unit="characters", minimum=0),
        Column("cue_start", INT, "First character of the cue; null in a headline or list form.", unit="characters", minimum=0),
        Column("cue_end", INT, "One past its last character.", unit="characters", minimum=0),
        Column("cue_lemma", STRING, "Lemma of the cue, as in the lexicon of cues."),
        Column("content_start", INT, "First character of what is said.", nullable=False, unit="characters", minimum=0),
        Column("content_end", INT, "One past its last character.", nullable=False, unit="characters", minimum=0),
        Column("quote_kind", STRING, "Whether quotation marks enclose all, none or part of it.", nullable=False, allowed=QUOTE_KINDS),
        Column("stance", STRING, "How the source stands to it.", nullable=False, allowed=STANCES),
        replace(ATTRIBUTION_ID, name="parent_attribution_id", doc="The attribution that reports this one."),
        CONFIDENCE,
    ),
)  # fmt: skip

QUANTITIES = Table(
    name="quantities",
    doc="Counts and amounts, with what is counted.",
    key=("quantity_id",),
    columns=(
        Column("quantity_id", STRING, "Hash of document and span.", nullable=False),
        DOCUMENT_ID,
        SENTENCE_ID,
        START,
        END,
        SURFACE,
        Column("low", FLOAT, "Least value that the words allow."),
        Column("high", FLOAT, "Greatest value that the words allow; null when open."),
        Column("point", FLOAT, "The number as stated; null for a range or a vague amount."),
        Column("qualifier", STRING, "How exact the words are.", nullable=False, allowed=QUALIFIERS),
        Column("unit", STRING, "Unit of measure; null for a plain count."),
        Column("counted", STRING, "Lemma of what is counted."),
        replace(EVENT_MENTION_ID, nullable=True, doc="The event that it measures."),
        ATTRIBUTION_ID,
        Column("measure_id", STRING, "What is measured, across documents."),
    ),
)  # fmt: skip

# ── Resolution ───────────────────────────────────────────────────────────────────────────────────────────────

ENTITIES = Table(
    name="entities",
    doc="Persons, bodies and places across documents.",
    key=("entity_id",),
    columns=(
        _key(ENTITY_ID, "Hash of knowledge id, or of kind, country and name."),
        Column("name", STRING, "Best name.", nullable=False),
        Column("kind", STRING, "What it is.", nullable=False, allowed=ENTITY_KINDS),
        COUNTRY_CODE,
        Column("description", STRING, "Who or what it is, in a few words."),
        Column("wikidata_id", STRING, "Wikidata item, where certain.", pattern=r"^Q[0-9]+$"),
        Column("geonames_id", INT, "GeoNames id.", minimum=1),
        LATITUDE,
        LONGITUDE,
        PLACE_PRECISION,
        replace(MENTION_COUNT, doc="Mentions in analysed text."),
        DOCUMENT_COUNT,
        Column("first_seen_at", DAY, "Earliest publication day of a document that names it.", unit="days"),
        Column("last_seen_at", DAY, "Latest publication day of a document that names it.", unit="days"),
        Column("merged_into", STRING, _MERGED.format("entity"), references="entities.entity_id"),
    ),
)  # fmt: skip

ENTITY_NAMES = Table(
    name="entity_names",
    doc="Names under which an entity was met.",
    key=("entity_id", "name"),
    columns=(
        replace(ENTITY_ID, nullable=False),
        Column("name", STRING, "As written, white space unified.", nullable=False),
        Column("basis", STRING, "What kind of name it is.", nullable=False, allowed=NAME_BASES),
        replace(MENTION_COUNT, doc="Mentions in analysed text."),
    ),
)

EVENTS = Table(
    name="events",
    doc="What one or more event mentions are about.",
    key=("event_id",),
    columns=(
        _key(EVENT_ID, "Hash of type, actors, place and its earliest mention."),
        Column("event_type", STRING, "PLOVER type; `X_` marks a type of our own.", nullable=False, allowed=EVENT_TYPES),
        Column("mode", STRING, "PLOVER mode."),
        Column("status", STRING, "What the mentions taken together say.", nullable=False, allowed=EVENT_STATUSES),
        EARLIEST,
        LATEST,
        DATE_PRECISION,
        replace(ENTITY_ID, name="place_entity_id", doc="Where it took place."),
        LATITUDE,
        LONGITUDE,
        PLACE_PRECISION,
        Column("headline", STRING, "Actors, trigger, recipients, place and day in one line.", nullable=False),
        Column("quad", STRING, "Quad class; null for types of our own.", allowed=QUADS),
        Column("goldstein", FLOAT, "Conflict (-10) to cooperation (10); null for types of our own.", minimum=-10, maximum=10),
        MENTION_COUNT,
        DOCUMENT_COUNT,
        Column("outlet_count", INT, "Outlets that print it.", nullable=False, unit="outlets", minimum=0),
        Column("independent_source_count", INT, "Sources after copies, wire stories and repeats are taken as one.", nullable=False, unit="sources", minimum=0),
        Column("anonymous_only", BOOL, "Whether it rests on anonymous sources alone.", nullable=False),
        Column("first_reported_at", DAY, "Earliest publication day.", unit="days"),
        Column("last_reported_at", DAY, "Latest publication day.", unit="days"),
        Column("merged_into", STRING, _MERGED.format("event"), references="events.event_id"),
    ),
)  # fmt: skip

EVENT_ACTORS = Table(
    name="event_actors",
    doc="Who takes part in an event, over all its mentions.",
    key=("event_id", "role", "entity_id"),
    columns=(
        replace(EVENT_ID, nullable=False),
        Column("role", STRING, "Part played.", nullable=False, allowed=PARTICIPANT_ROLES),
        replace(ENTITY_ID, nullable=False),
        MENTION_COUNT,
    ),
)

SOURCES = Table(
    name="sources",
    doc="Who is quoted: persons, bodies, media, and the unnamed as they are described.",
    key=("source_id",),
    columns=(
        Column("source_id", STRING, "Hash of the entity, or of document and description.", nullable=False),
        Column("name", STRING, "Name; null for anonymous and unspecified sources."),
        Column("kind", STRING, "What kind of source it is.", nullable=False, allowed=SOURCE_KINDS),
        Column("described_as", STRING, "The words that describe it."),
        ENTITY_ID,
        COUNTRY_CODE,
        Column(
            "attribution_count", INT, "Attributions to it.", nullable=False, unit="attributions", minimum=0
        ),
        DOCUMENT_COUNT,
    ),
)

CONFLICTS = Table(
    name="conflicts",
    doc="Values that different reports give for the same thing.",
    key=("conflict_id",),
    columns=(
        Column("conflict_id", STRING, "Hash of field and subject.", nullable=False),
        Column("field", STRING, "What they differ about.", nullable=False, allowed=CONFLICT_FIELDS),
        EVENT_ID,
        Column("measure_id", STRING, "What is measured, for quantities."),
        Column("summary", STRING, "The difference in one line.", nullable=False),
        Column("value_count", INT, "Different values.", nullable=False, unit="values", minimum=2),
    ),
)

CONFLICT_VALUES = Table(
    name="conflict_values",
    doc="Each value of a conflict, with the words it stands in.",
    key=("conflict_id", "document_id", "start", "value"),
    columns=(
        Column("conflict_id", STRING, "The conflict.", nullable=False, references="conflicts.conflict_id"),
        Column("value", STRING, "The value as text.", nullable=False),
        Column("low", FLOAT, "Least number, for quantities."),
        Column("high", FLOAT, "Greatest number, for quantities."),
        DOCUMENT_ID,
        ATTRIBUTION_ID,
        START,
        END,
    ),
)

# ── Bookkeeping ──────────────────────────────────────────────────────────────────────────────────────────────

RUNS = Table(
    name="runs",
    doc="Each run, with what it ran on.",
    key=("run_id", "started_at"),
    columns=(
        RUN_ID,
        Column("started_at", INSTANT, "Start.", nullable=False, unit="UTC"),
        Column("finished_at", INSTANT, "End.", nullable=False, unit="UTC"),
        Column(
            "code_version", STRING, "Version of Dateline and hash of its code and knowledge.", nullable=False
        ),
        Column("model_name", STRING, "spaCy pipeline.", nullable=False),
        Column("model_version", STRING, "Its version.", nullable=False),
        Column("model_sha256", STRING, "Hash of its files.", nullable=False, pattern=SHA256),
        Column(
            "settings_sha256",
            STRING,
            "Hash of the settings that change results.",
            nullable=False,
            pattern=SHA256,
        ),
        Column("counts", STRING, "Rows per table, as JSON.", nullable=False),
    ),
)

QUALITY_RESULTS = Table(
    name="quality_results",
    doc="Each rule that the gate checked.",
    key=("run_id", "table", "rule", "column"),
    columns=(
        RUN_ID,
        Column("table", STRING, "Table checked.", nullable=False),
        Column("rule", STRING, "Rule.", nullable=False),
        Column("column", STRING, "Column, or the columns of a rule over several.", nullable=False),
        Column("success", BOOL, "Whether it held.", nullable=False),
        Column("severity", STRING, "An error refuses publication.", nullable=False, allowed=SEVERITIES),
        Column("unexpected_count", INT, "Rows that break it.", nullable=False, unit="rows", minimum=0),
        Column("observed", STRING, "What was found, with up to ten keys."),
    ),
)

CHANGES = Table(
    name="changes",
    doc="Rows that differ from the release before.",
    key=("release", "table", "key"),
    columns=(
        Column("release", STRING, "Version of the release.", nullable=False),
        Column("table", STRING, "Table.", nullable=False),
        Column("key", STRING, "Key of the row; parts joined by `|`.", nullable=False),
        Column("change", STRING, "What happened to it.", nullable=False, allowed=CHANGES_KINDS),
    ),
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS, SEGMENTS, SENTENCES, REJECTIONS,
    MENTIONS, TIMEXES, EVENT_MENTIONS, EVENT_PARTICIPANTS, ATTRIBUTIONS, QUANTITIES,
    ENTITIES, ENTITY_NAMES, EVENTS, EVENT_ACTORS, SOURCES, CONFLICTS, CONFLICT_VALUES,
    RUNS, QUALITY_RESULTS, CHANGES,
)  # fmt: skip

# ── Between stages, never published ──────────────────────────────────────────────────────────────────────────


def _extracted(table: Table, *columns: Column) -> Table:
    """The table as extraction leaves it: what only all documents together can tell is null, plus `columns`."""
    free = tuple(replace(column, references=None) for column in table.columns)
    return replace(
        table, name=f"extracted_{table.name}", doc=f"{table.doc} Before resolution.", columns=free + columns
    )


INTAKE = Table(
    name="intake",
    doc="What the readers found: one row per article, its text decoded, its metadata as given and unjudged.",
    key=("document_id", "raw_sha256"),
    columns=(
        _key(DOCUMENT_ID, "Hash of source, address and text."),
        replace(DOCUMENTS.column("source_uri")),
        replace(DOCUMENTS.column("raw_sha256")),
        replace(DOCUMENTS.column("media_type")),
        replace(DOCUMENTS.column("text")),
        Column("url", STRING, "Address, as given."),
        Column("outlet", STRING, "Outlet, as given."),
        Column("title", STRING, "Title, as given."),
        Column("author", STRING, "Author, as given."),
        Column("published", STRING, "Publication, as given."),
        Column("page_url", STRING, "Canonical address that the page states."),
        Column("page_outlet", STRING, "Site name that the page states."),
        Column("page_title", STRING, "Title that the page states."),
        Column("page_author", STRING, "Author that the page states."),
        Column("page_published", STRING, "Publication that the page states."),
        Column("language", STRING, "Language that the source states."),
        replace(DOCUMENTS.column("retrieved_at")),
    ),
)
CODES = pa.list_(pa.uint32())
LINE_CODES = Table(
    name="line_codes",
    doc="The lines of each article as numbers, by which those are found that an outlet repeats.",
    key=("document_id",),
    columns=(
        _key(DOCUMENT_ID, "The document."),
        Column("line_group", STRING, "Outlet, or folder of documents without one.", nullable=False),
        Column("text_code", INT, "Hash of the text: a text that comes twice counts once.", nullable=False),
        Column("line_codes", CODES, "Hashes of its lines, each once.", nullable=False),
    ),
)
REPEATED_LINES = Table(
    name="repeated_lines",
    doc="The lines of each article that many articles of its outlet have; no row where there are none.",
    key=("document_id",),
    columns=(
        _key(DOCUMENT_ID, "The document."),
        replace(LINE_CODES.column("line_codes"), doc="Hashes of those lines."),
    ),
)
# What only all documents together can tell, and the text, which `intake` holds.
_NOT_OF_ONE = ("text", "duplicate_of", "duplicate_similarity", "version_of", "story_id")
STAGED_DOCUMENTS = replace(
    DOCUMENTS,
    name="staged_documents",
    doc="Documents as each shows itself, without text and before copies are looked for.",
    columns=tuple(column for column in DOCUMENTS.columns if column.name not in _NOT_OF_ONE),
)
SKETCHES = Table(
    name="sketches",
    doc="What tells the copies of a document, without its text.",
    key=("document_id",),
    columns=(
        _key(DOCUMENT_ID, "The document."),
        replace(DOCUMENTS.column("published_at")),
        replace(DOCUMENTS.column("published_on")),
        replace(DOCUMENTS.column("published_precision")),
        replace(DOCUMENTS.column("retrieved_at")),
        replace(
            DOCUMENTS.column("wire_source_id"), doc="Agency credited, where that is another than the outlet."
        ),
        Column("address_code", INT, "Hash of the address without what tracks its reader."),
        Column(
            "own_text_code", INT, "Hash of the own text, headline and furniture left out.", nullable=False
        ),
        Column("words_code", INT, "Hash of its words; equal for the same text.", nullable=False),
        Column("word_count", INT, "Words of the own text.", nullable=False, unit="words", minimum=0),
        Column(
            "shingle_codes", CODES, "Hashes of its runs of three words, each once, in order.", nullable=False
        ),
        Column("fact_codes", CODES, "Hashes of its numbers and names, each once, in order.", nullable=False),
    ),
)
COPIES = Table(
    name="copies",
    doc="Which documents repeat which.",
    key=("document_id",),
    columns=(
        _key(DOCUMENT_ID, "The document."),
        *(
            replace(DOCUMENTS.column(name), references=None)
            for name in ("duplicate_of", "duplicate_similarity", "version_of", "story_id")
        ),
        Column("linked_to", STRING, "Dated copy or version of a document without a date of its own."),
        Column("linked_at", INSTANT, "Its publication, the day at most.", unit="UTC"),
        Column("linked_on", DAY, "Day of its publication."),
        Column("linked_precision", STRING, "Precision of that.", allowed=PUBLISHED_PRECISIONS),
    ),
)
PARSES = Table(
    name="parses",
    doc="The parse of each analysed document, so that a change of vocabulary does not parse again.",
    key=("document_id",),
    columns=(
        DOCUMENT_ID,
        Column("parse", pa.large_binary(), "spaCy Doc as bytes of a DocBin.", nullable=False),
    ),
)
CLUSTER = Column(
    "cluster", INT, "Row of document_entities with the same document; null when unlinked.", minimum=0
)
DOCUMENT_ENTITIES = Table(
    name="document_entities",
    doc="Entities as one document alone shows them.",
    key=("document_id", "cluster"),
    columns=(
        DOCUMENT_ID,
        replace(CLUSTER, nullable=False),
        Column("name", STRING, "Fullest name in the document, or the known name.", nullable=False),
        Column("kind", STRING, "What it is.", nullable=False, allowed=ENTITY_KINDS),
        Column("knowledge_id", STRING, "Id in the knowledge base or gazetteer (`geonames:…`)."),
        COUNTRY_CODE,
        Column("description", STRING, "From the knowledge base, or the title in the text."),
        Column("wikidata_id", STRING, "Wikidata item."),
        Column("geonames_id", INT, "GeoNames id."),
        LATITUDE,
        LONGITUDE,
        PLACE_PRECISION,
    ),
)
EXTRACTED_MENTIONS = _extracted(MENTIONS, CLUSTER)
EXTRACTED_EVENT_MENTIONS = _extracted(
    EVENT_MENTIONS, replace(CLUSTER, name="place_cluster", doc="Place, as a row of document_entities.")
)
EXTRACTED_EVENT_PARTICIPANTS = _extracted(EVENT_PARTICIPANTS)
EXTRACTED_ATTRIBUTIONS = _extracted(
    ATTRIBUTIONS,
    replace(MENTION_ID, name="source_mention_id", doc="Mention that names the source.", references=None),
    Column(
        "source_kind", STRING, "Kind of source that the words show.", nullable=False, allowed=SOURCE_KINDS
    ),
    Column("described_as", STRING, "The words that describe the source."),
    COUNTRY_CODE,
)
EXTRACTED_QUANTITIES = _extracted(
    QUANTITIES,
    Column("predicate", STRING, "Lemma of the governing verb and the slot of what is counted."),
    replace(CLUSTER, name="holder_cluster", doc="Who hosts, loses, sends it, as a row of document_entities."),
    Column("modifier_clusters", pa.list_(INT), "Whose they are, as rows of document_entities."),
)

ENTITY_LINKS = Table(
    name="entity_links",
    doc="Which entity each document's entity is.",
    key=("document_id", "cluster"),
    columns=(DOCUMENT_ID, replace(CLUSTER, nullable=False), replace(ENTITY_ID, nullable=False)),
)

INTERNAL_TABLES: tuple[Table, ...] = (
    INTAKE, LINE_CODES, REPEATED_LINES, STAGED_DOCUMENTS, SKETCHES, COPIES, PARSES, ENTITY_LINKS, DOCUMENT_ENTITIES, EXTRACTED_MENTIONS, EXTRACTED_EVENT_MENTIONS, EXTRACTED_EVENT_PARTICIPANTS,
    EXTRACTED_ATTRIBUTIONS, EXTRACTED_QUANTITIES,
)  # fmt: skip
TABLE_BY_NAME: dict[str, Table] = {table.name: table for table in TABLES + INTERNAL_TABLES}
