"""The whole pipeline on one screen. Read this second, after `pipeline.tables`.

Readers (`pipeline.staging.readers`) fill `intake`; then these stages run in this order. What they share
beyond their tables is passed as options: `nlp`, the spaCy pipeline, and `resources`, what is known before.
"""

from __future__ import annotations

from pipeline.extraction import stage as extraction
from pipeline.resolution import stage as resolution
from pipeline.stage import Stage
from pipeline.staging import stage as staging
from pipeline.tables import DOCUMENTS

# What a document says of itself. Which documents repeat it is left out: one more article must not make every
# other be read again.
DOCUMENT_FACTS = (
    "document_id", "text", "language", "published_at", "published_on", "published_precision", "outlet_id",
    "title",
    "dateline_place",
)  # fmt: skip
WITHOUT_TEXT = tuple(name for name in DOCUMENTS.column_names if name != "text")
SEGMENT_FACTS = ("document_id", "start", "end", "kind", "reason")

STAGES: tuple[Stage, ...] = (
    Stage(
        name="line_codes",
        run=staging.line_codes,
        reads=("intake",),
        writes=("line_codes",),
        scope="document",
        options=("resources",),
    ),
    Stage(
        name="repeated_lines",
        run=staging.repeated_lines,
        reads=("line_codes",),
        writes=("repeated_lines",),
        code=("pipeline.staging.repeated",),
        vocabulary=False,
        streams=("line_codes",),
    ),
    Stage(
        name="staged_documents",
        run=staging.staged_documents,
        reads=("intake", "repeated_lines"),
        writes=("staged_documents", "segments", "sketches"),
        scope="document",
        options=("resources",),
    ),
    Stage(
        name="copies",
        run=staging.copies,
        reads=("sketches",),
        writes=("copies",),
        code=("pipeline.staging.copies",),
        vocabulary=False,
        streams=("sketches",),
    ),
    Stage(
        name="documents",
        run=staging.documents,
        reads=("intake", "staged_documents", "copies"),
        writes=("documents",),
        scope="document",
        vocabulary=False,
    ),
    Stage(
        name="parses",
        run=extraction.parses,
        reads=("documents", "segments"),
        writes=("parses",),
        scope="document",
        options=("nlp",),
        uses={"documents": ("document_id", "text", "language"), "segments": SEGMENT_FACTS},
        code=("pipeline.extraction.parse",),
        vocabulary=False,
    ),
    Stage(
        name="extraction",
        run=extraction.extraction,
        reads=("documents", "segments", "parses"),
        writes=tuple(table.name for table in extraction.WRITES.values()),
        scope="document",
        options=("nlp", "resources"),
        uses={"documents": DOCUMENT_FACTS, "segments": SEGMENT_FACTS},
    ),
    Stage(
        name="entities",
        run=resolution.entities,
        reads=("documents", "document_entities", "extracted_mentions"),
        uses={"documents": WITHOUT_TEXT},
        writes=("entities", "entity_names", "mentions", "entity_links"),
        options=("resources",),
    ),
    Stage(
        name="sources",
        run=resolution.sources,
        reads=("documents", "entities", "mentions", "extracted_attributions"),
        uses={"documents": WITHOUT_TEXT},
        writes=("sources", "attributions"),
    ),
    Stage(
        name="events",
        run=resolution.events,
        reads=(
            "documents", "entities", "entity_links", "mentions", "attributions", "sources",
            "extracted_event_mentions", "extracted_event_participants",
        ),
        writes=("events", "event_actors", "event_mentions", "event_participants"),
    ),
    Stage(
        name="conflicts",
        run=resolution.conflicts,
        reads=(
            "documents", "entities", "entity_links", "attributions", "sources", "events", "event_mentions",
            "event_participants", "extracted_quantities",
        ),
        writes=("quantities", "conflicts", "conflict_values"),
    ),
)  # fmt: skip
