"""Reading the vocabulary: tab-separated files with a header comment, checked line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable


class VocabularyError(ValueError):
    """A vocabulary file breaks its schema; the message names file, line and column."""


def numbered_rows(file: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line numbers, of a file with comments (`#`) and a header that names exactly `columns`.

    Blanks around values are stripped, short rows filled with empty values. Raises `VocabularyError` for other
    columns, a surplus field, an empty first field, or a file without a header.
    """
    header: tuple[str, ...] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if header is None:
            header = tuple(fields)
            if header != columns:
                raise VocabularyError(
                    f"{file.name}:{number}: columns are {list(header)}, wanted {list(columns)}"
                )
            continue
        if len(fields) > len(columns):
            raise VocabularyError(
                f"{file.name}:{number}: {len(fields)} fields, wanted at most {len(columns)}"
            )
        if not fields[0]:
            raise VocabularyError(f"{file.name}:{number}: field {columns[0]}: empty: {line!r}")
        yield number, dict(zip(columns, fields + [""] * (len(columns) - len(fields)), strict=True))
    if header is None:
        raise VocabularyError(f"{file.name}: no header row; wanted {list(columns)}")


def read_rows(
    file: Traversable, *, columns: tuple[str, ...], allowed: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[dict[str, str]]:
    """`numbered_rows` without the numbers; raises `VocabularyError` for a value outside `allowed` too."""
    for number, row in numbered_rows(file, columns):
        for column, values in (allowed or {}).items():
            if row[column] not in values:
                raise VocabularyError(
                    f"{file.name}:{number}: {column} {row[column]!r} is none of {', '.join(values)}"
                )
        yield row
