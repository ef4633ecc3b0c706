"""Reading the vocabulary: tab-separated files with a header comment, checked line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable


class VocabularyError(ValueError):
    """A vocabulary file breaks its schema; the message names file, line and column."""


def read_rows(
    file: Traversable, *, columns: tuple[str, ...], allowed: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[dict[str, str]]:
    """Rows of a file whose first lines are comments (`#`) and whose next line names exactly `columns`.

    Short rows are filled with empty values. Raises `VocabularyError` for other columns, a surplus field, an
    empty first field, or a value outside `allowed`.
    """
    header: list[str] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            if tuple(header) != columns:
                raise VocabularyError(f"{file.name}:{number}: columns {header}, wanted {list(columns)}")
            continue
        if len(fields) > len(columns) or not fields[0]:
            raise VocabularyError(
                f"{file.name}:{number}: {len(fields)} fields or an empty first one: {line!r}"
            )
        row = dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=True))
        for column, values in (allowed or {}).items():
            if row[column] not in values:
                raise VocabularyError(
                    f"{file.name}:{number}: {column} {row[column]!r} is none of {', '.join(values)}"
                )
        yield row
