"""How many rows are too few (an error) or suspiciously many (a warning).

A rule counts rows of one table per row of another: of 200 sentences, at least one names somebody. Below
`enough` rows of the other table nothing is said. The bounds are wide on purpose: they catch a model that
found nothing and a rule that fires everywhere, not an unusual day. On the samples there are, per
sentence, about 3 mentions, 0.4 time expressions, 0.7 event mentions, 0.7 attributions and 0.1 quantities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from expectations.findings import Finding
from pipeline.tables import UNCERTAIN


@dataclass(frozen=True)
class Volume:
    """Bounds on the rows of `table` per row of `per`, from `enough` rows of `per` on."""

    table: str
    per: str
    minimum: float | None = None
    maximum: float | None = None
    enough: int = 1


VOLUMES: tuple[Volume, ...] = (
    Volume("segments", per="documents", minimum=1, maximum=500),
    Volume("sentences", per="documents", minimum=0.5, maximum=1000, enough=20),
    Volume("mentions", per="sentences", minimum=0.05, maximum=20, enough=200),
    Volume("timexes", per="sentences", minimum=0.002, maximum=5, enough=1000),
    Volume("event_mentions", per="sentences", minimum=0.005, maximum=6, enough=500),
    Volume("attributions", per="sentences", minimum=0.002, maximum=3, enough=2000),
    Volume("quantities", per="sentences", maximum=5, enough=100),
    Volume("entities", per="mentions", minimum=0.001, maximum=1, enough=100),
    Volume("events", per="event_mentions", minimum=0.001, maximum=1, enough=50),
    Volume("conflicts", per="event_mentions", maximum=1, enough=50),
    Volume("rejections", per="documents", maximum=1, enough=5),
)
ANALYSED = "en"
NONE_AT_ALL = "has_rows"
TOO_FEW = "has_enough_rows"
TOO_MANY = "has_not_too_many_rows"


def check_volumes(tables: Mapping[str, pa.Table]) -> list[Finding]:
    """Each bound as a finding: below a minimum an error, above a maximum a warning."""
    documents = tables["documents"].num_rows
    found = [_finding("documents", NONE_AT_ALL, broken=documents == 0, observed="nothing to publish")]
    for volume in VOLUMES:
        rows, base = _counted(tables[volume.table], volume), _base(tables, volume)
        ratio = rows / base if base else 0.0
        asked = base >= volume.enough
        observed = f"{rows:,} rows for {base:,} {volume.per} ({ratio:.3g} each)"
        if volume.minimum is not None:
            text = f"{observed}, wanted at least {volume.minimum:g}"
            found.append(
                _finding(volume.table, TOO_FEW, broken=asked and ratio < volume.minimum, observed=text)
            )
        if volume.maximum is not None:
            text = f"{observed}, expected at most {volume.maximum:g}"
            broken = asked and ratio > volume.maximum
            found.append(_finding(volume.table, TOO_MANY, broken=broken, observed=text, severity="warning"))
    return found


def _counted(data: pa.Table, volume: Volume) -> int:
    """Rows that count; readings that are held back as uncertain are no loss of input."""
    if volume.table != "rejections":
        return int(data.num_rows)
    return int(pc.sum(pc.not_equal(data.column("reason"), UNCERTAIN)).as_py() or 0)


def _base(tables: Mapping[str, pa.Table], volume: Volume) -> int:
    """Rows to count by; sentences are only expected of documents in the language that is analysed."""
    data = tables[volume.per]
    if volume.table != "sentences":
        return int(data.num_rows)
    return int(pc.sum(pc.equal(data.column("language"), ANALYSED)).as_py() or 0)


def _finding(table: str, rule: str, *, broken: bool, observed: str, severity: str = "error") -> Finding:
    return Finding(
        table=table,
        rule=rule,
        column="",
        severity=severity,
        unexpected_count=int(broken),
        row_count=1,
        observed=observed,
        documents=None if broken else frozenset(),
    )
