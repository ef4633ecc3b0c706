"""Who signs an article, and what the page says of authors. All lines are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.staging.authors import are_names, is_author_note, is_leading_note
from pipeline.staging.bylines import is_byline
from pipeline.staging.segments import find_segments

FIRST = "The harbour authority of Port Velan closed two of its four piers on Tuesday after a crane fell over."
SECOND = "Nobody was hurt, the authority said, but ships carrying grain will have to wait until the weekend."
THIRD = "Engineers from the ministry of transport began to examine the remaining cranes, the authority added."

# (line, whether it is a byline by itself, why)
BYLINES = [
    ("By Ana Tal, maritime and trade correspondent", True, "office in small letters"),
    ("Ana Tal | atal@velancourier.example By Ana Tal | atal@velancourier.example", True, "said twice"),
    ("Ana Tal, Velan Courier By Ana Tal, Velan Courier", True, "said twice, with a house"),
    ("4:15 PM 03/03/2021 by Ana Tal", True, "day and name"),
    ("Associated PressMarch 3, 2021 GMT", True, "agency run into the day"),
    ("Ana Tal 7 hours ago", True, "name and age"),
    ("Contributing: Ana Tal and Bo Rand", True, "who worked on it"),
    ("Associated Press writer Ana Tal in Port Velan contributed.", True, "who worked on it"),
    ("Rand reported from Port Velan.", True, "where it was written"),
    (
        "Ana Tal in Port Velan, Bo Rand and Ivo Dern in Dravo, and Mila Osk of Velan Radio"
        " contributed to this report.",
        True,
        "many who worked on it",
    ),
    ("This report is based partly on news agency reports.", True, "agencies"),
    ("— Ana Tal, Bo Rand and Ivo Dern", True, "names behind a dash"),
    ("The flood, the fire and the strike of the pilots contributed to this.", False, "news of causes"),
    ("The minister and two reporters said the dam contributed to the flood.", False, "news of reporters"),
    ("Thursday, May 6, 2021 at 10:30 AM in Harbour Hall", False, "a meeting"),
    ("— Velan Courier (@velancourier) March 3, 2021", False, "signs a quoted post"),
    ("By Tuesday the water had gone.", False, "a day"),
    ("By law, the port must publish its accounts every year", False, "no name"),
]


@pytest.mark.parametrize(("line", "expected", "why"), BYLINES)
def test_is_byline(line: str, expected: bool, why: str) -> None:
    assert is_byline(line) is expected, why


# (line, whether people and outlets are named in it and nothing else, why)
NAMES = [
    ("Ana Tal, Bo Rand, and Ivo Dern", True, "three names"),
    ("Ana Tal and Bo Rand Associated Press", True, "an agency behind a name"),
    ("Ana Tal | Reuters", True, "a name and an agency"),
    ("Harbour Reopens", False, "two words may be a headline"),
    ("Associated Press", False, "no person"),
    ("Velan Grain Co and Harbour Steel Corp", False, "companies"),
    ("Ana Tal, who sells fish", False, "more than a name"),
]


@pytest.mark.parametrize(("line", "expected", "why"), NAMES)
def test_are_names(line: str, expected: bool, why: str) -> None:
    assert are_names(line) is expected, why


# (line, authors, words told before, whether it is a note on the author, why)
NOTES = [
    (
        "Tal covers ports for the paper and lives in Port Velan.",
        ["Ana Tal", "Tal"],
        "",
        True,
        "of the byline",
    ),
    ("Bo Rand is a professor of trade law at Velan University.", [], "", True, "nothing was told of him"),
    ("Bo Rand is a professor of trade law at Velan University.", [], "rand", False, "he speaks in the story"),
    ("— Bo Rand writes on Mondays for the Courier.", [], "", True, "behind a dash"),
    ("Bo Rand writes that the port will close.", [], "", False, "what he writes is told"),
    (
        "Bo Rand reports the port will close at the end of the month.",
        [],
        "",
        False,
        "what he reports is told",
    ),
    ("Bo Rand covers ports and railways.", [], "", True, "his field"),
    ("Bo Rand is a professor at Velan University, he said.", [], "", False, "somebody says it"),
    ("Bo Rand is a fisherman of the northern coast.", [], "", False, "no author's profession"),
    ("Bo is a freelance editor.", [], "", True, "a first name and a trade of the press"),
    ("He is a professor at Velan University.", [], "", False, "somebody of whom was told"),
    ("After reports of rain for the port and its editors at the Courier.", [], "", False, "no name"),
    ("The author is a former harbour master.", [], "", True, "the author"),
    ("I am a writer, a sailor and an editor of books about ships.", [], "", True, "of oneself"),
    ("I am a fisherman and I saw it.", [], "", False, "a witness"),
]


@pytest.mark.parametrize(("line", "authors", "told", "expected", "why"), NOTES)
def test_is_author_note(line: str, authors: list[str], told: str, expected: bool, why: str) -> None:
    assert is_author_note(line, authors, told.split()) is expected, why


def _kinds(text: str, **known: str) -> dict[str, str]:
    return {
        line.strip(): part.kind
        for part in find_segments(text, **known)  # type: ignore[arg-type]
        for line in text[part.start : part.end].split("\n")
        if line.strip()
    }


def test_author_of_the_metadata_is_known() -> None:
    note = "Tal joined the Courier from a shipping line and likes old maps."
    text = "\n\n".join([FIRST, SECOND, THIRD, note])
    assert _kinds(text)[note] == "body"
    assert _kinds(text, author="Ana Tal")[note] == "furniture"


def test_author_between_the_posts_of_a_live_page() -> None:
    posts = ["By Ana Tal", FIRST, "Two piers shut", SECOND, "Ana Tal", THIRD, SECOND.replace("grain", "coal")]
    assert _kinds("\n\n".join(posts))["Ana Tal"] == "byline"


def test_names_and_days_of_other_stories_are_furniture() -> None:
    others = ["Grain prices fall again", "By Bo Rand | March 2, 2021", "March 1, 2021", "A new lighthouse"]
    menu = "\n".join(f"  • {name}" for name in ("News", "Sport", "Opinion", "Weather", "Jobs"))
    title = "Two piers closed in Port Velan after crane falls"
    text = "\n\n".join(
        ["March 4, 2021", menu, title, "By Ana Tal", FIRST, SECOND, THIRD, "Related stories", *others, menu]
    )
    found = _kinds(text)
    assert found["By Ana Tal"] == "byline"
    assert {found[line] for line in ("March 4, 2021", *others)} == {"furniture"}


# (line at the head of an article, whether it says who the author is, why)
LEADING = [
    (
        "Editor's note: Ana Tal, a pilot, is the author of two books on tides.",
        True,
        "a name behind the prefix",
    ),
    ("I am a writer, an engineer and a teacher of sailors.", True, "two professions in the first person"),
    ("Editor's note: This story holds words that may hurt some readers.", False, "a note on the story"),
    ("I am a sailor, and I saw the crane fall.", False, "a story told in the first person"),
    ("Ana Tal, a pilot, is the author of two books on tides.", False, "who the story is about"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LEADING)
def test_is_leading_note(line: str, expected: bool, why: str) -> None:
    assert is_leading_note(line) is expected, why


def test_leading_note_is_furniture() -> None:
    text = "\n\n".join([LEADING[0][0], FIRST, SECOND, THIRD])
    assert [part.kind for part in find_segments(text)] == ["furniture", "body"]
