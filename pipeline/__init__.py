"""News text into records: who did what to whom, when and where, who says so.

`analyze(text, published_at=…)` gives the records of one article. The whole pipeline is in `pipeline.stages`,
every table in `pipeline.tables`. Nothing here imports Prefect, Great Expectations or DuckDB, or reads the
environment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.extraction.analysis import analyze

__all__ = ["analyze"]


def __getattr__(name: str) -> Any:  # spaCy takes a second to import; tables alone should not pay for it
    if name == "analyze":
        from pipeline.extraction.analysis import analyze

        return analyze
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
