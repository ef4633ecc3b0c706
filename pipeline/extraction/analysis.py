"""One article from parse to records: the extraction steps in order. Public: `analyze_parsed`, `analyze`."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.events import find_events
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.mentions.repetitions import repeated_in_furniture
from pipeline.extraction.model import load_model
from pipeline.extraction.parse import ParsedArticle, parse_articles
from pipeline.extraction.places import locate
from pipeline.extraction.quantities import find_quantities
from pipeline.extraction.time import find_timexes
from pipeline.ids import content_id
from pipeline.records import Analysis, Article
from pipeline.resources import Resources, load_resources
from pipeline.staging.segments import find_segments


def analyze_parsed(parsed: ParsedArticle, *, resources: Resources) -> Analysis:
    """Everything that one parsed article says."""
    named = find_mentions(parsed, knowledge=resources.knowledge, gazetteer=resources.gazetteer)
    mentions = locate(parsed, named, gazetteer=resources.gazetteer)
    timexes = find_timexes(parsed)
    attributions = find_attributions(parsed, mentions)
    events = find_events(parsed, mentions, timexes=timexes, attributions=attributions)
    quantities = find_quantities(
        parsed, mentions, timexes=timexes, event_mentions=events.event_mentions, attributions=attributions
    )
    return Analysis(
        article=parsed.article,
        sentences=parsed.sentences,
        mentions=mentions.mentions + repeated_in_furniture(parsed.article, mentions, parsed.sentences),
        entities=tuple(mentions.entities.values()),
        timexes=timexes,
        event_mentions=events.event_mentions,
        participants=events.participants,
        attributions=attributions,
        quantities=quantities,
        uncertain=events.uncertain,
    )


def analyze(text: str, *, published_at: date | None = None, nlp: Language | None = None) -> Analysis:
    """The same records as a run gives, for one article in a notebook.

    `published_at` is the publication day; without it relative dates stay unresolved. `nlp` is any spaCy
    pipeline with tagger, parser and names; by default the project's model.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    article = Article(
        document_id=content_id("d", "", None, unified),
        text=unified,
        segments=find_segments(unified),
        published_on=published_at,
        published_precision="day" if published_at else "unknown",
    )
    (parsed,) = parse_articles([article], nlp or load_model())
    return analyze_parsed(parsed, resources=load_resources())
