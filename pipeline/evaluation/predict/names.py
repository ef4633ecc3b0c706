"""Names as a run finds them, in the three classes that gold sets share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluation.readers.names import GoldNames
from pipeline.evaluation.tools import Tools
from pipeline.extraction.mentions.repetitions import repeated_in_furniture
from pipeline.records import Mention

_ORGANIZATIONS = {"government", "organization", "armed_group", "party", "outlet", "agency"}
_LOCATIONS = {"country", "region", "city", "place", "facility"}


@dataclass(frozen=True, slots=True)
class PredictedName:
    """A name with its class PER, ORG or LOC."""

    start: int
    end: int
    label: str
    rule: str | None = None


def predict_names(gold: Sequence[GoldNames], tools: Tools) -> list[list[PredictedName]]:
    """One list per document."""
    found = []
    for parsed in tools.parsed(item.document for item in gold):
        mentions = tools.mentions(parsed)
        everywhere = (*mentions, *repeated_in_furniture(parsed.article, mentions, parsed.sentences))
        names = [(mention, name_class(mention)) for mention in outermost(everywhere)]
        found.append(
            [
                PredictedName(m.start, m.end, label, f"{m.form} {m.kind} {m.link_basis}")
                for m, label in names
                if label
            ]
        )
    return found


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Names that lie in no longer name: the gold sets mark no country inside the name of a bank."""
    names = [mention for mention in mentions if mention.form in ("name", "metonym")]
    found: list[Mention] = []
    for mention in sorted(names, key=lambda m: (m.start, -m.end)):
        if not found or mention.end > found[-1].end:
            found.append(mention)
    return found


def name_class(mention: Mention) -> str | None:
    """PER, ORG or LOC of a name; null for other classes and for what is no name.

    The annotators of all three sets mark "Ankara" in "Ankara said" by what the word names, a city, so a
    metonym counts as a place.
    """
    if mention.form == "metonym":
        return "LOC"
    if mention.form != "name":
        return None
    if mention.kind == "person":
        return "PER"
    if mention.kind in _ORGANIZATIONS:
        return "ORG"
    return "LOC" if mention.kind in _LOCATIONS else None
