"""Who and what a text refers to: names mended, demonyms, metonyms, nominals and pronouns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from spacy.language import Language

from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, DocumentEntity, Mention, MentionIndex, Segment
from pipeline.resources import Resources

DAY = date(2019, 11, 20)


def _index(text: str, nlp: Language, resources: Resources) -> MentionIndex:
    article = Article("d", text, (Segment(0, len(text), "body", "test"),), published_on=DAY)
    (parsed,) = parse_articles([article], nlp)
    return find_mentions(parsed, knowledge=resources.knowledge, gazetteer=resources.gazetteer)


def _mention(index: MentionIndex, surface: str, last: bool = True) -> Mention:
    found = [mention for mention in index if mention.surface == surface]
    assert found, f"{surface!r} is not among {[mention.surface for mention in index]}"
    return found[-1 if last else 0]


def _entity(index: MentionIndex, surface: str) -> DocumentEntity:
    entity = index.entity_of(_mention(index, surface))
    assert entity is not None, f"{surface!r} has no entity"
    return entity


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Guterres arrived late.", "António Guterres", "tagged as a plural noun, and taken for a person"),
        ("Brown bread was scarce all winter.", None, "a word that opens a sentence"),
    ],
)
def test_a_surname_that_opens_a_sentence(
    text: str, expected: str | None, why: str, nlp: Language, resources: Resources
) -> None:
    index = _index(text, nlp, resources)
    entities = (index.entity_of(mention) for mention in index)
    assert next((entity.name for entity in entities if entity is not None), None) == expected, why


def test_a_name_ends_with_its_sentence(nlp: Language, resources: Resources) -> None:
    text = "The envoy met Abdel Fattah el-Sisi in Cairo."
    (parsed,) = parse_articles([Article("d", text, (Segment(0, len(text), "body", "test"),))], nlp)
    (whole,) = parsed.sentences
    cut = next(token for token in parsed.doc if token.text == "Fattah")
    torn = (
        replace(whole, last=cut.i, end=cut.idx - 1),
        replace(whole, sentence_id="s2", ordinal=1, start=cut.idx, first=cut.i),
    )
    index = find_mentions(replace(parsed, sentences=torn), knowledge=resources.knowledge)
    spans = {sentence.sentence_id: (sentence.start, sentence.end) for sentence in torn}
    assert index
    for mention in index:
        start, end = spans[mention.sentence_id]
        assert start <= mention.start < mention.end <= end, mention.surface


@pytest.mark.parametrize(
    ("text", "surface", "form", "kind", "why"),
    [
        ("Khalifa Haftar left Benghazi on Monday.", "Khalifa Haftar", "name", "person", "known person"),
        ("Foreign Minister Ilona Varga arrived.", "Ilona Varga", "name", "person", "a title is no part"),
        ("The Ministry of Fisheries and Ports was shut.", "Ministry of Fisheries and Ports", "name",
         "organization", "a body by its shape"),
        ("Clashes broke out near Benghazi airport, Libya.", "Libya", "name", "country", "a country"),
        ("Turkish troops crossed the border.", "Turkish", "demonym", "country", "an adjective"),
        ("Thousands of Syrians fled.", "Syrians", "demonym", "people", "people of a country"),
        ("Ankara accused Athens of provocation.", "Ankara", "metonym", "government", "it acts"),
        ("Ankara accused Athens of provocation.", "Athens", "metonym", "government", "it is dealt with"),
        ("Relations with Tehran have soured.", "Tehran", "metonym", "government", "a relation"),
        ("A bomb exploded in Ankara.", "Ankara", "name", "city", "where it happened"),
        ("The Kremlin denied it.", "Kremlin", "metonym", "government", "a seat"),
        ("Hezbollah fired rockets.", "Hezbollah", "name", "armed_group", "kind from the knowledge base"),
        ("The Brexit talks went on in the city.", "talks", "none", "", "an event is no entity"),
        ("Tamil Nadu on Saturday asked for water.", "Tamil Nadu", "name", "region",
         "a great place, not a people"),
        ("Latin American ministers left.", "Latin American", "demonym", "region", "of a region"),
        ("The girl was born in Churchill, where Churchill doctors live.", "Churchill", "name", "city",
         "a town, not the surname of long ago"),
        ("The anti-Norwegian protest went on.", "anti-Norwegian", "none", "", "the prefix is no part of it"),
        ("Rep. Ilona Varga, D-Maryland, objected.", "Maryland", "name", "city", "party and state"),
        ("DANGEROUS, he said. It was a dangerous day.", "DANGEROUS", "none", "", "a word in capitals"),
        ("The net asset value (NAV) fell. Brokers say that NAV matters.", "NAV", "none", "",
         "letters of words in lower case"),
        ("Nairobi- Police said on Monday that two were held.", "Nairobi", "name", "city",
         "the dash after a dateline ends a name"),
        ("Aleppo, Sarnex and Homs were hit by rain.", "Sarnex", "name", "city",
         "in a list of places"),
        ("The Smart Harbours programme was praised.", "Smart Harbours", "none", "", "a programme is no body"),
    ],
)  # fmt: skip
def test_form_and_kind(
    nlp: Language, resources: Resources, text: str, surface: str, form: str, kind: str, why: str
) -> None:
    index = _index(text, nlp, resources)
    if form == "none":
        assert surface not in {mention.surface for mention in index}, why
        return
    mention = _mention(index, surface)
    assert (mention.form, mention.kind) == (form, kind), why


@pytest.mark.parametrize(
    ("text", "one", "other", "why"),
    [
        ("Ankara said it would wait. Turkey has time.", "Ankara", "Turkey", "capital and country"),
        ("The White House objected. American officials agreed.", "White House", "American officials", "seat"),
        ("The Turkish government resigned in Turkey.", "The Turkish government", "Turkey", "government"),
        ("Turkey's Foreign Ministry spoke. The Turkish foreign ministry added more.", "Foreign Ministry",
         "The Turkish foreign ministry", "a ministry by pattern"),
        ("Recep Tayyip Erdogan spoke. The Turkish president then left.", "Recep Tayyip Erdogan",
         "The Turkish president", "holder of an office on the day"),
        ("Vladimir Putin met his Chinese counterpart. Xi Jinping smiled.", "his Chinese counterpart",
         "Xi Jinping", "holder of the same office"),
        ("Mayor Ilona Varga resigned. She gave no reason.", "Ilona Varga", "She", "pronoun"),
        ("Hamas rejected it. The group gave no reason.", "Hamas", "The group", "the group before"),
        ("The Ports Authority (PA) met. PA staff walked out.", "Ports Authority", "PA", "acronym"),
        ("The Directorate of Ports (SEPMAR) met. SEPMAR staff walked out.", "Directorate of Ports", "SEPMAR",
         "acronym of the name in another language"),
        ("Ilona Varga won. Varga thanked voters.", "Ilona Varga", "Varga", "surname"),
        ("The Taliban said they would attend the talks.", "Taliban", "they", "who says it of itself"),
    ],
)  # fmt: skip
def test_these_are_one(
    nlp: Language, resources: Resources, text: str, one: str, other: str, why: str
) -> None:
    index = _index(text, nlp, resources)
    assert _entity(index, one).cluster == _entity(index, other).cluster, why


@pytest.mark.parametrize(
    ("text", "one", "other", "why"),
    [
        ("Tehran rejected the plan. Snow fell on roads in Tehran.", "first", "Tehran", "government and city"),
        ("The Turkish army left Turkey.", "The Turkish army", "Turkey", "an army is a body of its own"),
        ("Ilona Varga and Mark Stone spoke.", "Ilona Varga", "Mark Stone", "two persons"),
    ],
)
def test_these_are_two(
    nlp: Language, resources: Resources, text: str, one: str, other: str, why: str
) -> None:
    index = _index(text, nlp, resources)
    first = index.mentions[0] if one == "first" else _mention(index, one)
    entity = index.entity_of(first)
    assert entity is not None
    assert entity.cluster != _entity(index, other).cluster, why


def test_a_pronoun_without_an_antecedent_stays_open(nlp: Language, resources: Resources) -> None:
    mention = _mention(_index("He said nothing at all.", nlp, resources), "He")
    assert (mention.cluster, mention.link_basis, mention.link_confidence) == (None, "none", 0.0)


def test_they_who_are_not_one_body_stay_open(nlp: Language, resources: Resources) -> None:
    for text in ("Hamas and Fatah said they would meet.", "Ilona Varga met Hamas. They talked."):
        assert _mention(_index(text, nlp, resources), "they" if "they" in text else "They").cluster is None


def test_countries_inside_longer_names_are_mentions_too(nlp: Language, resources: Resources) -> None:
    index = _index("The Turkish Foreign Ministry confirmed it.", nlp, resources)
    assert _entity(index, "Turkish").knowledge_id == "country:TUR"
    ministry = _entity(index, "Turkish Foreign Ministry")
    assert (ministry.knowledge_id, ministry.country_code) == ("body:TUR:foreign-ministry", "TUR")


def test_a_name_that_the_document_gives_elsewhere_is_found(nlp: Language, resources: Resources) -> None:
    text = "The talks were led by Zsuzsa Ondrejka, a judge.\n\nLater Ondrejka left. Ondrejka was tired."
    index = _index(text, nlp, resources)
    assert len([mention for mention in index if mention.surface == "Ondrejka"]) == 2
    assert {mention.kind for mention in index if "Ondrejka" in mention.surface} == {"person"}


@pytest.mark.parametrize(
    ("headline", "expected", "why"),
    [
        ("Tuvalan Coast Watch Claims Full Responsibility", {"Tuvalan Coast Watch"}, "words of the article"),
        ("Ilona Varga Rejects Terrible Demands", {"Ilona Varga"}, "a name of the article"),
    ],
)
def test_headlines_in_title_case(
    nlp: Language, resources: Resources, headline: str, expected: set[str], why: str
) -> None:
    body = "Ilona Varga rejects terrible demands. It claims full responsibility, she said."
    text = f"{headline}\n\n{body}"
    parts = (
        Segment(0, len(headline) + 2, "headline", "t"),
        Segment(len(headline) + 2, len(text), "body", "t"),
    )
    (parsed,) = parse_articles([Article("d", text, parts, published_on=DAY)], nlp)
    index = find_mentions(parsed, knowledge=resources.knowledge, gazetteer=resources.gazetteer)
    found = {m.surface for m in index if m.start < len(headline) and m.form == "name"}
    assert found == expected, why


def test_a_surname_that_opens_a_sentence_is_found(nlp: Language, resources: Resources) -> None:
    index = _index("Ilona Marable won the vote. Marable scored well in towns.", nlp, resources)
    assert _entity(index, "Marable").cluster == _entity(index, "Ilona Marable").cluster


def test_surfaces_spans_and_heads_hold(nlp: Language, resources: Resources) -> None:
    text = "President Ilona Varga’s visit to “North Macedonia” angered the Greek government, she said."
    index = _index(text, nlp, resources)
    assert len(index) > 3
    for mention in index:
        assert text[mention.start : mention.end] == mention.surface
        assert mention.head >= 0
        assert 0.0 <= mention.link_confidence <= 1.0
    assert len({mention.mention_id for mention in index}) == len(index)


def test_a_surname_that_the_document_gives_to_another_links_nobody(
    nlp: Language, resources: Resources
) -> None:
    index = _index("Zoe Merkel, a farmer of Peru, was fined. Merkel paid at once.", nlp, resources)
    assert _entity(index, "Merkel").name == "Zoe Merkel"
    assert _entity(index, "Merkel").knowledge_id is None


def test_namesakes_named_in_full_are_two(nlp: Language, resources: Resources) -> None:
    index = _index("Angela Merkel spoke. Merkel was thanked. Zoe Merkel, a farmer, left.", nlp, resources)
    assert _entity(index, "Zoe Merkel").name == "Zoe Merkel"
    assert _entity(index, "Merkel").name == "Angela Merkel"


def test_a_word_that_opens_a_sentence_is_no_name(nlp: Language, resources: Resources) -> None:
    index = _index("Police found rubbish on the road. Rubbish was burned there.", nlp, resources)
    assert [mention.surface for mention in index if mention.form == "name"] == []
