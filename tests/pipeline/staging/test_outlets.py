"""The registry of outlets, the outlet of a document and the agency that it credits."""

from __future__ import annotations

import re

import pytest

from pipeline.knowledge.outlets import load_outlets
from pipeline.staging.outlets import find_outlet
from pipeline.staging.segments import find_segments
from pipeline.staging.wires import find_wire


def test_registry_is_broad_and_well_formed() -> None:
    outlets = list(load_outlets())
    assert len(outlets) >= 250
    assert len(load_outlets().agencies) >= 40
    assert len({outlet.country_code for outlet in outlets}) >= 100
    for outlet in outlets:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", outlet.outlet_id), outlet
        assert re.fullmatch(r"[A-Z]{3}", outlet.country_code), outlet
        assert re.fullmatch(r"[a-z]{2}", outlet.language), outlet
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in outlet.domains), outlet


NAMES = [
    ("The New York Times", "nyt"),
    ("New York Times - Opinion", "nyt"),
    ("Hürriyet", "hurriyet"),
    ("manar", "al-manar"),
    ("Fox News (Online News)", "fox-news"),
    ("www.bbc.co.uk", "bbc"),
    ("RFE/RL", "rferl"),
    ("Velan Courier", None),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_by_name(name: str, expected: str | None) -> None:
    found = load_outlets().by_name(name)
    assert (found and found.outlet_id) == expected


def test_credits_that_agencies_share() -> None:
    assert load_outlets().by_credit("APA") is None
    found = load_outlets().by_credit("APA", country="AZE")
    assert found is not None
    assert found.outlet_id == "apa-az"


NOTHING: dict[str, str | None] = {"stated": None, "url": None, "page": None}
DOCUMENTS = [
    ({"stated": "Daily Sabah", "url": "https://www.bbc.com/x"}, "", "daily-sabah", "metadata first"),
    ({"stated": "Guest writer", "url": "https://www.bbc.com/x"}, "", "bbc", "known address"),
    ({"page": "Press TV"}, "", "press-tv", "page"),
    ({}, "Dawn\n\nA pier fell.", "dawn", "masthead"),
    ({}, "Reuters\n\nA pier fell.", None, "an agency's name is a credit"),
    ({}, "Ana Tal\nUSA TODAY\n\nA pier fell.", "usa-today", "under its author's name"),
    ({}, "A pier fell\nUSA TODAY\n\nNobody was hurt.", None, "a line of the text"),
    ({}, "World\n\nA pier fell.", None, "the name of a section"),
    ({}, "• Dawn\n• Sport\n\nA pier fell.", None, "a menu item"),
    ({}, "A pier fell.\n\n© 2021 Dawn Media Ltd.\n© 2019-2021 Dawn. All rights reserved.", "dawn", "rights"),
    (
        {},
        "A pier fell.\n\nCopyright 2021 The Associated Press. All rights reserved.",
        None,
        "an agency's rights",
    ),
    ({}, "A pier fell.\n\n© Daily Sabah 2021\n© 2021 Dawn", None, "two holders of rights"),
    ({}, "The copyright of Dawn ended in 1990.\n\nA pier fell.", None, "news of rights"),
    ({"stated": "Velan Courier"}, "", "name:Velan Courier", "unknown name"),
    ({"url": "https://news.velan-courier.co.uk/a"}, "", "name:velan-courier.co.uk", "domain"),
    ({"url": "http://[broken"}, "", None, "no address"),
]


@pytest.mark.parametrize(("given", "text", "expected", "why"), DOCUMENTS)
def test_outlet_of_a_document(
    given: dict[str, str | None], text: str, expected: str | None, why: str
) -> None:
    assert find_outlet(**(NOTHING | given), text=text, outlets=load_outlets()) == expected, why


BODY = "A crane fell into the harbour of Port Velan on Tuesday, the authority said. Two piers were closed."
WIRES = [
    (f"PORT VELAN, March 3 (Xinhua) -- {BODY}", None, "xinhua", "dateline"),
    (BODY, "Agence France-Presse", "afp", "author"),
    (f"{BODY}\n Reuter", None, "reuters", "sign-off"),
    (f"{BODY} (AFP)", None, "afp", "at the end"),
    (f"{BODY}\n\nThe fallen crane. (Photo by AFP)", None, None, "a picture's credit is not the story's"),
    (
        f"{BODY}\n\nThe Associated Press contributed to this report.",
        None,
        None,
        "a contribution is not the source",
    ),
    (f"{BODY} The authority told AFP that ships would wait.", None, None, "a source within the story"),
]


@pytest.mark.parametrize(("text", "author", "expected", "why"), WIRES)
def test_wire(text: str, author: str | None, expected: str | None, why: str) -> None:
    assert find_wire(text, find_segments(text), author=author, outlets=load_outlets()) == expected, why
