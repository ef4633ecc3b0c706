"""The interactive shell of `dateline sql`: statements end with `;`, commands begin with a dot."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from warehouse.ddl import text
from warehouse.query import FORMATS, Format, QueryError, ask, open_warehouse, render

HISTORY = ".sql_history"
HISTORY_LENGTH = 1000
HELP = """\
A statement ends with ; and may run over several lines. Up and down recall earlier ones.
  .tables          tables and views with what they hold
  .schema NAME     columns of a table or view with their meaning
  .mode FORM       table, csv or json
  .help            this
  .quit            leave, as does Ctrl-D
Full text: select * from search('ceasefire talks');
"""
TABLES = """
    SELECT table_name AS name, comment AS holds FROM duckdb_tables()
    WHERE NOT internal AND schema_name = 'main'
    UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY name"""


def shell(
    data_dir: Path, *, read: Callable[[str], str] = input, write: Callable[[str], object] = print
) -> None:
    """Answer statements until `.quit` or the end of input; raises `QueryError` when there is no warehouse."""
    connection = open_warehouse(data_dir)
    remember(data_dir / HISTORY)
    try:
        Session(connection, read=read, write=write).run()
    finally:
        connection.close()


def remember(file: Path) -> None:
    """Let the arrow keys recall what was typed in this data directory, where the terminal can do so."""
    try:
        import readline
    except ImportError:  # Python without readline still has a shell, without recall
        return
    if file.is_file():
        readline.read_history_file(file)
    readline.set_history_length(HISTORY_LENGTH)
    atexit.register(readline.write_history_file, file)


class Session:
    """One shell: its connection, its form of answers, and what is typed so far."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        read: Callable[[str], str],
        write: Callable[[str], object],
    ) -> None:
        self.connection = connection
        self.read = read
        self.write = write
        self.form: Format = "table"

    def run(self) -> None:
        """Read and answer until told to leave."""
        self.write("dateline: SQL for reading. .help for help, .quit to leave.")
        typed = ""
        while True:
            try:
                line = self.read("      > " if typed else "dateline> ")
            except EOFError:
                return
            except KeyboardInterrupt:
                typed = ""
                continue
            if not typed and line.strip().startswith("."):
                if self.command(line.strip()):
                    return
                continue
            typed = f"{typed}\n{line}".strip()
            if typed.endswith(";"):
                self.answer(typed)
                typed = ""

    def answer(self, sql: str) -> None:
        """Show the answer, or what is wrong with the question."""
        try:
            shown = render(ask(self.connection, sql), self.form, width=shutil.get_terminal_size().columns)
        except QueryError as error:
            shown = str(error)
        self.write(shown.rstrip("\n"))

    def command(self, line: str) -> bool:
        """Obey a command; whether it was to leave."""
        name, _, argument = line.partition(" ")
        argument = argument.strip()
        if name in (".quit", ".exit"):
            return True
        if name == ".tables":
            self.answer(TABLES)
        elif name == ".schema" and argument:
            self.answer(
                "SELECT column_name, data_type, comment FROM duckdb_columns() "
                f"WHERE table_name = {text(argument)} ORDER BY column_index"
            )
        elif name == ".mode" and argument in FORMATS:
            self.form = argument
        else:
            self.write(HELP.rstrip())
        return False
