"""What is the caption of a picture. All lines are written for these tests."""

from __future__ import annotations

import pytest

from pipeline.staging.captions import is_caption, is_credit

# (line, whether it is a caption, why)
CAPTIONS = [
    ("The port from above, 2020. (Velan Survey/Mapping Office)", True, "houses in slashes"),
    ("Ana Tal/Reuters A fallen crane lies across pier three of the harbour", True, "credit before it"),
    ("Ana Tal/REUTERSA fallen crane lies across pier three of the harbour", True, "credit run into it"),
    ("A worker stands by the fallen crane in Port Velan on March 3, 2021.", True, "present tense and day"),
    ("The crane fell on pier three in Port Velan on March 3, 2021.", False, "past tense: a story"),
    ("The mayor speaks on March 3, 2021, his office said.", False, "somebody says it"),
    ("“He stands by it,” she wrote on March 3, 2021.", False, "a quotation"),
    ("The port lies idle. Workers who met there waved on March 3, 2021.", False, "another sentence"),
    ("The port as it was planned a century ago. (Velan City Archive)", True, "a house after the full stop"),
    ("The port as it was planned a century ago. (The Guardian)", False, "the story's source"),
    ("The port was planned a century ago. [Ana Tal]", False, "who signs a paragraph"),
    ("The crane fell at noon. (WARNING: video holds images of it)", False, "a warning in brackets"),
    ("They look fine (see the pictures that we took in the spring).", False, "no credit in brackets"),
    ("The fallen crane lies across pier three of the harbour.Reuters", True, "agency run into it"),
    ("The fallen crane, seen from the sea, photos © Velan Survey, 2021", True, "credit with a sign"),
    ("View full sizeAna Tal, harbour master of Port Velan", True, "label of a picture"),
    ("The minister (Labour/North) resigned on Tuesday.", False, "brackets within the sentence"),
]


@pytest.mark.parametrize(("line", "expected", "why"), CAPTIONS)
def test_is_caption(line: str, expected: bool, why: str) -> None:
    assert is_caption(line) is expected, why


def test_libraries_of_pictures_are_credited() -> None:
    assert is_credit("Wikimedia Commons")
    assert not is_credit("Harbour Commons")
