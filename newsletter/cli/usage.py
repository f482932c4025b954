"""Faults of the command line, as click finds them, in our own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from newsletter.basics.diagnostic import UsageError, diagnostic
from newsletter.basics.registry import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsletter.basics.diagnostic import Diagnostic


# What click says of words behind the last argument.
_EXTRA = re.compile(r"unexpected extra arguments? \(([^)]*)\)")


def explain(error: click.ClickException) -> UsageError:
    """The same fault as a diagnostic of ours."""
    return UsageError([_worded(error)])


def unknown(code: str, name: str, known: Iterable[str]) -> UsageError:
    """A name that is none of *known*; the message names the nearest or, if none is near, all."""
    names = tuple(known)
    near = nearest(name, names) or ", ".join(names)
    return UsageError([diagnostic(code, name=name, near=near)])


def _worded(error: click.ClickException) -> Diagnostic:
    match error:
        case click.NoSuchOption():
            if error.possibilities:
                return diagnostic("E702", name=error.option_name, near=error.possibilities[0])
            return diagnostic("E703", name=error.option_name)
        case click.BadOptionUsage():
            code = "E718" if "does not take" in error.message else "E704"
            return diagnostic(code, name=error.option_name)
        case click.MissingParameter():
            return diagnostic("E705", name=_name(error.param))
        case click.BadParameter():
            known = getattr(error.param.type, "choices", ()) if error.param else ()
            return diagnostic("E706", name=_name(error.param), known=", ".join(known))
        case _:
            extra = _EXTRA.search(error.message)
            return diagnostic("E719", name=extra[1]) if extra else diagnostic("E707")


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.human_readable_name if param else "?"
