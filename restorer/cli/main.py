"""The command line's one boundary: arguments in, exit code out, and the only place here that catches errors."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Sequence

from restorer.cli.exits import Exit, exit_for
from restorer.cli.parser import parse
from restorer.cli.terminal.logs import logging_started, write_account
from restorer.cli.terminal.output import prepare_streams, print_status
from restorer.errors import Cancelled, RestorerError


def main(argv: Sequence[str]) -> int:
    """Run the command that these arguments name; returns the exit code and raises nothing."""
    prepare_streams()
    try:
        arguments = parse(argv)
    except SystemExit as end:
        # argparse ends the process for --help, --version and for arguments that it does not understand.
        return end.code if isinstance(end.code, int) else Exit.USAGE
    return int(_run(arguments))


def _run(arguments: argparse.Namespace) -> Exit:
    try:
        with logging_started(is_verbose=arguments.verbose):
            return Exit(arguments.run(arguments))
    except (Cancelled, KeyboardInterrupt):
        print_status("Interrupted.")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough, as `head` does; that is no failure.
        _forget_stdout()
        return Exit.DONE
    except RestorerError as error:
        _print_error(error, arguments.verbose)
        return exit_for(error)
    except Exception as error:
        _report_fault(error, arguments.verbose)
        return Exit.FAULT


def _print_error(error: RestorerError, is_verbose: bool) -> None:
    if is_verbose:
        print_status(traceback.format_exc().rstrip())
    print_status(error.message)
    if error.hint:
        print_status(error.hint)


def _report_fault(error: Exception, is_verbose: bool) -> None:
    """One sentence for the person, all of it for the log."""
    account = traceback.format_exc()
    if is_verbose:
        print_status(account.rstrip())
    log = write_account(account)
    where = f" The details are in {log}." if log is not None else " Run it again with --verbose to see the details."
    print_status(f"This is a bug in Restorer ({type(error).__name__}: {error}).{where}")


def _forget_stdout() -> None:
    """Send what is still to be flushed nowhere, so that Python does not complain at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
