"""Words of attacks, aid and meetings that mean something else by who acts, on what, and how it is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from pipeline.extraction.events.scope.proper import is_in_title
from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("Fire destroyed a building near the river.", ["X_DISASTER"], "a fire that burns attacks nobody"),
    ("A fire killed two children in a flat in Lagos.", ["X_CASUALTIES"], "a fire that is counted burns"),
    ("Mortar fire killed two children in a flat in Aleppo.", ["ASSAULT"], "fire that is shot"),
    ("A lorry ran over two children.", ["X_CASUALTIES"], "a carriage has an accident"),
    ("Army tanks ran over two children.", ["ASSAULT"], "a tank has none"),
    ("The jetliner crashed, killing all two hundred people.", ["X_DISASTER", "X_CASUALTIES"], "a crash"),
    ("He has never occupied a public office.", [], "an office that is held"),
    ("Rebels seized the office of the governor.", ["ASSAULT"], "an office that is a building"),
    ("Nine hundred mines are laid along the frontier.", [], "mines lie there"),
    ("Soldiers laid mines on the coast road.", ["MOBILIZE"], "laying mines prepares for war"),
    ("The navy mined the harbour.", ["MOBILIZE"], "so does mining a place"),
    ("The gazette at once seized on the controversy.", [], "a topic is taken up"),
    ("The magazine attacked former members of the sect.", ["ACCUSE"], "the press attacks in words"),
    ("The judge ordered him held without bail.", ["COERCE"], "an order to hold is one detention"),
    ("The judge ordered that she be detained.", ["COERCE"], "so is one in a clause"),
    ("The judge ordered him to leave the hall.", ["REQUEST"], "other orders are requests"),
    ("Lawmakers traditionally do not meet on Fridays.", [], "a custom is no meeting"),
    ("Lawmakers met on Friday with the premier.", ["CONSULT"], "a meeting is"),
    ("Some clerks fled through the back door.", [], "who leaves a building is not displaced"),
    ("The robbers fled in another car.", [], "nor who gets away"),
    ("Thousands of villagers fled.", ["X_DISPLACEMENT"], "thousands are"),
    ("Villagers fled across the border.", ["X_DISPLACEMENT"], "and who leaves a land"),
    ("The auditors upheld the protest of the bidder.", [], "a protest that is judged is a complaint"),
    ("The consulate has to suspend work by May.", [], "an office that closes is not on strike"),
    ("Miners stopped work on Monday.", ["PROTEST"], "workers are"),
    ("The jets will be assembled at a plant in Toulouse.", [], "what is built is not deployed"),
    ("The company won a contract to supply the air force with tankers.", [], "what is sold is no aid"),
    ("Contractors supply the aircraft maker.", [], "nor is trade between firms"),
    ("The kingdom supplied the rebels with rockets.", ["AID"], "a state's supplies are"),
    ("He helped the Republicans recapture two states from the Democrats.", [], "parties fight in elections"),
    ("A villa of the banker was raided.", ["COERCE"], "a house that is raided is searched"),
    ("Gunmen raided a village near the lake.", ["ASSAULT"], "a village is attacked"),
    ("Hackers attacked the bank.", ["COERCE"], "hackers attack computers"),
    ("The attack on the website of the party was launched by hackers.", ["COERCE"], "as a noun too"),
    ("The charity asked to depose the former secretary.", [], "who is questioned is not overthrown"),
    ("Officers deposed the president.", ["COERCE"], "a president is"),
    ("A raid by commandos on a camp of the sect failed.", ["ASSAULT"], "soldiers do not search"),
    ("A few apprentices displaced older masons.", [], "who takes a job drives nobody from home"),
    ("The fighting displaced nine thousand villagers.", ["X_DISPLACEMENT"], "fighting does"),
    ("The missile landed in the sea.", [], "a missile that hits nothing"),
    ("The Democrats attacked the Republicans on Monday.", [], "parties attack in words"),
    ("Gunmen attacked the Democrats at a rally.", ["ASSAULT"], "gunmen do not"),
    ("The Committee to Protect Journalists met on Monday with the premier.", ["CONSULT"], "a verb in a name"),
    ("Diallo, the mayor of Dakar, shares this bleak view.", [], "an opinion that is held"),
    ("The tour will help the premier defend Ohio for the Liberals.", [], "a seat held at the polls"),
    ("The tribunal threw out the lawsuit of the fishermen.", ["X_RULING"], "a court decides a case"),
    ("The lease was signed by the lawyer Ada Diallo.", [], "who signs for others agrees to nothing"),
    ("Legend has it that a flood destroyed the abbey.", [], "a legend"),
    ("According to legend, pirates burned the abbey.", [], "what legends say"),
    ("Farmers marked the 30th anniversary of the massacre in the valley.", [], "the name of a day"),
    ("Each canton must pay for its own dams, the envoy said.", [], "a duty of all of a kind"),
    ("The general invited the envoy to leave the island.", ["REQUEST"], "a demand put kindly"),
    ("The general invited the envoy to join the council.", ["AGREE"], "an invitation"),
    ("The town appointed the baker honorary consul.", [], "a title, no office"),
    ("A television station hosted a debate on wool.", [], "a show of the media"),
    ("The two kingdoms established ties in the late 1930s.", [], "decades long past"),
    ("The abbot demanded that the monks let go of their pride.", ["REQUEST"], "nobody is freed"),
]


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    texts = [text for text, _, _ in TABLE]
    return dict(zip(texts, read(texts, nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "expected", "why"), TABLE)
def test_which_sense_it_is(found: dict[str, Read], text: str, expected: list[str], why: str) -> None:
    assert [event.event_type for event in found[text].events] == expected, why


def test_whom_an_order_to_hold_hits(found: dict[str, Read]) -> None:
    result = found["The judge ordered him held without bail."]
    event = result.of_type("COERCE")
    assert (result.surfaces(event, "actor"), result.surfaces(event, "recipient")) == (["The judge"], ["him"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Committee to Protect Journalists met in May", True),
        ("Committee to Protect Journalists Met In May", False),  # in a headline capitals say nothing
    ],
)
def test_a_verb_in_a_title(words: str, expected: bool, nlp: Language) -> None:
    tokens = words.split()
    start = tokens.index("Committee")
    named = range(start, start + 4)
    marks = ["O" if i not in named else "B-ORG" if i == start else "I-ORG" for i in range(len(tokens))]
    doc = Doc(nlp.vocab, words=tokens, ents=marks, sent_starts=[i == 0 for i in range(len(tokens))])
    assert is_in_title(doc[start + 2]) is expected
