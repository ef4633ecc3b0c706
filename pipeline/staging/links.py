"""Lines that are links to other stories by how a page's text was joined. Public: `is_link`.

A page shows a label and the headline beside it in boxes of their own; as text they run into each other
without the blank that anybody would write, or the label stands behind the headline.
"""

from __future__ import annotations

import re

from pipeline.staging.lines import Line

_LONGEST = 30  # words of a headline with its label
_FEWEST_AFTER = 3  # words of the headline behind a label
_RUN_IN_LABEL = re.compile(
    r"^[‘“\"']?[^\W\d_][\w’' -]{2,40}[’”\"']?:(?!https?:)(?=[^\W\d_‘“\"'][^/])"
)  # "More:Talks …"
_READ_ON = re.compile(
    r"(?<=[\w’'”\"?!)]) (?:Read (?:[Mm]ore|[Oo]n|[Ff]ull [Ss]tory)|See [Mm]ore|Continue [Rr]eading)\W*$"
)


def is_link(line: Line) -> bool:
    """Whether it is a headline behind a label without a blank ("More:Talks resume"), or before one."""
    if line.is_sentence or len(line.words) > _LONGEST:
        return False
    label = _RUN_IN_LABEL.match(line.text)
    if label and len(line.text[label.end() :].split()) >= _FEWEST_AFTER:
        return True
    return bool(_READ_ON.search(line.text))
