"""Readers: files and folders become intake rows, or rejections that say why not.

`find_inputs` lists the files of a source, `read_input` reads one of them, `read` does both. A file's content
decides which reader takes it (`dispatch.READERS`); a new format is a module with a `recognizes` and a `read`
function and one line there. Metadata that the user gives beside the articles is in `metadata`. Nothing here
writes: keeping the raw bytes is the business of `flows.intake`.
"""

from __future__ import annotations

from pipeline.staging.readers.dispatch import read, read_input
from pipeline.staging.readers.rows import Input, IntakeRow, RejectedInput
from pipeline.staging.readers.walk import find_inputs

__all__ = ["Input", "IntakeRow", "RejectedInput", "find_inputs", "read", "read_input"]
