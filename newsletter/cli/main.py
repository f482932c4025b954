"""The entry point: one run from the arguments to the exit code.

0 done; 1 content at fault (or warnings with `--strict`); 2 usage; 3 environment; 4 a fault of ours;
129 SIGHUP, 130 SIGINT, 143 SIGTERM.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from newsletter.cli import streams
from newsletter.cli.signals import Interrupted, Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.basics.diagnostic import NewsletterError
    from newsletter.cli.console import Console

DEBUG = "--debug"
OURS = 4


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code.

    A run is short and what it makes holds no cycles worth collecting, so the collector stays off; as
    the process's own command it also leaves without taking down module by module what was loaded.
    """
    gc.disable()
    watch = Watch()
    code = 0
    with suppress(Interrupted):
        watch.install()
        streams.prepare()
        try:
            code = run(tuple(sys.argv[1:] if arguments is None else arguments), watch)
        finally:
            watch.close()
    if arguments is None:
        _leave(watch.exit_code or code)
    sys.exit(watch.exit_code or code)


def _leave(code: int) -> NoReturn:
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str], watch: Watch | None = None) -> int:
    """The exit code of one run; every fault has been reported when it returns."""
    from newsletter.cli.console import Console
    from newsletter.cli.language import choose

    console = Console(choose(arguments), debug=DEBUG in arguments)
    try:
        return _obey(arguments, console)
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort: what no stage expected is a fault of ours
        return watch.exit_code if watch and watch.exit_code else _confess(error, console)


def _obey(arguments: Sequence[str], console: Console) -> int:
    """Find the command and do it; what the user can mend is reported here."""
    import click

    from newsletter.basics.diagnostic import NewsletterError
    from newsletter.cli.commands import Commands
    from newsletter.cli.language import foremost
    from newsletter.cli.usage import explain

    group = Commands(console)
    try:
        with group.make_context("newsletter", foremost(arguments)) as context:
            if not arguments:
                console.note(context.get_help())
                return 2
            code: int = group.invoke(context)
            return code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as fault:
        return _refuse(explain(fault), console)
    except NewsletterError as fault:
        return _refuse(fault, console)


def _refuse(fault: NewsletterError, console: Console) -> int:
    console.report(fault.diagnostics)
    return fault.exit_code


def _confess(error: Exception, console: Console) -> int:
    """One sentence for a fault of ours; the traceback only where it was asked for."""
    from newsletter.basics.diagnostic import diagnostic

    if console.debug:
        import traceback

        console.note("".join(traceback.format_exception(error)).rstrip())
    console.report([diagnostic("E790", kind=type(error).__name__, reason=str(error).partition("\n")[0])])
    return OURS
