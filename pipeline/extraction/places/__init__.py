"""Which spot on the map a place name means. Public: `locate`."""

from __future__ import annotations

from pipeline.extraction.parse import ParsedArticle
from pipeline.knowledge.gazetteer import Gazetteer
from pipeline.records import MentionIndex


def locate(parsed: ParsedArticle, mentions: MentionIndex, *, gazetteer: Gazetteer) -> MentionIndex:
    """The same mentions with coordinates, country and GeoNames id in the entities of places."""
    return mentions
