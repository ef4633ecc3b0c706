"""The gold files that `make evaluate` runs, beneath a folder that stands beside the project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GoldSet:
    """One file of one suite; `quick` is how many of its documents the tests score, 0 is none."""

    suite: str
    name: str
    path: str
    quick: int = 0

    @property
    def key(self) -> str:
        """`suite.name`, as floors name it."""
        return f"{self.suite}.{self.name}"


def _gold(suite: str, name: str, quick: int = 0) -> GoldSet:
    return GoldSet(suite, name, f"gold/{name}/dev.jsonl", quick)


SETS: tuple[GoldSet, ...] = (
    _gold("ner", "worldwide_newswire"),
    _gold("ner", "conllpp2020", quick=20),
    _gold("ner", "gum"),
    _gold("timex", "timex_timebank"),
    _gold("timex", "timex_aquaint", quick=38),
    _gold("timex", "timex_wikiwars"),
    _gold("places", "topo_trnews", quick=15),
    _gold("places", "topo_gwn"),
    _gold("aliases", "gum", quick=10),
    _gold("event_types", "plv_zsp", quick=150),
    _gold("events", "plover_gsr", quick=61),
    _gold("modality", "meantime", quick=20),
    _gold("modality", "factuality_uw", quick=150),
    _gold("confidence", "ecbplus"),
    _gold("confidence", "gum"),
    _gold("confidence", "meantime"),
    _gold("confidence", "topo_gwn"),
    _gold("confidence", "topo_trnews"),
    _gold("attribution", "polnear", quick=12),
    _gold("event_links", "ecbplus", quick=40),
    _gold("event_links", "newswcl50"),
    GoldSet("furniture", "text_boilerplate", "corpora/text_boilerplate/dev.jsonl.gz", quick=40),
    GoldSet("html", "aeb", "corpora/html/aeb/dev.jsonl.gz", quick=15),
    GoldSet("html", "fundus", "corpora/html/fundus/dev.jsonl.gz", quick=15),
    GoldSet("html", "newspaper3k", "corpora/html/newspaper3k/dev.jsonl.gz"),
)
