from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import time

import pytest

from newsletter.basics import atomic
from newsletter.basics.atomic import check_target, write_all, write_whole
from newsletter.basics.diagnostic import EnvironmentFault

OLD, NEW = b"old", b"new" * 1000
posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def code(call, *args):
    with pytest.raises(EnvironmentFault) as caught:
        call(*args)
    assert caught.value.exit_code == 3
    (note,) = caught.value.diagnostics
    return note.code


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(OLD)
    return path


def test_a_file_is_written_whole(tmp_path):
    write_whole(tmp_path / "a.pdf", NEW)
    assert (tmp_path / "a.pdf").read_bytes() == NEW
    assert names(tmp_path) == ["a.pdf"]


@posix
def test_a_new_file_has_the_umasks_mode_and_an_old_one_keeps_its_own(tmp_path, old):
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        write_all({old: NEW, tmp_path / "b.pdf": NEW})
    finally:
        os.umask(mask)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.pdf", "b.pdf")] == [0o640, 0o640]
    old.chmod(0o604)
    write_whole(old, OLD)
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


@posix
def test_a_link_stays_and_its_target_is_replaced(tmp_path, old):
    (tmp_path / "deep").mkdir()
    link = tmp_path / "deep" / "link.pdf"
    link.symlink_to("../a.pdf")
    write_whole(link, NEW)
    assert link.is_symlink()
    assert old.read_bytes() == NEW
    assert names(tmp_path / "deep") == ["link.pdf"]


@posix
def test_a_link_to_nothing_gets_its_target(tmp_path):
    link = tmp_path / "link.pdf"
    link.symlink_to("there.pdf")
    write_whole(link, NEW)
    assert (tmp_path / "there.pdf").read_bytes() == NEW


@pytest.mark.parametrize("call", [check_target, lambda path: write_whole(path, NEW)])
def test_what_cannot_be_an_output_is_refused_at_once(tmp_path, call, old):
    assert code(call, tmp_path) == "E601"
    assert code(call, tmp_path / "no" / "a.pdf") == "E604"
    assert code(call, old / "a.pdf") == "E604"
    assert old.read_bytes() == OLD


@posix
def test_a_device_a_pipe_and_a_ring_of_links_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert code(check_target, tmp_path / "pipe") == "E602"
    assert code(check_target, tmp_path.__class__(os.devnull)) == "E602"
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert code(check_target, tmp_path / "one") == "E605"


def test_an_input_is_no_output(tmp_path, old):
    assert code(check_target, old, [tmp_path / "none.yaml", old]) == "E603"
    assert code(write_whole, tmp_path / "." / "a.pdf", NEW, [old]) == "E603"
    assert old.read_bytes() == OLD
    check_target(old, [tmp_path / "none.yaml"])


@posix
def test_an_input_behind_a_link_is_no_output(tmp_path, old):
    (tmp_path / "link.pdf").symlink_to(old)
    (tmp_path / "hard.pdf").hardlink_to(old)
    assert code(check_target, tmp_path / "link.pdf", [old]) == "E603"
    assert code(check_target, tmp_path / "hard.pdf", [old]) == "E603"


@posix
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anywhere")
def test_a_locked_file_or_folder_is_refused(tmp_path, old):
    old.chmod(0o400)
    assert code(check_target, old) == "E605"
    tmp_path.chmod(0o500)
    try:
        assert code(check_target, tmp_path / "b.pdf") == "E605"
    finally:
        tmp_path.chmod(0o700)


def test_access_is_asked_of_the_system(monkeypatch, tmp_path, old):
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != str(tmp_path))
    assert code(check_target, old) == "E605"
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != str(old))
    assert code(check_target, old) == "E605"


def trouble(call, after, error):
    """*call*, let pass *after* times and then failing."""
    left = iter(range(after))

    def troubled(*args, **kwargs):
        if next(left, None) is None:
            raise error
        return call(*args, **kwargs)

    return troubled


STEPS = [(os, "open"), (os, "fsync"), (atomic.Path, "chmod"), (atomic.Path, "replace")]
FAILURES = {"full": OSError(errno.ENOSPC, "No space left"), "stopped": KeyboardInterrupt()}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize(("owner", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_failure_at_any_step_leaves_no_part(tmp_path, owner, name, after, failure):  # R29
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in files:
        path.write_bytes(OLD)
    troubled = trouble(getattr(owner, name), after, FAILURES[failure])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, troubled)
        with pytest.raises(KeyboardInterrupt if failure == "stopped" else EnvironmentFault):
            write_all(dict.fromkeys(files, NEW))
    assert names(tmp_path) == ["a.pdf", "b.pdf"]
    renamed = name == "replace" and after == 1
    assert [path.read_bytes() for path in files] == ([NEW, OLD] if renamed else [OLD, OLD])


def test_a_write_that_fails_leaves_the_old_file(monkeypatch, tmp_path, old):
    class Full:
        def __init__(self, descriptor, _):
            self.descriptor = descriptor

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.descriptor)

        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("builtins.open", Full)
    assert code(write_whole, old, NEW) == "E607"
    monkeypatch.undo()
    assert old.read_bytes() == OLD
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_open_elsewhere_is_told(monkeypatch, old):
    def locked(*_):
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(atomic.Path, "replace", locked)
    assert code(write_whole, old, NEW) == "E606"
    assert old.read_bytes() == OLD


@posix
def test_a_disk_that_does_not_confirm_the_name_is_told(monkeypatch, old):
    def sync(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(failure, "failed")

    monkeypatch.setattr(os, "fsync", sync)
    failure = errno.EIO
    assert code(write_whole, old, NEW) == "E608"
    failure = errno.EINVAL
    write_whole(old, OLD)
    assert old.read_bytes() == OLD


def leftover(folder, process, age):
    path = folder / f".newsletter-{process}-0123456789abcdef.part"
    path.write_bytes(b"part")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


@posix
def test_only_our_own_old_parts_of_dead_builds_are_removed(tmp_path):  # R8
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone = leftover(tmp_path, dead.pid, 4000)
    kept = [leftover(tmp_path, os.getpid(), 4000), tmp_path / ".newsletter-notes", tmp_path / "x.part"]
    for path in kept[1:]:
        path.write_bytes(b"")
        os.utime(path, (0, 0))
    write_whole(tmp_path / "a.pdf", NEW)
    assert not gone.exists()
    assert all(path.exists() for path in kept)
    young = leftover(tmp_path, dead.pid, 60)
    write_whole(tmp_path / "a.pdf", NEW)
    assert young.exists()


def test_another_folders_parts_are_not_ours_to_remove(tmp_path):
    (tmp_path / "other").mkdir()
    kept = leftover(tmp_path / "other", 2**22 + 1, 4000)
    write_whole(tmp_path / "a.pdf", NEW)
    assert kept.exists()


def _write_often(path, fill):
    for _ in range(40):
        write_whole(path, fill * 200_000)


@posix
def test_two_builds_to_one_output_leave_one_whole_result(tmp_path):  # R20
    path = tmp_path / "a.pdf"
    path.write_bytes(b"a" * 200_000)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_often, args=(path, fill)) for fill in (b"a", b"b")]
    for writer in writers:
        writer.start()
    seen = set()
    while any(writer.is_alive() for writer in writers):
        data = path.read_bytes()
        seen.add((len(data), len(set(data))))
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert seen == {(200_000, 1)}
    assert names(tmp_path) == ["a.pdf"]


@posix
def test_an_interrupt_removes_the_part(tmp_path):  # R8
    script = (
        "import sys, pathlib; from newsletter.basics import atomic, diagnostic; import os, signal, time\n"
        # A parent that ignores the signal hands that on.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def slow(descriptor):\n    print('ready', flush=True); time.sleep(30)\n"
        "os.fsync = slow\n"
        "atomic.write_whole(pathlib.Path(sys.argv[1]), b'new')\n"
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(OLD)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as build:
        assert build.stdout.readline() == b"ready\n"
        build.send_signal(signal.SIGINT)
        assert build.wait(10) != 0
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["a.pdf"]
