"""Whom pronouns among the parties mean: (text, type, actors, recipients, why); entities by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.analysis import analyze
from tests.pipeline.extraction.events.reading import Read, read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

TABLE = [
    ("Boko Haram left. A spokeswoman for the alliance said its raids in the north had wounded nine farmers.",
     "ASSAULT", "wounded", ["the alliance"], ["nine farmers"], "the body for which somebody speaks"),
    ("Ruth Hale spoke. On Monday Adam Reed mocked Carl Brandt, citing his attack on a guard.", "ASSAULT",
     "attack", ["Carl Brandt"], ["a guard"], "who is mocked for what is theirs"),
    ("The mayor has seen footage of Omar Hamad's arrest, which proves he was beaten.", "ASSAULT", "beaten",
     [], ["Omar Hamad"], "what is about somebody shows what was done to them"),
    ("Chadian-Nigerien relations were tense. Chad closed the border, but the two countries have mended ties.",
     "SUPPORT", "mended", ["Chad", "Niger"], [], "the only two lands just before"),
    ("Togo, a friend of Kenya, urged both countries to retreat.", "REQUEST", "urged", ["Togo"],
     ["both countries"], "who asks is none of the two"),
    ("Adam Reed spoke to the crowd. \"Carl Brandt sold the harbour,\" he said. Later he condemned Iran.",
     "ACCUSE", "condemned", ["Adam Reed"], ["Iran"], "who says it, rather than whom the words name"),
    ("Masked men stormed the barracks at noon. They kidnapped a guard.", "ASSAULT", "kidnapped",
     ["Masked men"], ["a guard"], "the subject of the sentence before, who is no entity"),
    ("Kenya and Uganda share a lake. They signed a treaty on Friday.", "AGREE", "signed",
     ["Kenya", "Uganda"], [], "each of a coordinated subject"),
    ("The ministry said it had rejected the offer.", "REJECT", "rejected", ["The ministry"], [],
     "whoever governs the clause"),
    ("Vladimir Putin has left. The general said he had attacked the village.", "ASSAULT", "attacked",
     ["The general"], ["the village"], "whoever governs the clause beats who was named before"),
    ("When the villagers protested, the soldiers arrested them.", "COERCE", "arrested",
     ["the soldiers"], ["the villagers"], "not whoever acts"),
    ("\"They attacked us,\" the villagers said.", "ASSAULT", "attacked", ["They"], ["the villagers"],
     "between quotation marks nobody outside of them is meant, and first persons are who speaks"),
    ("John Kerry called Sergey Lavrov and urged him to leave Syria.", "REQUEST", "urged",
     ["John Kerry"], ["Sergei Lavrov"], "the other of two persons"),
    ("\"He attacked Peru,\" Angela Merkel said.", "ASSAULT", "attacked", ["He"], ["Peru"],
     "a person who speaks is not the third person"),
    ("\"We will attack the rebels,\" said Ada Smith, Ukraine's deputy defence minister.", "ASSAULT", "attack",
     ["Ukraine"], ["the rebels"], "who holds an office says we for its land"),
    ("\"Rebels attacked the US,\" said Ada Smith, the spokeswoman of Chad.", "ASSAULT", "attacked",
     ["Rebels"], ["United States"], "a land in capitals is no pronoun"),
    ("The king praised raids in Chad and Mali but condemned them later.", "ACCUSE", "condemned", ["The king"],
     [], "raids are nobody, and no lands either"),
    ("Angela Merkel resigned. A colonel was dismissed after sailors complained about his remarks.", "ACCUSE",
     "complained", ["sailors"], ["A colonel"], "whom the sentence itself tells of"),
    ("The coalition said its raids in the north killed nine farmers.", "ASSAULT", "killed",
     ["The coalition"], ["nine farmers"], "a possessive in a subject is of the clause above"),
    ("\"We are sending envoys to Peru,\" Angela Merkel said. \"They will sign a treaty,\" she added.",
     "AGREE", "sign", ["They"], [], "who sends somebody is not among those who are sent"),
    ("Angela Merkel spoke. A gunman opened fire near the port before he was killed by guards.", "ASSAULT",
     "killed", ["guards"], ["A gunman"], "whom the sentence itself tells of, though nameless"),
    ("Vladimir Putin arrived early. After his talks with the farmers, Joe Biden condemned Iran.", "CONSULT",
     "talks", ["Joe Biden"], ["the farmers"], "the subject that follows"),
    ("Police chased a driver. He was arrested at the bridge.", "COERCE", "arrested", [], ["a driver"],
     "one who is nameless, of several who are not one person"),
    ("The judge met Joe Biden. A spokesman for the prison said he was released on Friday.", "RETREAT",
     "released", [], ["Joe Biden"], "a spokesman is not whom he speaks of"),
    ("The clerk stabbed his wife. Police said she was kidnapped by the clerk.", "ASSAULT", "kidnapped",
     ["the clerk"], ["his wife"], "a noun tells the gender"),
    ("The army detained ten men. They were killed by guards.", "ASSAULT", "killed", ["guards"], ["ten men"],
     "several rather than a body of several"),
    ("Planes killed nine people when they bombed a camp.", "ASSAULT", "bombed", ["Planes"], ["a camp"],
     "a machine too, where its clause governs"),
    ("A spokesman for the Harbour Company said it had rejected the offer.", "REJECT", "rejected",
     ["Harbour Company"], [], "for whom somebody speaks"),
    ("The minister praised the treaty. Chad signed a law and later condemned it.", "ACCUSE", "condemned",
     ["Chad"], [], "a law is no party"),
    ("The embassy told farmers they must reject the offer.", "REJECT", "reject", ["farmers"], [],
     "the only ones who are several"),
    ("Iran spoke. In Peru our company will advance its plan to bomb Chad.", "ASSAULT", "bomb",
     ["our company"],
     ["Chad"], "its owner is the subject of its own clause"),
    ("Police did not say who kidnapped nine farmers.", "ASSAULT", "kidnapped", [], ["nine farmers"],
     "whoever is only asked for"),
    ("Farmers went on to Chad, which also announced that it would attack Peru.", "ASSAULT", "attack",
     ["Chad"], ["Peru"], "who says it in a clause of theirs"),
    ("Cargoport said it had attacked the town.", "ASSAULT", "attacked", ["Cargoport"], ["the town"],
     "a name, whatever it was taken for"),
    ("Joe Biden, whom Vladimir Putin accused, said that he condemned Iran.", "ACCUSE", "condemned",
     ["Joe Biden"], ["Iran"], "whoever says it, not the nearest"),
    ("Angela Merkel met Joe Biden, who said he would attack Iran.", "ASSAULT", "attack", ["Joe Biden"],
     ["Iran"], "who says it in a clause about them"),
    ("Vladimir Putin met Joe Biden, whose envoys fear that he will attack Iran.", "ASSAULT", "attack",
     ["Joe Biden"], ["Iran"], "of whom a clause tells"),
    ("William Barr rested. Guests left James Comey's dinner at which he condemned Iran.", "ACCUSE",
     "condemned", ["James Comey"], ["Iran"], "whose the thing is of which a clause tells"),
    ("A nurse left Lima. Panic spread after Joe Biden's speech, although he condemned Iran.", "ACCUSE",
     "condemned", ["Joe Biden"], ["Iran"], "whose deed it was, of the same sentence"),
    ("Former mayor and union leader Ada Smith condemned Iran.", "ACCUSE", "condemned", ["Ada Smith"],
     ["Iran"], "two titles of one person"),
    ("The mayor and union leader Ada Smith condemned Iran.", "ACCUSE", "condemned",
     ["The mayor", "Ada Smith"], ["Iran"], "an article makes a title a person"),
    ("Planes bombed Islamic militants near Basra.", "ASSAULT", "bombed", ["Planes"], ["Islamic militants"],
     "who calls on a faith is not all its people"),
    ("Peru's forces met envoys. Talks ended after the treaty forced that nation to dismantle its missiles.",
     "RETREAT", "dismantle", ["that nation"], [], "its owner is who is to do it"),
    ("As Iran warned that it may leave if Peru does, Joe Biden threatened it with sanctions.", "THREATEN",
     "threatened", ["Joe Biden"], ["Iran"], "the subject of the clause in front, not the nearest"),
    ("Kenya spoke. The law imposed sanctions on Chad for its annexation of Angola.", "ASSAULT", "annexation",
     ["Chad"], ["Angola"], "of the same sentence, where it is blamed"),
    ("Peru spoke of a new deal. Chad condemned it on Monday.", "ACCUSE", "condemned", ["Chad"], [],
     "what may be a thing is nobody"),
    ("The rebels built a base near Lima. The army took a bridge and bombed it.", "ASSAULT", "bombed",
     ["The army"], ["a bridge"], "a thing that can be struck"),
    ("Chad eased the rules, making it harder for Peru to attack Kenya.", "ASSAULT", "attack", ["Peru"],
     ["Kenya"], "it that stands ahead of a clause"),
    ("\"He accused me of fraud,\" Angela Merkel said of Joe Biden.", "ACCUSE", "accused", ["He"],
     ["Angela Merkel"], "who speaks is me, whoever else is told of"),
    ("\"Rebels shot Joe Biden and attacked me,\" Joe Biden said.", "ASSAULT", "attacked", ["Rebels"],
     ["Joe Biden"], "who speaks of a deed of others"),
    ("\"We condemn Iran,\" the BBC quoted a mayor as saying.", "ACCUSE", "condemn", ["We"], ["Iran"],
     "what carries the words does not say them"),
    ("Kim Jong-un met Joe Biden. South Korea rested. The North and the South will end the war between the "
     "two countries, North Korea said.", "ASSAULT", "war", ["North Korea", "South Korea"], [],
     "lands by a quarter of the sky"),
    ("Nine men raided a store in Lima.", "ASSAULT", "raided", ["Nine men"], ["a store"],
     "a thing is not the town that it is in"),
    ("The army captured the village from Hamas.", "ASSAULT", "captured", ["The army"],
     ["the village", "Hamas"], "a place is not whom it is taken from"),
    ("Gunmen killed four farmers, all Arabs.", "ASSAULT", "killed", ["Gunmen"], ["four farmers"],
     "who somebody is besides is not who they are"),
    ("Wed Jul 27 2016 Nine Rebels Killed In Raid.", "ASSAULT", "Killed", [], ["Nine Rebels"],
     "a day is not we"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(nlp: Language, resources: Resources) -> dict[str, Read]:
    return dict(zip([row[0] for row in TABLE], read([row[0] for row in TABLE], nlp, resources), strict=True))


@pytest.mark.parametrize(("text", "event_type", "trigger", "actors", "recipients", "why"), TABLE)
def test_pronouns(
    found: dict[str, Read], text: str, event_type: str, trigger: str, actors: list[str],
    recipients: list[str], why: str,
) -> None:  # fmt: skip
    result = found[text]
    event = next((each for each in result.events if each.surface.startswith(trigger)), None)
    assert event is not None, (why, [(each.surface, each.rule_id) for each in result.events])
    assert event.event_type == event_type, why
    assert result.parties(event, "actor") == actors, why
    assert result.parties(event, "recipient") == recipients, why


LINKS = [
    ("Rebels in Chad condemned Iran.", ["Rebels"], "who is in a land is not that land"),
    ("Chad's army and nine farmers condemned Iran.", ["Chadian Army", "nine farmers"],
     "each of a list has owners of its own"),
    ("Two former envoys, Ada Smith and Ben Jones, condemned Iran.", ["Ada Smith", "Ben Jones"],
     "those whom a list names"),
    ("The United States voted. The Trump administration condemned Iran.", ["United States"],
     "a president's government is the land's"),
    ("Chadian and government envoys condemned Iran.", ["Chad", "government"], "a land's and the state's own"),
    ("A Macron supporter condemned Iran.", ["A Macron supporter"], "who supports a person is another"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actors", "why"), LINKS)
def test_whose_government(
    nlp: Language, resources: Resources, text: str, actors: list[str], why: str
) -> None:
    (result,) = read([text], nlp, resources)
    assert result.parties(result.of_type("ACCUSE"), "actor") == actors, why


OPEN = [
    ("They condemned Iran.", "whom nothing names"),
    ('"He will be arrested," the mayor said.', "who is told of alone and not named"),
]


@pytest.mark.parametrize(("text", "why"), OPEN)
def test_held_back(nlp: Language, text: str, why: str) -> None:
    result = analyze(text, nlp=nlp)
    assert not result.event_mentions, why
    assert result.uncertain, why
