"""The texts that a benchmark runs over: a JSONL file with a field `text`, or a folder of .txt files."""

from __future__ import annotations

from pathlib import Path

from pipeline.evaluation.readers.rows import GoldError, Row, read_gold

_MINIMUM = 200  # characters; shorter lines are fragments, not articles


def read_texts(path: Path, count: int) -> list[str]:
    """`count` texts in the order of the file or of the names; from the first again when there are fewer."""
    found = _from_folder(path) if path.is_dir() else read_gold(path, _text)
    long = [text for text in found if len(text) >= _MINIMUM]
    if not long:
        raise GoldError(
            f"{path}: no text of at least {_MINIMUM} characters (.txt files or JSONL with a field text)"
        )
    return [long[index % len(long)] for index in range(count)]


def _text(row: Row) -> str:
    return row.text("text")


def _from_folder(folder: Path) -> list[str]:
    files = sorted(folder.rglob("*.txt"))
    return [file.read_text(encoding="utf-8", errors="replace") for file in files]


def word_count(texts: list[str]) -> int:
    """Words between blanks."""
    return sum(len(text.split()) for text in texts)
