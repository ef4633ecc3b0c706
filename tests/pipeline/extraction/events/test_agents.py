"""Agents of passives and members of pairs: (text, trigger, actors, why); entities by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("Five farmers were killed and nine injured in Russian airstrikes on the mill.", "killed", ["Russia"],
     "the cause stands with the verb coordinated"),
    ("A rocket fired by Russian jets left a child dead and a nurse injured.", "injured", ["Russia"],
     "what a shot of theirs left behind"),
    ("Thousands of villagers live under Russian siege.", "siege", ["Russia"], "whose siege it is"),
    ("Dozens of people were killed after Russian jets bombed a market.", "killed", ["Russia"],
     "the clause of time tells the strike"),
    ("Russian jets bombed a market on Friday. Nine people were killed.", "killed", ["Russia"],
     "one side struck from afar in the sentence before"),
    ("Russian jets bombed a market. Thousands have been killed since 2011.", "killed", [],
     "a toll of years is of more than that strike"),
    ("Rebels fought soldiers near Homs. Nine people were killed.", "killed", [], "two sides fought"),
    ("Russia says kills nine rebels in the north.", "kills", ["Russia"],
     "a headline leaves out what it shares"),
    ("The general was demoted after his conviction by a military jury.", "demoted", [],
     "who convicted did not demote"),
    ("The leaders of Japan and Ireland signed a treaty.", "signed", ["Japan", "Ireland"], "each land"),
    ("Japan and Ireland share a fear. Both countries condemned Chad.", "condemned", ["Japan", "Ireland"],
     "a pair without an event"),
    ("The army and the rebels talked for days. The two sides signed a truce.", "signed",
     ["The army", "the rebels"], "members that are no entities"),
    ("Japan waits. Emmanuel Macron met Fumio Kishida in France. The two countries signed a treaty.", "signed",
     ["France", "Japan"], "leaders stand for their countries"),
    ("Peru met with Chile. They agreed to cooperate with each other.", "agreed", ["Peru", "Chile"],
     "those who met before"),
    ("Nine farmers were injured due to raids carried out by the militia.", "injured", ["the militia"],
     "what it is due to"),
    ("21 killed as Chadian rebels shell a market in Sarh", "killed", ["Chadian rebels"], "who shelled"),
    ("Nine soldiers were killed as a rebel drone struck their post.", "killed", ["a rebel drone"],
     "their post was struck"),
    ("Nine rebels were hurt after their camp came under airstrikes of the Russian jets.", "hurt", ["Russia"],
     "a noun tells the strike in the clause of time"),
    ("Nine farmers were killed and many wounded in air strikes by the rebels.", "killed", ["the rebels"],
     "the cause stands with a participle without its copula"),
    ("The army wounded a chief in an air strike that also killed nine of his aides.", "killed", ["The army"],
     "whose strike it was"),
    ("The war between Japan and Ireland killed thousands.", "killed", ["Japan", "Ireland"], "each side"),
    ("The European Union sanctions announced on Friday hit Peru.", "sanctions announced", ["European Union"],
     "whose they are, of a verb that names nobody"),
    ("Six nuns were killed and dozens wounded on Friday as a rebel alliance attacked the town.", "killed",
     ["a rebel alliance"], "a clause of time on the participle that follows"),
    ("Friday 2 May 2014 Chadian rebels killed nine nurses in the hills.", "killed", ["Chadian rebels"],
     "a dateline is no part of a party"),
    ("Japan and Ireland signed a truce. On Friday the sides exchanged fire.", "exchanged",
     ["Japan", "Ireland"], "the sides are those of the truce"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "trigger", "actors", "why"), TABLE)
def test_who_did_it(found: dict[str, Read], text: str, trigger: str, actors: list[str], why: str) -> None:
    result = found[text]
    event = next((each for each in result.events if each.surface.startswith(trigger)), None)
    assert event is not None, (why, [(each.surface, each.rule_id) for each in result.events])
    assert result.parties(event, "actor") == actors, why
