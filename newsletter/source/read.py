"""A file on the disk into a tree of nodes: the bytes, their text, their YAML."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, Diagnostic, EnvironmentFault, Severity, diagnostic
from newsletter.basics.span import SourceFile
from newsletter.source.encoding import decode
from newsletter.source.limits import DEFAULT
from newsletter.source.node import ScalarNode, Tree
from newsletter.source.parse import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsletter.source.limits import Limits


def read(path: Path, limits: Limits = DEFAULT) -> Tree:
    """The tree of the YAML file at *path*.

    Raises EnvironmentFault when there is no such regular file or it cannot be read, ContentError
    when no tree can be had of it. Errors that were mended to read on stand in the tree.
    """
    return read_text(read_bytes(path, limits), path, limits)


def read_text(data: bytes, path: Path, limits: Limits = DEFAULT) -> Tree:
    """The tree of *data*, the bytes of the file at *path*; raises ContentError as `read`."""
    name = shown_name(path)
    text, found = decode(data, name)
    file = SourceFile(name, tuple(text.split("\n")))
    root, more = parse(file, limits)
    found = [*found, *more]
    if root is None or (isinstance(root, ScalarNode) and root.empty):
        raise ContentError(found or [diagnostic("E130", None, path=name)])
    return Tree(root, path, file, tuple(found))


def read_bytes(path: Path, limits: Limits = DEFAULT) -> bytes:
    """The bytes of a regular file, looked at before it is opened: a pipe would wait for ever (R11).

    Raises EnvironmentFault, or ContentError when the file is over the limit.
    """
    name = shown_name(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise EnvironmentFault(
                [diagnostic("E102" if stat.S_ISDIR(status.st_mode) else "E103", path=name)]
            )
        with path.open("rb") as file:
            data = file.read(limits.content_bytes + 1)
    except FileNotFoundError:
        raise EnvironmentFault([diagnostic("E101", path=name)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EnvironmentFault([diagnostic("E106", path=name, reason=reason)]) from None
    if len(data) > limits.content_bytes:
        raise ContentError([diagnostic("E107", path=name, allowed=limits.content_bytes)])
    return data


def shown_name(path: Path) -> str:
    """The path as a diagnostic shows it: relative to the working folder where it lies inside."""
    try:
        return Path(os.path.abspath(path)).relative_to(Path.cwd()).as_posix()  # noqa: PTH100 - links stay links
    except (ValueError, OSError):
        return path.as_posix()


def stop_at_errors(found: Sequence[Diagnostic]) -> None:
    """Raise ContentError with all of *found* when an error is among them."""
    if any(one.severity is Severity.ERROR for one in found):
        raise ContentError(found)
