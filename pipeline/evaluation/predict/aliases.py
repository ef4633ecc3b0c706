"""Which gold names are one, as a run clusters the names of a document.

GUM's mentions are whole noun phrases; what is clustered is the name that a run reads at their head, or the
whole mention where it reads none, with the gold kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.readers.aliases import GoldAliases
from pipeline.evaluation.readers.rows import GoldSpan
from pipeline.evaluation.tools import Tools, head_of
from pipeline.extraction.mentions.aliases import Name, cluster_names
from pipeline.extraction.mentions.alikeness import is_list
from pipeline.extraction.parse import ParsedArticle
from pipeline.records import MentionIndex

_CERTAIN = ("exact", "alias", "acronym", "knowledge")  # bases of a link that no guess enters


def predict_aliases(gold: Sequence[GoldAliases], tools: Tools) -> list[list[int]]:
    """The cluster of each mention of each document."""
    found = []
    for item, parsed in zip(gold, tools.parsed(item.document for item in gold), strict=True):
        found.append(_clusters(item, parsed, tools.mentions(parsed)))
    return found


def _clusters(item: GoldAliases, parsed: ParsedArticle, mentions: MentionIndex) -> list[int]:
    order = sorted(range(len(item.mentions)), key=lambda i: (item.mentions[i].start, item.mentions[i].end))
    names = [_name(item.mentions[index], parsed, mentions) for index in order]
    by_index = dict(zip(order, cluster_names(names), strict=True))
    return [by_index[index] for index in range(len(item.mentions))]


def _name(span: GoldSpan, parsed: ParsedArticle, mentions: MentionIndex) -> Name:
    head = head_of(parsed, span.start, span.end)
    mention = None if head is None else mentions.headed_by(head.i)
    is_inside = mention is not None and span.start <= mention.start and mention.end <= span.end
    if mention is None or mention.form != "name" or not is_inside or is_list(span.surface):
        return Name(span.surface, span.label)
    entity = mentions.entity_of(mention)
    is_certain = entity is not None and mention.link_basis in _CERTAIN and mention.kind != "government"
    return Name(mention.surface, span.label, known=entity.knowledge_id if is_certain and entity else None)
