"""Event mentions that were read by hand and judged right or wrong, with the texts that they stand in.

The judgements are the project's own, made on gold texts; only offsets and verdicts are kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pipeline.evaluation.readers.rows import GoldText, read_gold
from pipeline.knowledge.tsv import read_rows
from pipeline.records import EventMention, EventParticipant

_COLUMNS = (
    "gold_set", "document", "start", "end", "event_type", "modality", "actors", "recipients",
    "type", "actor", "recipient", "modality_is",
)  # fmt: skip
_VERDICTS = ("right", "wrong")
_FIELDS = ("type", "actor", "recipient", "modality_is")

Reading = tuple[int, int, str, str, str, str]  # start, end, type, modality, actors, recipients


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """A gold text and whether each reading of it that was judged is right in all of its fields."""

    document: GoldText
    verdicts: dict[Reading, bool]


def read_judged(path: Path) -> list[JudgedDocument]:
    """The documents of a gold file of which readings were judged; the folder names the gold set.

    All of them, without a verdict, where none was judged.
    """
    verdicts = _verdicts(path.parent.name)
    documents = read_gold(path, lambda row: row.document())
    found = [JudgedDocument(each, verdicts.get(each.document_id, {})) for each in documents]
    return [each for each in found if each.verdicts] or found


def reading_of(event: EventMention, participants: list[EventParticipant]) -> Reading:
    """What a judgement is about: a row that says anything else is another reading."""
    spans = {
        role: ";".join(f"{each.start}-{each.end}" for each in participants if each.role == role)
        for role in ("actor", "recipient")
    }
    return (
        event.start, event.end, event.event_type, event.modality, spans["actor"], spans["recipient"],
    )  # fmt: skip


def _verdicts(gold_set: str) -> dict[str, dict[Reading, bool]]:
    found: dict[str, dict[Reading, bool]] = defaultdict(dict)
    file = files("pipeline.evaluation") / "judged.tsv"
    for row in read_rows(file, columns=_COLUMNS, allowed=dict.fromkeys(_FIELDS, _VERDICTS)):
        if row["gold_set"] == gold_set:
            reading = (
                int(row["start"]), int(row["end"]), row["event_type"], row["modality"],
                row["actors"], row["recipients"],
            )  # fmt: skip
            found[row["document"]][reading] = all(row[field] == "right" for field in _FIELDS)
    return found
