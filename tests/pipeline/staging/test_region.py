"""Where an article ends among comments, other stories and days. All pages are written for these tests."""

from __future__ import annotations

from pipeline.staging.segments import find_segments

FIRST = "The harbour authority of Port Velan closed two of its four piers on Tuesday after a crane fell over."
SECOND = "Nobody was hurt, the authority said, but ships carrying grain will have to wait until the weekend."
THIRD = "Engineers from the ministry of transport began to examine the remaining cranes, the authority added."


def _found(text: str) -> list[tuple[str, str]]:
    return [
        (part.kind, line.strip())
        for part in find_segments(text)
        for line in text[part.start : part.end].split("\n")
        if line.strip()
    ]


def _bodies(text: str) -> list[str]:
    return [line for kind, line in _found(text) if kind == "body"]


def test_comments_that_are_longer_than_the_article() -> None:
    heads = [f"Reader {name} on March {day}, 2021 at 9:12 am said:" for day, name in enumerate("KLMN", 4)]
    talk = [
        f"Every spring the same thing happens there, and the {name} office never pays for what is broken."
        for name in ("harbour", "customs", "railway", "pilot")
    ]
    lines = [line for pair in zip(heads, talk, strict=True) for line in (pair[0], pair[1], pair[1][::-1])]
    assert _bodies("\n\n".join([FIRST, SECOND, *lines])) == [FIRST, SECOND]


def test_other_stories_that_are_longer_than_the_article() -> None:
    others = [
        "A baker in the old town has won the prize for bread made without any salt at all.",
        "Voters in nine valleys will choose new mayors at the beginning of next month.",
        "Snow has blocked the pass to the south, and two lorries had to be pulled out.",
        "The museum of clocks asks visitors to bring instruments that nobody can repair.",
        "Swimmers finished second at the games, their best result for twenty years.",
    ]
    body = [FIRST, f"{SECOND} The authority closed the piers after the crane fell."]
    assert _bodies("\n\n".join([*body, "Top stories", *others])) == body


def test_days_within_the_text_are_what_it_announces() -> None:
    days = ["Monday, March 8, 2021 at 3:00 PM", "Tuesday, March 9, 2021 at 1:00 PM"]
    found = _found("\n\n".join([FIRST, "The public may see the plans on these days:", *days, SECOND, THIRD]))
    assert [kind for kind, line in found if line in days] == ["body", "body"]


def test_day_at_the_head_is_no_announcement() -> None:
    found = _found("\n\n".join(["Published March 8, 2021", FIRST, SECOND, THIRD]))
    assert found[0][0] == "byline"


def test_lines_above_a_text_without_a_page_are_kept() -> None:
    above = ["The authority closed two piers", "Grain ships wait at sea"]
    text = "\n\n".join([*above, FIRST, SECOND, "Read more", THIRD])
    assert {kind for kind, line in _found(text) if line in above} <= {"headline", "subhead"}


def test_title_of_a_video_said_twice() -> None:
    line = (
        "JUST SEEN Divers reach the crane at pier three Play again Divers reach the crane at pier three 01:34"
    )
    assert ("furniture", line) in _found("\n\n".join([FIRST, SECOND, line, THIRD]))


def test_copyright_does_not_make_the_line_above_it_a_link() -> None:
    line = "* The authority can be called on weekdays from nine"
    text = "\n\n".join([FIRST, SECOND, THIRD, line, "© 2021 Velan Courier. All rights reserved."])
    assert ("furniture", line) not in _found(text)


def test_quoted_posts_are_text() -> None:
    post = "Pier three is shut until we know more — Port Velan (@portvelan) March 3, 2021"
    found = _found("\n\n".join([FIRST, "Read more", "Ferry company sues the yard", post, SECOND, THIRD]))
    assert ("body", post) in found


def test_headline_of_another_story_under_the_article() -> None:
    other = ["Lighthouse to be painted in the autumn", "By Bo Rand", "March 2, 2021"]
    found = {line: kind for kind, line in _found("\n\n".join([FIRST, SECOND, THIRD, *other, "Read more"]))}
    assert found[other[0]] == "furniture"


def test_subhead_that_begins_like_a_heading_of_links() -> None:
    more = [
        "The crane had been examined by engineers of the ministry in spring, and they found no fault in it.",
        "The engineers of the ministry had examined two more cranes at the harbour in the same spring.",
        "One of these cranes stands at pier three, where the ministry stopped all work in the harbour.",
    ]
    assert _bodies("\n\n".join([FIRST, SECOND, THIRD, "More on the cranes", *more])) == [
        FIRST, SECOND, THIRD, *more,
    ]  # fmt: skip


def test_sign_off_ends_the_article() -> None:
    note = "Swimmers finished second at the games, and bakers won a prize for bread without any salt."
    for sign_off in ("This story first appeared in the Velan Courier.", "Reporting by Ana Tal in Port Velan"):
        found = {
            line: kind for kind, line in _found("\n\n".join(["Menu", FIRST, SECOND, THIRD, sign_off, note]))
        }
        assert (found[sign_off], found[note]) == ("byline", "furniture")


def test_sign_off_after_links_is_kept() -> None:
    text = "\n\n".join([FIRST, SECOND, THIRD, "Read more", "Ferry company sues", "Contributing: Ana Tal"])
    assert ("byline", "Contributing: Ana Tal") in _found(text)


def test_picture_above_the_headline() -> None:
    title, picture = "Crane falls and closes two piers of harbour", "The pier in spring. (Photo by Ana Tal)"
    text = "\n\n".join([picture, title, "Commentary", FIRST, SECOND, THIRD, "All rights reserved."])
    parts = find_segments(text, title=title)
    assert [part.kind for part in parts][:2] == ["caption", "headline"]
