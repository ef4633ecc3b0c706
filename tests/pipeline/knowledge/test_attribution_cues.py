"""The vocabulary of attribution: it loads, is broad, and its files break loudly."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.knowledge.attribution import FRAMES, VERB_KINDS, load_cues
from pipeline.knowledge.tsv import VocabularyError, read_rows
from pipeline.tables import SOURCE_KINDS, STANCES


def test_hundreds_of_verbs_over_every_stance() -> None:
    verbs = load_cues().verbs
    assert len(verbs) >= 400
    assert {cue.stance for cue in verbs.values()} == set(STANCES)
    assert {cue.kind for cue in verbs.values()} == set(VERB_KINDS)
    assert set().union(*(cue.frames for cue in verbs.values())) == set(FRAMES)


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("say", "asserts"), ("claim", "claims"), ("confirm", "confirms"), ("deny", "denies"),
        ("vow", "promises"), ("threaten", "threatens"), ("predict", "speculates"), ("urge", "asks"),
    ],
)  # fmt: skip
def test_stance(verb: str, stance: str) -> None:
    assert load_cues().verbs[verb].stance == stance


def test_source_nouns_have_kinds_of_sources() -> None:
    assert set(load_cues().source_nouns.values()) <= set(SOURCE_KINDS)


def test_words_are_lower_case() -> None:
    cues = load_cues()
    for words in (cues.verbs, cues.nouns, cues.adverbs, cues.source_nouns):
        assert all(word == word.lower() for word in words)


def test_unknown_stance_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "adverbs.tsv"
    file.write_text("adverb\tstance\nmaybe\tshrugs\n", "utf-8")
    with pytest.raises(VocabularyError, match="shrugs"):
        list(read_rows(file, columns=("adverb", "stance"), allowed={"stance": STANCES}))
