"""Lines in which a page speaks to its reader. All are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.staging.appeals import is_appeal
from pipeline.staging.lines import Line

# (line, whether it asks the reader for something, why)
LINES = [
    ("Talk to us and follow our harbour reporters on Instagram.", False, "opens with no request"),
    ("Follow our harbour reporters on Instagram.", True, "a network"),
    ("Please join our WhatsApp channel for news of the port.", True, "behind please"),
    ("Write to Ana Tal at ana.tal@velancourier.example", True, "an address"),
    ("Twitter: @anatal", True, "a handle"),
    ("Enjoyed this story? Send it to a sailor.", True, "a question and a request"),
    ("Do you work at the port? Tell us what you saw.", True, "a question and a request"),
    ("Why did the crane fall? Engineers do not know yet.", False, "a question of the story"),
    ("“Follow us on Facebook,” the union told its members.", False, "somebody is quoted"),
    ("Follow the money, a union leader wrote on Facebook, and you find us.", False, "somebody wrote it"),
    ("Share prices of both shipping lines fell on Twitter rumours.", False, "no reader is spoken to"),
    ("A power failure stopped the cranes of @portvelan and nobody knows why", False, "a post, unsigned"),
    ("We will reopen the pier soon — Port Velan (@portvelan) March 3, 2021", False, "a quoted post"),
    ("Follow Ana on Twitter", True, "a network, no sentence"),
    ("follow Ana Tal on twitter@anatal", True, "a handle run into it"),
    ("Like “Harbour News” on Facebook and follow it on Instagram.", True, "a name in quotation marks"),
    ("Should the port be sold? Vote here.", True, "a question and a request"),
    ("The hearing begins at nine. You can watch it here.", False, "news before the request"),
    ('<tweet author="@anatal">Follow me to the pier</tweet>', False, "a post in markup"),
    ("The email was sent to the harbour master on Monday.", False, "news of a letter"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LINES)
def test_is_appeal(text: str, expected: bool, why: str) -> None:
    assert is_appeal(Line(0, len(text), text)) is expected, why
