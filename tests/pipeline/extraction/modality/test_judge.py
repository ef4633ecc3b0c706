"""Whether it happened: (text, trigger, modality, why); more sentences in `judgements.tsv`."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.modality import judge
from pipeline.extraction.modality.vocabulary import load_vocabulary
from pipeline.knowledge.tsv import read_rows

if TYPE_CHECKING:
    from spacy.language import Language

TABLE = [
    ("Kenya invaded Somalia.", "invaded", "happened", "past"),
    ("Kenya will invade Somalia.", "invade", "planned", "future"),
    ("Kenya is to visit Somalia.", "visit", "planned", "is to"),
    ("Kenya might invade Somalia.", "invade", "possible", "auxiliary"),
    ("Kenya did not invade Somalia.", "invade", "denied", "negation"),
    ("Kenya never invaded Somalia.", "invaded", "denied", "never"),
    ("Kenya refused to sign the treaty.", "sign", "denied", "refuse"),
    ("Kenya did not refuse to sign the treaty.", "sign", "happened", "two negations"),
    ("Kenya managed to sign the treaty.", "sign", "happened", "implicative"),
    ("Kenya plans to attack Somalia.", "attack", "planned", "plan"),
    ("Kenya has no plans to attack Somalia.", "attack", "denied", "no plans"),
    ("Kenya threatened to attack Somalia.", "attack", "threatened", "threaten"),
    ("Kenya urged Somalia to withdraw.", "withdraw", "requested", "urge"),
    ("The general must resign.", "resign", "requested", "must"),
    ("If Kenya invades Somalia, prices will rise.", "invades", "conditional", "if"),
    ("Kenya demanded talks.", "talks", "requested", "noun under a demand"),
    ("A planned visit was announced.", "visit", "planned", "adjective"),
    ("No agreement was reached.", "agreement", "denied", "no"),
    ("Talks will be held in May.", "Talks", "planned", "verb that carries the noun"),
    ("Ministers discussed the attack.", "attack", "happened", "what is discussed as known"),
    ("Ministers discussed sanctions.", "sanctions", "possible", "what is discussed as an option"),
    ("Kenya condemned the attack.", "attack", "happened", "presupposed"),
    ("Kenya left without signing the treaty.", "signing", "denied", "without"),
    ("Soldiers were prevented from entering the town.", "entering", "denied", "prevent from"),
    ("Kenya vowed to find and punish the smugglers.", "punish", "planned", "second of two verbs below a vow"),
    ("Kenya did not sign, saying that talks had failed.", "saying", "happened", "participle after a comma"),
    ("It was not clear whether Kenya would sign.", "sign", "possible", "a modal is no infinitive"),
    ("Kenya was accused of bombing a market.", "bombing", "happened", "the accusation says that it happened"),
]


@pytest.mark.parametrize(("text", "trigger", "modality", "why"), TABLE)
def test_judge(nlp: Language, text: str, trigger: str, modality: str, why: str) -> None:
    token = next(token for token in nlp(text) if token.text == trigger)
    judged = judge(token)
    assert judged.modality == modality, (why, judged.reason)
    assert judged.polarity == ("negative" if modality == "denied" else "positive")


SENTENCES = tuple(read_rows(Path(__file__).parent / "judgements.tsv", columns=("text", "modality", "why")))


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"] for row in SENTENCES])
def test_sentences(nlp: Language, row: dict[str, str]) -> None:
    before, trigger, after = row["text"].replace("]", "[").split("[")
    span = nlp(before + trigger + after).char_span(len(before), len(before) + len(trigger))
    judged = judge(span.root)
    assert judged.modality == row["modality"], (row["why"], judged.reason)


CARRIED = [
    ("They hold no talks.", "hold", "talks", "denied"),
    ("They praised his wish to have the planned talks.", "have", "talks", "planned"),
    ("They held the planned talks.", "held", "talks", "happened"),
]


@pytest.mark.parametrize(("text", "verb", "noun", "modality"), CARRIED)
def test_a_verb_with_the_noun_that_it_carries(
    nlp: Language, text: str, verb: str, noun: str, modality: str
) -> None:
    tokens = {token.text: token for token in nlp(text)}
    assert judge(tokens[verb], noun=tokens[noun]).modality == modality


FIRMNESS = [
    ("Kenya will sign the treaty.", "sign", True, "future"),
    ("Kenya agreed to sign the treaty.", "sign", True, "commitment"),
    ("Kenya tried to sign the treaty.", "sign", False, "attempt"),
    ("Kenya sent troops to seal the port.", "seal", False, "purpose"),
    ("Kenya sent troops to help the police.", "help", True, "purpose that the deed reaches"),
    ("Kenya did not sign the treaty.", "sign", True, "denied in so many words"),
    ("Soldiers were prevented from entering the town.", "entering", False, "denied by what it implies"),
    ("Kenya might sign the treaty.", "sign", False, "possible"),
]


@pytest.mark.parametrize(("text", "trigger", "is_firm", "why"), FIRMNESS)
def test_firmness(nlp: Language, text: str, trigger: str, is_firm: bool, why: str) -> None:
    judged = judge(next(token for token in nlp(text) if token.text == trigger))
    assert judged.is_firm is is_firm, (why, judged.reason)


def test_no_word_with_its_complement_stands_in_two_rows_of_governors() -> None:
    seen: set[tuple[str, str, str]] = set()
    for row in read_rows(
        files("pipeline.knowledge.modality") / "governors.tsv", columns=("lemmas", "parts", "takes", "effect")
    ):
        for key in product(
            *([word.strip() for word in row[name].split(",")] for name in ("lemmas", "parts", "takes"))
        ):
            assert key not in seen, key
            seen.add(key)


def test_a_governor_leaves_what_it_has_no_row_for() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary.governor("refuse", "VERB", "inf") == "denied"
    assert vocabulary.governor("refuse", "VERB", "that") is None
