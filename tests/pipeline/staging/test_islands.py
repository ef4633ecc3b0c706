"""Blocks of the page among an article's lines: offers, lists of headlines, cards. All are of our own."""

from __future__ import annotations

import pytest

from pipeline.staging.houses import is_house_note
from pipeline.staging.segments import find_segments

FIRST = "The harbour authority of Port Velan closed two of its four piers on Tuesday after a crane fell over."
SECOND = "Nobody was hurt, the authority said, but ships carrying grain will have to wait until the weekend."
THIRD = "Engineers from the ministry of transport began to examine the remaining cranes, the authority added."
OFFERS = ["• Crosswords and recipes.", "• Unlimited puzzles on every device of yours."]
OTHERS = [
    "• Swimmers finish second at the winter games",
    "• Bakers win a prize for bread without salt",
    "• Voters in nine valleys choose their mayors",
    "• Museum of clocks asks visitors for help",
]


def _kinds(*lines: str) -> dict[str, str]:
    """Kind of each line of the text."""
    text = "\n\n".join(lines)
    return {
        line.strip(): part.kind
        for part in find_segments(text)
        for line in text[part.start : part.end].split("\n")
        if line.strip()
    }


def test_offers_between_requests() -> None:
    found = _kinds(FIRST, SECOND, "Subscribe now", *OFFERS, "Already a subscriber? Log in", THIRD, FIRST[:-1])
    assert {found[line] for line in OFFERS} == {"furniture"}
    assert found[THIRD] == "body"


def test_paragraph_between_requests_that_takes_the_story_up() -> None:
    paragraph = "The crane fell on pier three of the harbour, the authority said on Tuesday."
    found = _kinds(FIRST, SECOND, "Subscribe now", paragraph, "Share on Facebook", THIRD)
    assert found[paragraph] == "body"


def test_list_an_item_of_which_asks_something() -> None:
    items = ["• Latest: the count of boats.", "• Sign up for our daily newsletter", "• Ask: what is a tide?"]
    found = _kinds(FIRST, SECOND, "What sailors need", "\n".join(items), THIRD)
    assert {found[line] for line in (*items, "What sailors need")} == {"furniture"}


def test_lists_of_headlines() -> None:
    """They are no part of the article, unless it announces them or speaks of them."""
    assert {_kinds(FIRST, SECOND, "\n".join(OTHERS), THIRD)[line] for line in OTHERS} == {"furniture"}
    announced = _kinds(FIRST, SECOND, "What else happened:", "\n".join(OTHERS), THIRD)
    assert {announced[line] for line in OTHERS} == {"body"}
    own = [
        "• Engineers examine the remaining cranes",
        "• Ships carrying grain wait until the weekend",
        "• The ministry of transport sends engineers",
        "• The harbour authority closed piers on Tuesday",
    ]
    assert {_kinds(FIRST, SECOND, "\n".join(own), THIRD)[line] for line in own} == {"body"}


def test_list_under_a_heading_of_links() -> None:
    items = ["1. Why did the swimmers not finish before the night was over?", "2. Bakers win a prize"]
    found = _kinds(FIRST, SECOND, "Trending", items[0], "Sport", items[1], "Coast", THIRD)
    assert {found[line] for line in (*items, "Sport")} == {"furniture"}


CARDS = [
    "Swimmers finish second at the games",
    "The team came home to nine valleys that had waited for it all night.",
    "March 2, 2021",
    "Bakers win a prize for their bread",
    "Their loaves hold no salt at all, and the jury asked for more of them.",
    "March 1, 2021",
]


def test_row_of_cards() -> None:
    found = _kinds(
        *("Menu", FIRST, SECOND, THIRD, "Read more", f"{SECOND} {THIRD.replace('added', 'said')}"),
        *CARDS,
    )
    assert {found[line] for line in CARDS if "2021" not in line} == {"furniture"}


def test_chronicle_is_no_row_of_cards() -> None:
    found = _kinds("Menu", FIRST, *CARDS, *(f"{line} again" for line in CARDS[:2]), "March 9, 2021")
    assert found[CARDS[1]] == "body"


def test_first_paragraph_above_boxes() -> None:
    lead = f"{FIRST} {SECOND}"
    rest = [
        "The crane of the authority fell on Tuesday, and ships carrying grain wait for the harbour to open.",
        "Two piers of the harbour stay closed until the weekend, because nobody knows why the crane fell.",
    ]
    boxes = [
        "Subscribe now",
        "Share on Facebook",
        "Log in",
        "Our newsletters",
        "Terms of use",
        "Tweet",
        "Print",
    ]
    assert _kinds("Menu", "Sport", lead, *boxes, *rest, THIRD)[lead] == "body"


def test_standfirst_above_a_dateline() -> None:
    above = "Two piers closed after crane falls into the harbour."
    assert _kinds(above, f"PORT VELAN, March 3 (AFP) - {FIRST}", SECOND)[above] == "subhead"


# (line, heading above it, whether a house says there what it is, why)
NOTES = [
    (
        "Velan Grain is a leading provider of barges and storage, headquartered in Port Velan since 1901.",
        "",
        True,
        "three words of self-description",
    ),
    (
        "Velan Grain is a company with offices in nine valleys and customers on both shores of the sea.",
        "About Velan Grain",
        True,
        "two, under a heading",
    ),
    (
        "Velan Grain is a company with offices in nine valleys and customers on both shores of the sea.",
        "",
        False,
        "two, without a heading",
    ),
    (
        "Velan Grain is a leading provider of barges headquartered in Port Velan, and said it may move.",
        "",
        False,
        "news of the house",
    ),
    (
        "It is a leading provider of barges, headquartered in Port Velan, with customers worldwide.",
        "",
        False,
        "no name",
    ),
]


@pytest.mark.parametrize(("line", "heading", "expected", "why"), NOTES)
def test_is_house_note(line: str, heading: str, expected: bool, why: str) -> None:
    assert is_house_note(line, heading) is expected, why


def test_house_note_under_the_article() -> None:
    assert _kinds(FIRST, SECOND, THIRD, "About Velan Grain", NOTES[1][0])["About Velan Grain"] == "furniture"
