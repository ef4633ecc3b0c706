"""What "the mayor", "the administration" and "the group" take up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources


@pytest.mark.parametrize(
    ("text", "surface", "entity", "why"),
    [
        ("Senator Ada Vance met Mayor Carl Brandt. The mayor thanked her.", "The mayor", "Carl Brandt",
         "whose title it is"),
        ("Coast Army units left. The army moved on.", "The army", None, "no army of any land"),
        ("The Nigerien army left. The army moved on.", "The army", "Nigerien Army", "a land's army"),
        ("Boko Haram extremists fled. The Polisario Front rested. Guards watched the extremist group.",
         "the extremist group", "Boko Haram", "the one that the text calls so"),
        ("The US government paid. The government of Fiji waited.", "The government", None, "of another land"),
        ("Mr. Macron met Prime Minister Ilona Varga. The president praised her.", "The president",
         "Emmanuel Macron", "who holds the office on the day"),
        ("Mayor Carl Brandt left. The former mayor criticized the plan.", "The former mayor", None,
         "another one than the mayor"),
        ("Mayor Carl Brandt left. The mayor of Oslo criticized the plan.", "The mayor", None,
         "told apart by the town"),
        ("Former Mayor Carl Brandt left. The mayor criticized the plan.", "The mayor", None,
         "who is no mayor any more"),
        ("Club President Nils Berg left. The president resigned.", "The president", None, "of no land"),
        ("Mayor Carl Brandt met Mayor Ada Vance. The mayor insisted she had won.", "The mayor", "Ada Vance",
         "who is told of as a woman"),
        ("Mayor Carl Brandt fled. Envoys of Norway met the mayor of Oslo. On Monday the mayor returned.",
         "the mayor", None, "another was called so since"),
        ("The Macron administration condemned the raid. The administration urged calm.", "The administration",
         "France", "a government by its head of state"),
        ("The Berg administration condemned the raid.", "The Berg administration", None, "who leads no land"),
        ("Boko Haram fought the army. Fighters of Ansaru attacked the group.", "the group", "Boko Haram",
         "nobody attacks their own group"),
        ("Boko Haram fled. Ansaru militants who have fought the group followed.", "the group", "Boko Haram",
         "nor in a clause on them"),
        ("Al Shabaab burned the mill. The Boko Haram faction burned the depot.", "The Boko Haram faction",
         None, "a phrase with another name in it"),
    ],
)  # fmt: skip
def test_taken_up(
    nlp: Language, resources: Resources, text: str, surface: str, entity: str | None, why: str
) -> None:
    article = Article("d", text, (Segment(0, len(text), "body", "test"),), published_on=date(2019, 11, 20))
    (parsed,) = parse_articles([article], nlp)
    index = find_mentions(parsed, knowledge=resources.knowledge, gazetteer=resources.gazetteer)
    found = [mention for mention in index if mention.surface == surface]
    known = index.entity_of(found[-1])
    assert (known.name if known else None) == entity, why
