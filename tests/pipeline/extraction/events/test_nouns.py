"""Events that nouns report: (text, type, actors, recipients, why); no type where there is no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.events.rules.governors import load_bars, load_governors
from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("US-China talks opened in Geneva.", "CONSULT", ["US"], ["China"], "a hyphened pair"),
    ("The minister spoke after talks with Chile.", "CONSULT", ["The minister"], ["Chile"],
     "the clause's subject"),
    ("Peru's plan for talks with Chile failed.", "CONSULT", ["Peru"], ["Chile"], "owner of a noun between"),
    ("Talks opened on Monday.", None, [], [], "talks of nobody with nobody"),
    ("Critics published reports of talks with Chile.", None, [], [],
     "who tells of talks is no party to them"),
    ("Militia attacks on villages continued.", "ASSAULT", ["Militia"], ["villages"],
     "a force before the noun"),
    ("Military strikes on the town continued.", "ASSAULT", [], ["the town"], "a kind of deed is nobody"),
    ("The colonel blamed the rebels for the raid on the village.", "ASSAULT", ["the rebels"], ["the village"],
     "who is blamed did it"),
    ("The sect was behind the bombing of a courthouse.", "ASSAULT", ["The sect"], ["a courthouse"],
     "behind"),
    ("The village survived an attack by the rebels.", "ASSAULT", ["the rebels"], ["The village"],
     "who survives"),
    ("A rebel attack killed nine soldiers in Benghazi.", "ASSAULT", ["rebel"], ["nine soldiers"],
     "told once"),
    ("Two soldiers were killed in clashes with rebels.", "ASSAULT", ["rebels"], ["Two soldiers"],
     "told once"),
    ("The mayor faces charges of bribery.", "ACCUSE", [], ["The mayor"], "who faces charges is accused"),
    ("The mayor has the support of the miners.", "SUPPORT", ["the miners"], ["The mayor"],
     "who has support"),
    ("Voters liked attacks on Julia Gillard.", None, [], [], "words of nobody that is named"),
    ("The bishops were engaged in talks with Peru.", "CONSULT", ["The bishops"], ["Peru"], "engaged in"),
    ("Lawmakers asked about the Julia Gillard email probe.", "ACCUSE", [], ["Julia Gillard"], "probed"),
    ("Norway-led airstrikes on the town continued.", "ASSAULT", ["Norway"], ["the town"], "who leads"),
    ("The army was involved in weeks of clashes with rebels.", "ASSAULT", ["The army"], ["rebels"],
     "what counts an event stands for it"),
    ("The mayor died of a heart attack in Benghazi.", None, [], [], "barred by a word before the noun"),
    ("The senators fought a war of words with Chile.", None, [], [], "barred by a word after it"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "why"), TABLE)
def test_nouns(
    found: dict[str, Read], text: str, event_type: str | None, actors: list[str], recipients: list[str],
    why: str,
) -> None:  # fmt: skip
    result = found[text]
    if event_type is None:
        nominal = [event.rule_id for event in result.events if event.rule_id.startswith("n.")]
        assert not nominal, why
        return
    event = result.of_type(event_type)
    assert result.surfaces(event, "actor") == actors, why
    assert result.surfaces(event, "recipient") == recipients, why


def test_what_is_pointed_at_has_the_parties_of_what_was_told(nlp: Language, resources: Resources) -> None:
    text = "Rebels bombed a courthouse in Benghazi. The bombing alarmed the town."
    (result,) = read([text], nlp, resources)
    told = next(event for event in result.events if event.surface == "bombing")
    assert (result.surfaces(told, "actor"), result.surfaces(told, "recipient")) == (
        ["Rebels"],
        ["a courthouse"],
    )


def test_every_governor_gives_its_example_the_party(nlp: Language, resources: Resources) -> None:
    rows = {(g.example, g.role) for governors in load_governors().values() for g in governors}
    examples = sorted(rows)
    missed = []
    for (example, role), result in zip(
        examples, read([row[0] for row in examples], nlp, resources), strict=True
    ):
        named = "actor" if role == "A" else "recipient"
        if not any(
            result.surfaces(event, named)
            for event in result.events
            if event.event_type in ("ASSAULT", "COERCE")
        ):
            missed.append((example, role))
    assert not missed


def test_bars_are_words_in_small_letters_without_blanks() -> None:
    words = [word for bar in load_bars().values() for word in (*bar.before, *bar.of)]
    assert words
    assert not [word for word in words if word != word.lower() or " " in word]
