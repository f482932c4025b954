"""Files are written whole or not at all, and nothing of ours is left beside them (R5, R8)."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, diagnostic
from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OURS = re.compile(r"\.newsletter-(\d+)-[0-9a-f]{16}\.part")
_STALE_AFTER = 3600.0  # seconds
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# Folders on some file systems cannot be synced; that is their nature and no fault.
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file on its way: the path as named, the file behind its links, and the temporary one."""

    path: Path
    target: Path
    temporary: Path


def check_target(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Refuse an output that cannot be written, before any work is done for it.

    That is a folder, a device, one of the *inputs*, or a file that is locked or whose folder is
    missing or locked. Raises EnvironmentFault.
    """
    target = _behind(path)
    try:
        status = target.stat()
    except FileNotFoundError:
        status = None
    except NotADirectoryError as error:
        raise _fault("E604", path) from error
    except OSError as error:
        raise _fault("E605", path) from error
    if status is not None:
        _check_old(path, status, inputs)
    if not target.parent.is_dir():
        raise _fault("E604", path)
    locked = status is not None and not os.access(target, os.W_OK)
    if locked or not os.access(target.parent, os.W_OK | os.X_OK):
        raise _fault("E605", path)


def write_whole(path: Path, data: bytes, inputs: Iterable[Path] = ()) -> None:
    """Let *path* hold *data*, or what it held before; never a part, whatever happens on the way.

    A link stays and the file behind it is replaced. Raises EnvironmentFault.
    """
    write_all({path: data}, inputs)


def write_all(files: Mapping[Path, bytes], inputs: Iterable[Path] = ()) -> None:
    """Write several files as `write_whole` does, each renamed only when all are safe on the disk.

    Raises EnvironmentFault.
    """
    inputs = tuple(inputs)
    for path in files:
        check_target(path, inputs)
    staged = [_stage(path) for path in files]
    folders = {one.target.parent for one in staged}
    for folder in folders:
        _sweep(folder)
    try:
        for one, data in zip(staged, files.values(), strict=True):
            _fill(one, data)
        for one in staged:
            _replace(one)
    finally:
        for one in staged:
            with suppress(OSError):
                one.temporary.unlink()
    for one in staged:
        _sync_folder(one)


def _behind(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _check_old(path: Path, status: os.stat_result, inputs: Iterable[Path]) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _fault("E601", path)
    if not stat.S_ISREG(status.st_mode):
        raise _fault("E602", path)
    for one in inputs:
        with suppress(OSError):
            if os.path.samestat(status, one.stat()):
                raise _fault("E603", path)


def _stage(path: Path) -> _Staged:
    target = _behind(path)
    name = f".newsletter-{os.getpid()}-{secrets.token_hex(8)}.part"
    return _Staged(path, target, target.with_name(name))


def _fill(one: _Staged, data: bytes) -> None:
    """Write the temporary file, with the old file's mode or that of any new file."""
    try:
        with open(os.open(one.temporary, _NEW, 0o666), "wb") as stream:  # noqa: PTH123 - a descriptor
            _keep_mode(one)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _fault("E607", one.path, reason=error.strerror or str(error)) from error


def _keep_mode(one: _Staged) -> None:
    with suppress(FileNotFoundError):
        one.temporary.chmod(stat.S_IMODE(one.target.stat().st_mode))


def _replace(one: _Staged) -> None:
    try:
        one.temporary.replace(one.target)
    except PermissionError as error:
        raise _fault("E606", one.path) from error
    except OSError as error:
        raise _fault("E607", one.path, reason=error.strerror or str(error)) from error


def _sync_folder(one: _Staged) -> None:
    """Make the new name itself safe on the disk."""
    if os.name == "nt":
        return
    try:
        folder = os.open(one.target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise _fault("E608", one.path, reason=error.strerror or str(error)) from error


def _sweep(folder: Path) -> None:
    """Remove what a build that was killed left behind: our pattern, an hour old, its process gone."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _OURS.fullmatch(entry.name)
            if match and _is_stale(entry) and not _is_running(int(match[1])):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _is_stale(entry: os.DirEntry[str]) -> bool:
    status = entry.stat(follow_symlinks=False)
    return stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime > _STALE_AFTER


def _is_running(process: int) -> bool:
    if os.name == "nt":  # asking there would end the process; an hour has to do
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _fault(code: str, path: Path, **values: str) -> EnvironmentFault:
    return EnvironmentFault([diagnostic(code, None, path=str(path), **values)])
