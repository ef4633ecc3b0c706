"""Who is quoted by whom, who is meant by a pronoun or a noun, and what kind of source the words show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extraction.attribution import find_attributions
from pipeline.extraction.mentions import find_mentions
from pipeline.extraction.parse import parse_articles
from pipeline.records import Article, Attribution, Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.resources import Resources

# text, then for each claim: words of the source, and words of the source that reports it
CHAINS = [
    (
        "Interfax reported that the tunnel had flooded, citing a rescue worker.",
        {"Interfax": None, "a rescue worker": "Interfax"},
        "citing passes on",
    ),
    (
        "Interfax quoted Omar Saleh as saying that talks would continue in Vienna.",
        {"Interfax": None, "Omar Saleh": "Interfax"},
        "quoted as saying",
    ),
    (
        "Omar Saleh was quoted by Interfax as saying that talks would continue in Vienna.",
        {"Interfax": None, "Omar Saleh": "Interfax"},
        "quoted as saying, passive",
    ),
    (
        "Reuters reported that the ministry said the minister had denied that any money was paid.",
        {"Reuters": None, "the ministry": "Reuters", "the minister": "the ministry"},
        "three levels, each in what the one above says",
    ),
    (
        "The lawyer said his client had told police that the door was open.",
        {"The lawyer": None, "his client": "The lawyer"},
        "a report inside a report",
    ),
    (
        "The lawyer said the door was open and added that nobody had locked it.",
        {"The lawyer": None},
        "one source that goes on reports nobody else",
    ),
]

# text, the source's words, kind, description, country
KINDS = [
    (
        "A senior Kenyan official said the loan was refused.",
        "anonymous", "A senior Kenyan official", "KEN", "rank, country, office",
    ),
    (
        "Three Western diplomats said the envoy had left.",
        "anonymous", "Three Western diplomats", None, "number",
    ),
    ("A report said the envoy had left.", "document", "A report", None, ""),
    (
        "Egyptian media reported that the envoy had left.",
        "media_unspecified", "Egyptian media", "EGY", "no outlet is named",
    ),
    ("The envoy reportedly left at night.", "unspecified", None, None, "no words for a source"),
    ("Norway said the envoy had left.", "government", None, "NOR", "a country speaks through its government"),
    ("Cairo said the envoy had left.", "government", None, "EGY", "a capital too"),
    ("Reuters reported that the envoy had left.", "agency", None, None, "registry of outlets"),
    ("The Kenyan parliament said the law was void.", "government", None, "KEN", "ministries, parliaments"),
    (
        "A spokesman for the Kenyan government said the envoy had left.",
        "government", "A spokesman for the Kenyan government", "KEN", "an unnamed voice is that of its body",
    ),
    (
        "An official at the Kenyan interior ministry, who asked not to be named, said the envoy had left.",
        "anonymous", None, None, "rank and office, no name",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def read(nlp: Language, resources: Resources):  # type: ignore[no-untyped-def]
    """A function from a text to its attributions."""

    def attributions(text: str) -> tuple[Attribution, ...]:
        article = Article("d1", text, (Segment(0, len(text), "body", "test"),))
        (parsed,) = parse_articles([article], nlp)
        return find_attributions(parsed, find_mentions(parsed, knowledge=resources.knowledge))

    return attributions


def source(text: str, attribution: Attribution) -> str | None:
    """Words of the source."""
    if attribution.source_start is None:
        return None
    return text[attribution.source_start : attribution.source_end]


@pytest.mark.parametrize(("text", "expected", "why"), CHAINS)
def test_chain(read, text: str, expected: dict[str, str | None], why: str) -> None:  # type: ignore[no-untyped-def]
    found = read(text)
    by_id = {each.attribution_id: each for each in found}
    chain = {
        source(text, each): source(text, by_id[each.parent_attribution_id])
        if each.parent_attribution_id
        else None
        for each in found
    }
    assert chain == expected, why


@pytest.mark.parametrize(("text", "kind", "described_as", "country", "why"), KINDS)
def test_kind_of_source(  # type: ignore[no-untyped-def]
    read, text: str, kind: str, described_as: str | None, country: str | None, why: str
) -> None:
    (first, *_) = read(text)
    assert first.source_kind == kind, why
    assert described_as is None or first.described_as == described_as, why
    assert country is None or first.country_code == country, why


def test_pronoun_and_definite_noun_find_their_speaker(read) -> None:  # type: ignore[no-untyped-def]
    text = (
        "A senior Kenyan diplomat said the loan was refused. The diplomat said talks would go on. "
        "He added that nobody had left."
    )
    first, second, third = read(text)
    assert first.described_as == second.described_as == third.described_as == "A senior Kenyan diplomat"
    assert {each.source_kind for each in (first, second, third)} == {"anonymous"}


def test_pronoun_of_a_named_speaker(read) -> None:  # type: ignore[no-untyped-def]
    first, second = read("Mayor Helga Brandt said the bridge was safe. She added that the toll would be low.")
    assert (first.source_kind, second.source_kind) == ("named_person", "named_person")
    assert first.source_mention_id != second.source_mention_id


def test_ids_depend_on_content_alone(read) -> None:  # type: ignore[no-untyped-def]
    text = "Mayor Helga Brandt said the bridge was safe. Reuters reported that the toll would be low."
    assert read(text) == read(text)


def test_no_text_no_attributions(read) -> None:  # type: ignore[no-untyped-def]
    assert read("") == ()
