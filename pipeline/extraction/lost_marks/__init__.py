"""Text that lost its commas and apostrophes on its way, as exports, transcripts and scans have it.

"The armys convoy left Adens port officials said" is read as "The army's convoy left Aden's port, officials
said": marks are put in for the parser alone, at the places where a first parse shows them to be missing, and
taken out of what it gives. Public: `VERSION`, `Bare`, `as_parsed`, `lacks_marks`, `missing_marks`,
`with_marks`, `without_marks`.
"""

from __future__ import annotations

from pipeline.extraction.lost_marks.missing import VERSION, lacks_marks, missing_marks
from pipeline.extraction.lost_marks.parses import Bare, as_parsed, with_marks, without_marks

__all__ = ["VERSION", "Bare", "as_parsed", "lacks_marks", "missing_marks", "with_marks", "without_marks"]
