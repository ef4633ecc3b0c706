"""What README shows is what a newcomer sees: each `dateline sql` and `explain` there is run on the samples.

`--refresh-golden` puts the present answers into README.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n\$ (dateline (?:sql|explain) [^\n]+(?:\n> [^\n]*)*)\n(.*?)```", re.DOTALL)
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "COLUMNS": "110", "LANG": "C.UTF-8", "NO_COLOR": "1"}


def _command(shown: str) -> str:
    """The command as typed: lines after the first begin with `> `."""
    return shown.replace("\n> ", "\n")


def _answer(command: str, data: Path) -> str:
    program = str(Path(sys.executable).parent / "dateline")
    done = subprocess.run(
        ["sh", "-c", re.sub(r"\bdateline (?=sql|explain)(\w+)", rf"'{program}' \1 --data '{data}'", command)],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env=_ENVIRONMENT | {"HOME": str(data)},
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def test_answers(samples_data: Path, pytestconfig: pytest.Config) -> None:
    text = README.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(text))
    assert len(blocks) >= 6, "README promises six questions with their answers"
    answers = {block[1]: _answer(_command(block[1]), samples_data) for block in blocks}
    if pytestconfig.getoption("--refresh-golden"):
        text = _BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{answers[block[1]]}```", text)
        README.write_text(text, encoding="utf-8")
        blocks = list(_BLOCK.finditer(text))
    for block in blocks:
        assert block[2] == answers[block[1]], f"not the answer to {block[1]!r}; --refresh-golden"


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_two_commands_are_there(target: str) -> None:
    assert f"make {target}\n" in README.read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
