"""What a user is told when a command cannot do its work: a sentence and an exit status, never a traceback."""

from __future__ import annotations

DONE, REFUSED, WRONG_USE, INPUT_REJECTED, BROKEN = 0, 1, 2, 3, 4


class CommandError(Exception):
    """An error to show as it is. The message names the file, the row and the remedy."""

    status = BROKEN


class WrongUse(CommandError):  # noqa: N818 - named for what the user did
    """The command was given something that it cannot use."""

    status = WRONG_USE


class BrokenEnvironment(CommandError):  # noqa: N818 - named for what is wrong
    """Something that Dateline needs is missing, in use or damaged."""

    status = BROKEN
