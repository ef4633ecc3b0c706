"""Every rule of the lexicon on its own example, and the schema of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.events.rules.lexicon import load_lexicon, parse_frame
from pipeline.extraction.events.rules.ontology import crosswalk, load_cameo, load_ontology
from pipeline.knowledge.tsv import VocabularyError
from tests.pipeline.extraction.events.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

RULES = {rule.rule_id: rule for rule in load_lexicon().rules}


def test_every_rule_s_example_reports_its_type(nlp: Language, resources: Resources) -> None:
    rules = list(RULES.values())
    missed = [
        f"{rule.rule_id}: {rule.example!r} gave {[event.rule_id for event in each.events]}"
        for rule, each in zip(rules, read([rule.example for rule in rules], nlp, resources), strict=True)
        if not rule.is_figure and rule.event_type not in {event.event_type for event in each.events}
    ]
    assert not missed


def test_figures_of_speech_report_nothing(nlp: Language, resources: Resources) -> None:
    rules = [rule for rule in RULES.values() if rule.is_figure]
    found = {
        rule.example: [event.rule_id for event in each.events]
        for rule, each in zip(rules, read([rule.example for rule in rules], nlp, resources), strict=True)
        if each.events
    }
    assert not found


def test_the_lexicon_covers_every_plover_type_broadly() -> None:
    entries: dict[str, set[tuple[str, str | None, str | None]]] = {}
    for rule in load_lexicon().rules:
        entries.setdefault(rule.event_type, set()).add((rule.lemma, rule.particle, rule.modifier))
    thin = {
        name: len(found) for name, found in entries.items() if not name.startswith("X_") and len(found) < 25
    }
    assert not thin
    assert sum(map(len, entries.values())) > 2800


def test_senses_are_told_apart_in_thousands_of_entries() -> None:
    assert sum(not rule.is_figure for rule in load_lexicon().rules) > 4000


def test_modes_are_the_ontology_s() -> None:
    known = set(load_ontology())
    assert not {(rule.event_type, rule.mode) for rule in RULES.values() if not rule.is_figure} - known


def test_the_crosswalk_names_rules_and_codes_that_exist() -> None:
    assert set(crosswalk()) <= set(RULES)
    assert load_cameo()["190"].event_type == "ASSAULT"


def test_accuse_has_the_minus_sign_that_its_source_lost() -> None:
    assert load_ontology()["ACCUSE", None].intensity == -3.0


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        ("subj=", "a role must follow the equals sign"),
        ("obj!:no_such_class=R", "classes are those of noun_classes.tsv"),
        ("subj=Z", "roles are A, R, T, P, I and B"),
    ],
)
def test_a_frame_that_cannot_be_read_is_refused(frame: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=r"rule x\.y"):
        parse_frame(frame, known=frozenset({"actor"}), where="x.y")
    assert why
