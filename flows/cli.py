"""The command line. Modules that take long to import are imported by the command that needs them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated

import typer

from flows.commands import doctor, evaluate, forget, knowledge, query, releases, run, schedule
from flows.errors import BROKEN, WRONG_USE, CommandError

INTERRUPTED = 130  # as shells say it: 128 and the number of the signal

app = typer.Typer(
    name="dateline",
    help="News text into a queryable, auditable event dataset.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(run.run)
app.command()(query.sql)
app.command()(query.explain)
app.command()(forget.forget)
app.add_typer(releases.app, name="releases")
app.add_typer(knowledge.app, name="knowledge")
app.command()(schedule.schedule)
app.command(context_settings=evaluate.HANDED_ON)(evaluate.evaluate)
app.command(context_settings=evaluate.HANDED_ON)(evaluate.benchmark)
app.command()(doctor.doctor)


@app.callback(invoke_without_command=True)
def _options(
    *,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks.")] = False,  # noqa: ARG001 - see main
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if show_version:
        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


def main(arguments: list[str] | None = None) -> None:
    """Entry point of `dateline`. Ends the process with the exit status that the command has earned."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    status = _guarded(lambda: app(args=["--debug", *_without(given)] if debug else given), debug=debug)
    if status == INTERRUPTED:
        typer.echo("Interrupted. The last release is whole; the same command goes on from here.", err=True)
        _leave_at_once()
    sys.exit(status)


def _leave_at_once() -> None:
    """End without waiting for work that nobody wants; what is half done is as after a kill."""
    from multiprocessing import active_children, util

    for child in active_children():
        child.terminate()
    # Without this, Python warns of semaphores that are left; typeshed does not know it.
    util._run_finalizers()  # type: ignore[attr-defined]
    sys.stdout.flush()
    os._exit(INTERRUPTED)


def _without(given: list[str]) -> list[str]:
    return [argument for argument in given if argument != "--debug"]


def _guarded(command: Callable[[], object], *, debug: bool) -> int:
    """Run the command; errors become a line and an exit status."""
    try:
        command()
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except CommandError as error:
        if debug:
            raise
        typer.echo(f"Error: {error}", err=True)
        return error.status
    except Exception as error:
        if debug:
            raise
        typer.echo(f"Error: {_message(error)}", err=True)
        return WRONG_USE if _made_by(error, "warehouse") else BROKEN
    return 0


def _made_by(error: Exception, *packages: str) -> bool:
    """Whether the error is one of these packages' own, and so says in a sentence what to do."""
    return type(error).__module__.partition(".")[0] in packages


def _is_full_disk(error: Exception) -> bool:
    """DuckDB has an exception of its own, with the words of the system."""
    full = (errno.ENOSPC, errno.EDQUOT)
    if isinstance(error, OSError):
        return error.errno in full
    return _made_by(error, "duckdb", "_duckdb") and any(os.strerror(number) in str(error) for number in full)


def _message(error: Exception) -> str:
    if _made_by(error, "pipeline", "expectations", "warehouse"):
        return str(error)
    if _is_full_disk(error):
        place = getattr(error, "filename", None) or "a temporary file"
        return (
            f"the disk is full ({place}); free some space and run the same command again: "
            "the last release is whole, and what is finished is kept"
        )
    return f"{type(error).__name__}: {error}\nA fault of Dateline's own: --debug shows where it lies."
