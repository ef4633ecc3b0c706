"""Equal names are one; a person's surname joins the full name before it, an acronym its expansion."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.evaluation.readers.aliases import GoldAliases
from pipeline.evaluation.tools import Tools

_SMALL = {"of", "the", "for", "and", "in", "on"}


def baseline_aliases(gold: Sequence[GoldAliases], tools: Tools) -> list[list[int]]:  # noqa: ARG001 - suites share it
    """The cluster of each mention of each document."""
    return [_clusters([(span.surface, span.label) for span in item.mentions]) for item in gold]


def _clusters(names: Sequence[tuple[str, str]]) -> list[int]:
    held: list[tuple[str, str]] = []
    clusters: list[int] = []
    for surface, label in names:
        name = _plain(surface)
        joined = next(
            (
                clusters[i]
                for i, (other, kind) in enumerate(held)
                if kind == label and _same(name, other, label)
            ),
            len(held),
        )
        held.append((name, label))
        clusters.append(joined)
    return clusters


def _plain(surface: str) -> str:
    name = surface.removesuffix("'s").removesuffix("’s").strip()
    return name[4:] if name.lower().startswith("the ") else name


def _same(name: str, other: str, label: str) -> bool:
    if name.lower() == other.lower():
        return True
    short, long = sorted((name, other), key=len)
    words = long.split()
    if label == "person":
        return short == words[-1]
    initials = "".join(word[0] for word in words if word.lower() not in _SMALL)
    return len(short) > 1 and short.isupper() and short.replace(".", "") == initials.upper()
