"""Texts of other fields of life give no political event, save where a political party takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.events import load_lexicon
from pipeline.extraction.events.scope.fields import COUNTED_AS_POLITICAL, field_of, shared_words
from tests.pipeline.extraction.events.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

MATCH = (
    "The striker attacked from the first minute and the visitors' goalkeeper was beaten twice before "
    "halftime. Their coach defended the midfielder after the defeat. The referee sent off a defender, and "
    "the league suspended him. The championship goes on in the stadium on Sunday."
)
MARKETS = (
    "The retailer agreed to buy its rival for four billion crowns, and shareholders backed the merger. Its "
    "shares rose nine percent. Investors had rejected an earlier bid, analysts said. The firm will close two "
    "factories and cut inventory. Profit and revenue beat the forecast in the quarter."
)
FILM = (
    "In the sequel the villain attacks a village and takes the heroine hostage. The director praised his "
    "actors at the premiere. The studio promised another episode, and fans of the franchise welcomed the "
    "trailer. The soundtrack album by the band is in the shops."
)
LABORATORY = (
    "The antibody attacks the virus before it enters the cell. Scientists agreed to share the vaccine with "
    "other laboratories. The drug killed every bacterium there, and the protein stopped the gene. "
    "Patients welcomed the clinical trial."
)
BOUT = (
    "The heavyweight fought back in the fourth round, but the champion bombed him with a left hook and the "
    "referee stopped the bout. The federation nominated a new challenger, and the general manager of the "
    "promoter met his agent. He offered him a title shot in the spring. The team backed its fighter."
)
TRANSFER = (
    "The club's president met the agent of the shortstop and made an offer of nine years. The general "
    "manager fired his head coach after a season without a playoff game, and the owner backed him. Two teams "
    "rejected the trade. The guard agreed to stay, and the captain criticised the league."
)
EXPLOIT = (
    "Attackers are targeting a vulnerability in the browser, and the maker of the software released a patch. "
    "The malware hijacks unpatched computers. Security firms said the exploit had been used to attack "
    "thousands of visitors, and that the malware runs on a botnet of servers."
)


CHILDHOOD = (
    "He grew up beside the mill, where his grandmother kept geese and a piano that nobody could tune. At ten "
    "he met a girl who drew birds, and she promised to teach him. They agreed on two lessons each week. His "
    "uncle gave him a box of pencils and asked him to draw the pond. He thanked him for years afterwards. "
    "When the winter came they moved into the upper rooms, and his mother offered her own bed to a cousin "
    "who coughed all night. He refused to sleep there. The doctor visited every morning and praised his "
    "patience. In spring he left for the city with a suitcase and a letter. He joined a choir, rejected two "
    "parts that he thought too loud, and supported himself by copying music. Years later he wrote that he "
    "had never been so happy as on those stairs, with the smell of soap and wet wool and bread."
)


@pytest.mark.parametrize("text", [MATCH, BOUT, TRANSFER, MARKETS, FILM, LABORATORY, EXPLOIT, CHILDHOOD])
def test_another_field_of_life_has_no_political_event(text: str, nlp: Language, resources: Resources) -> None:
    assert [(e.event_type, e.surface) for e in read([text], nlp, resources)[0].events] == []


@pytest.mark.parametrize(
    ("text", "added", "wanted"),
    [
        (MARKETS, "The government imposed sanctions on the bank.", "SANCTION"),
        (MARKETS, "A bomb exploded outside a factory and killed three workers.", "ASSAULT"),
        (MATCH, "Police arrested nine supporters.", "COERCE"),
        (TRANSFER, "The senate accused the mayor of fraud.", "ACCUSE"),
        (EXPLOIT, "Hackers breached the servers of the ministry.", "COERCE"),
        (EXPLOIT, "The army attacked the village.", "ASSAULT"),
        (LABORATORY, "The health minister met his counterpart from Ghana.", "CONSULT"),
    ],
)
def test_a_political_party_counts_everywhere(
    text: str, added: str, wanted: str, nlp: Language, resources: Resources
) -> None:
    assert wanted in {event.event_type for event in read([f"{text} {added}"], nlp, resources)[0].events}


def test_the_same_deeds_in_a_political_text_stay(nlp: Language, resources: Resources) -> None:
    text = (
        "The retailer signed an agreement with the ministry. The rebels attacked from the hills, and the "
        "army defended the town. Both governments agreed to share the vaccine."
    )
    assert {"AGREE", "ASSAULT"} <= {event.event_type for event in read([text], nlp, resources)[0].events}


def test_politicians_named_in_a_text_make_it_political(nlp: Language) -> None:
    text = "The film won an award at the festival, and its director thanked the actress and the studio."
    assert field_of(nlp(text), load_lexicon())[0] == "entertainment"
    assert field_of(nlp(text), load_lexicon(), named=9)[0] is None


@pytest.mark.parametrize("field", sorted(shared_words()))
def test_a_shared_word_is_one_that_politics_counts(field: str) -> None:
    counted = {word for word, kinds in load_lexicon().noun_classes.items() if kinds & COUNTED_AS_POLITICAL}
    assert shared_words()[field] <= counted
