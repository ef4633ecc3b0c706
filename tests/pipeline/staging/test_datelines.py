"""Datelines at the head of a line."""

from __future__ import annotations

import pytest

from pipeline.staging.datelines import find_dateline

CASES = [
    ("PORT VELAN, Dec. 23 (AA) - A crane fell.", ("PORT VELAN", "Dec. 23", "AA"), "place, day and agency"),
    ("OSLO (Reuters) - Norway said", ("OSLO", None, "Reuters"), "agency in brackets"),
    ("CAIRO — The ministry said", ("CAIRO", None, None), "place in capitals"),
    ("WARSAW/BERLIN, 4 May (dpa) – Talks", ("WARSAW/BERLIN", "4 May", "dpa"), "two places, day first"),
    ("Beirut (AFP) – Lebanon's army", ("Beirut", None, "AFP"), "agency makes a place in small letters sure"),
    ("(Reuters) - Shares fell", (None, None, "Reuters"), "agency alone"),
    ("KHARTOUM, Sudan (AP) — Soldiers", ("KHARTOUM, Sudan", None, "AP"), "place with country"),
    (
        "PORT VELAN, Ostra Province--A crane fell.",
        ("PORT VELAN, Ostra Province", None, None),
        "dash glued on",
    ),
    ("LIMA--A crane fell.", ("LIMA", None, None), "dash glued to a place in capitals"),
    ("NEW DELHI: The ministry said", ("NEW DELHI", None, None), "a capital before a colon"),
    ("MOSCOW (Sputnik) Two cranes fell.", ("MOSCOW", None, "Sputnik"), "an agency and no dash"),
    ("MORGAN: I never said so", None, "a speaker before a colon"),
    ("NATO (North Atlantic Treaty Organization) Ministers met", None, "a name spelt out"),
    ("Velan - the port city - was quiet", None, "a parenthesis between dashes"),
    ("UPDATE - The ministry said", None, "a label"),
    ("On Dec. 23 - a Monday - nothing happened", None, "a preposition is no place"),
    ("The minister said on Monday", None, "plain text"),
]


@pytest.mark.parametrize(("line", "expected", "why"), CASES)
def test_dateline(line: str, expected: tuple[str | None, ...] | None, why: str) -> None:
    found = find_dateline(line)
    assert (None if found is None else (found.place, found.date, found.credit)) == expected, why
