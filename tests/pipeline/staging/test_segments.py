"""What each line of a scraped page is. All pages are written for these tests."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.staging.segments import find_segments

FIRST = "The harbour authority of Port Velan closed two of its four piers on Tuesday after a crane fell over."
SECOND = "Nobody was hurt, the authority said, but ships carrying grain will have to wait until the weekend."
THIRD = "Engineers from the ministry of transport began to examine the remaining cranes, the authority added."


def kinds(text: str, **known: object) -> list[tuple[str, str]]:
    """(kind, stripped line) of every line that holds more than blanks."""
    return [
        (part.kind, line.strip())
        for part in find_segments(text, **known)  # type: ignore[arg-type]
        for line in text[part.start : part.end].split("\n")
        if line.strip()
    ]


# (line, its kind between the paragraphs of an article, why)
WITHIN = [
    ("Share on Facebook", "furniture", "share bar"),
    ("Advertisement", "furniture", "advert"),
    ("4 Min Read", "furniture", "reading time"),
    ("Read More »", "furniture", "link to another story"),
    ("ALSO READ: Ferry service resumes on the northern route", "furniture", "link to another story"),
    ("PORT VELAN MAYOR DEFENDS PLAN TO SELL THE OLD SHIPYARD", "furniture", "shouted link"),
    ("Sign up for our daily newsletter and never miss a story", "furniture", "newsletter box"),
    ("We use cookies to improve your experience on our website.", "furniture", "cookie notice"),
    ("© 2021 Velan Courier. All rights reserved.", "furniture", "copyright"),
    ("Home / World / Coast / Harbours", "furniture", "breadcrumb"),
    ("2 hours ago", "furniture", "age"),
    ("A long wait for the ships", "subhead", "short phrase above a paragraph"),
    ("The fallen crane at pier three on Tuesday. (Photo by Ana Tal)", "caption", "credit in brackets"),
    ("Workers look at the pier after the accident (Image: VELAN COURIER)", "caption", "credit in brackets"),
    ("By Ana Tal", "byline", "author"),
    ("Published: March 3, 2021 at 4:15 PM", "byline", "date line"),
    ("Reporting by Ana Tal; Editing by Bo Rand", "byline", "who worked on it"),
    ("“We could hear it from the market,” said Ivo Dern, who sells fish.", "body", "a quotation"),
    (
        "Subscribers to the port's bulletin were told within an hour, the authority said.",
        "body",
        "news of a newsletter",
    ),
    ("He left at noon.", "body", "a short sentence"),
    ("The mayor wants to 'rally our partners' and to wait for them.", "body", "quoted in single signs"),
    ("We must rally our partners, and we must do it before the winter.", "body", "opinion in the plural"),
    ("If you agree to the terms of use, please press the button.", "furniture", "the reader is spoken to"),
    (
        "Do you consent to the sale, the union asked each of its members?",
        "body",
        "a question consents to nothing",
    ),
    ("More:Ferry company sues the yard over a lost summer", "furniture", "label run into its link"),
    ("Ferry company sues the yard over a lost summer Read more", "furniture", "label behind its link"),
    ("What every sailor should know: read more and sail less", "subhead", "words of the title"),
    ("This article is more than 3 years old", "furniture", "age"),
    ("Velan-pier-3.jpg", "furniture", "a file's name"),
    ("2021-03-03T16:15:00Z", "byline", "a stamp"),
    ("21:05Ana Tal", "byline", "a stamp run into a name"),
    ("This story originally appeared in the Velan Courier.", "byline", "where it appeared first"),
    ("The story was first published in the Velan Courier, which the mayor owns.", "body", "news of a story"),
    ("Back to the sea! It is the best school, so why would anybody leave it?", "body", "no request"),
    ("This video shows how the crane leaned towards the water.", "body", "news of a video"),
    ("Copyright law has not changed for forty years.", "body", "news of rights"),
    (
        "Sign up for Velan Tide to receive the best of the harbour each morning at six",
        "furniture",
        "no sentence",
    ),
    ("3. WHY THE MAYOR WILL NOT SELL THE OLD SHIPYARD.", "body", "heading of a numbered story"),
    ("What the authority wants now from the owners of the yard:", "subhead", "announces what follows"),
]


@pytest.mark.parametrize(("line", "kind", "why"), WITHIN)
def test_line_between_paragraphs(line: str, kind: str, why: str) -> None:
    text = f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}\n\n{FIRST.replace('Tuesday', 'Monday')}"
    assert (kind, line) in kinds(text), why


def test_repeated_headlines_and_masthead() -> None:
    title = "Two piers closed in Port Velan after crane falls"
    text = f"Velan Courier\nMENU\n\n{title}\n\n{title} 2\n\n{title} - Velan Courier\n\n{FIRST}\n\n{SECOND}"
    found = kinds(text)
    assert found[0] == ("furniture", "Velan Courier")
    assert [kind for kind, line in found if line.startswith(title)] == ["headline", "furniture", "furniture"]
    assert kinds(text, title=title) == found


def test_related_stories_after_the_article() -> None:
    others = [
        "Fishermen ask for a new lighthouse",
        "Grain prices fall again",
        "Why is the ferry always late?",
    ]
    text = "\n\n".join([FIRST, SECOND, THIRD, "Related posts", *others, "Leave a comment"])
    found = kinds(text)
    assert [kind for kind, _ in found[:3]] == ["body"] * 3
    assert {kind for kind, _ in found[3:]} == {"furniture"}


def test_related_headline_within_the_article() -> None:
    text = "\n\n".join(
        [FIRST, "Ferry company asks court to stop the sale of the yard", "Read More »", SECOND, THIRD]
    )
    assert [kind for kind, _ in kinds(text)] == ["body", "furniture", "furniture", "body", "body"]


def test_headings_below_links() -> None:
    """A phrase below a link is a link too, unless it announces or the next paragraph takes it up."""
    link = "READ MORE: Ferry service resumes on the northern route"
    for heading, kind in [
        ("Engineers examine remaining cranes at harbour", "subhead"),
        ("What the ministry of transport found out about them:", "subhead"),
        ("Ferry company asks court to stop the sale", "furniture"),
        ("BO RAND: And what did the engineers tell you then?", "body"),
        ("Strange, is it not? And who would pay?", "body"),
    ]:
        assert (kind, heading) in kinds("\n\n".join([FIRST, SECOND, link, heading, THIRD])), heading


def test_announced_list_is_no_list_of_links() -> None:
    items = ["• 40,000 To Harbour School Of Velan", "• 9,000 To Coast Guard Velan"]
    for above, kind in [("It pays these sums:", "body"), ("Around the coast", "furniture")]:
        found = kinds("\n\n".join([FIRST, SECOND, above, "\n".join(items), THIRD]))
        assert [(kind, item) for item in items] == [part for part in found if part[1] in items], above


def test_menus_around_the_article() -> None:
    menu = "\n".join(f"  • {name}" for name in ("News", "Sport", "Opinion", "Weather", "Contact us", "Jobs"))
    text = f"Skip to content\n{menu}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{menu}\nPrivacy Policy"
    assert [line for kind, line in kinds(text) if kind != "furniture"] == [FIRST, SECOND, THIRD]


def test_comments_are_not_the_article() -> None:
    comments = [
        "12 comments",
        "Mila March 4, 2021 at 9:12 am",
        "This happens every year and nobody ever pays for it.",
    ]
    text = "\n\n".join(
        [FIRST, SECOND, THIRD, *comments, "Rolf March 4, 2021 at 9:40 am", "I told you so last winter."]
    )
    assert [line for kind, line in kinds(text) if kind == "body"] == [FIRST, SECOND, THIRD]


def test_dateline_is_a_segment_of_its_own() -> None:
    text = f"PORT VELAN, March 3 (Reuters) - {FIRST}\n\n{SECOND}"
    parts = find_segments(text)
    assert [(part.kind, text[part.start : part.end].strip()) for part in parts][:1] == [
        ("dateline", "PORT VELAN, March 3 (Reuters) -")
    ]


def test_lines_that_the_outlet_repeats() -> None:
    line = "Velan Courier Media House, Quay Street"
    text = f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
    repeated = frozenset({"velan courier media house quay street"})
    assert ("furniture", line) in kinds(text, repeated=repeated)
    assert ("furniture", line) not in kinds(text)


def test_wrapped_wire_copy_is_prose() -> None:
    text = (
        "Velan Grain Co said it had bought three barges from the state\n"
        "shipping line, which wants to leave the river trade by the end\n"
        "of the year.\n"
        "    The price was not disclosed. The barges can each carry\n"
        "nearly two thousand tonnes, the company said.\n Reuter"
    )
    assert [part.kind for part in find_segments(text)] == ["body", "byline"]


def test_text_without_a_page_loses_no_line() -> None:
    text = "Net 12.5 mln vs 11.9 mln\nSales 80.1 mln vs 79.2 mln\nNine months\nNet 30.1 mln vs 29.8 mln"
    assert "furniture" not in {part.kind for part in find_segments(text)}


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400)
    | st.text(alphabet="ab .\n•|/“”", max_size=200)
)
def test_segments_tile_any_text(text: str) -> None:
    parts = find_segments(text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.start < part.end for part in parts)


def test_seed_articles(shared: Path) -> None:
    """Furniture is found in the seed articles, and no paragraph of theirs is lost."""
    for path in sorted((shared / "seeds").glob("0*.txt")):
        text = path.read_text(encoding="utf-8")
        flagged = [text[part.start : part.end] for part in find_segments(text) if part.kind == "furniture"]
        assert not [line for lines in flagged for line in lines.split("\n") if len(line) >= 120], path.name
        assert flagged or path.name.startswith("000")


@pytest.mark.parametrize(
    "piece", [" ", ".", "a\n", "Comments\n", "‘", "• x\n", "(AP) ", "a | ", "He said so. "]
)
def test_monotonous_text_takes_linear_time(piece: str) -> None:
    started = process_time()
    find_segments(piece * (100_000 // len(piece)))
    assert process_time() - started < 10


def test_a_text_in_one_line_is_the_article() -> None:
    text = (
        "Home May 3 9:11pm Loading... Click here to see the video. The crane in the harbour of Velan fell on "
        "two empty barges before noon, and nobody was hurt. Your browser does not support frames."
    )
    assert [(part.kind, part.reason) for part in find_segments(text)] == [("body", "only-line")]
    assert [part.kind for part in find_segments("Sign up for our newsletter")] == ["furniture"]
