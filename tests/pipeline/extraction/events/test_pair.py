"""The event between two spans, and the manual's root code for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.events import event_between
from pipeline.extraction.events.rules.codebook import fold
from tests.pipeline.extraction.events.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources


@pytest.mark.parametrize(
    ("event_type", "modality", "rule_id", "expected", "why"),
    [
        ("CONSULT", "planned", "", "AGREE", "a future meeting"),
        ("ASSAULT", "planned", "", "THREATEN", "an announced attack"),
        ("RETREAT", "requested", "", "REQUEST", "what is asked for"),
        ("RETREAT", "denied", "", "REJECT", "what is refused"),
        ("ASSAULT", "denied", "", "ASSAULT", "an attack denied is no refusal"),
        ("SANCTION", "happened", "n.sanctions", "COERCE", "CAMEO 163"),
        ("X_ELECTION", "planned", "", "X_ELECTION", "types of our own stay"),
    ],
)
def test_modality_is_folded_into_the_root_code(
    event_type: str, modality: str, rule_id: str, expected: str, why: str
) -> None:
    assert fold(event_type, modality, rule_id) == expected, why


@pytest.mark.parametrize(
    ("text", "source", "target", "code", "basis"),
    [
        ("Peru accused Chile of spying, and Kenya sanctioned Norway.", "Peru", "Chile", "ACCUSE", "both"),
        ("Peru accused Chile of spying, and Kenya sanctioned Norway.", "Kenya", "Norway", "COERCE", "both"),
        ("Peru will withdraw its troops from Chile.", "Peru", "Chile", "AGREE", "both"),
        ("The cat of Peru sleeps in Chile.", "Peru", "Chile", None, None),
    ],
)
def test_the_event_between_two_spans(
    nlp: Language,
    resources: Resources,
    text: str,
    source: str,
    target: str,
    code: str | None,
    basis: str | None,
) -> None:
    (result,) = read([text], nlp, resources)
    spans = [(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    event = event_between(result.parsed, result.mentions, source=spans[0], target=spans[1])
    assert (event.codebook_type if event else None, event.basis if event else None) == (code, basis)
