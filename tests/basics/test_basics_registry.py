"""Members of a room by the names of their files."""

from __future__ import annotations

import sys

import pytest

from newsletter.basics.registry import Registry, ValueRegistry, nearest


@pytest.fixture
def room(tmp_path, monkeypatch):
    folder = tmp_path / "room_of_tests"
    folder.mkdir()
    (folder / "__init__.py").write_text("class Base:\n    pass\n")
    head = "from room_of_tests import Base\n"
    (folder / "plain.py").write_text(head + "class Plain(Base):\n    pass\nclass _Hidden(Base):\n    pass\n")
    (folder / "two_words.py").write_text(
        head + "class Other(Base):\n    pass\nclass TwoWords(Base):\n    pass\n"
    )
    (folder / "break_.py").write_text(head + "class Break(Base):\n    pass\nVALUE = Base()\n")
    (folder / "nothing.py").write_text(head)
    (folder / "_shared.py").write_text("raise RuntimeError\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield "room_of_tests"
    for name in [one for one in sys.modules if one.startswith("room_of_tests")]:
        del sys.modules[name]


def base(room):
    return __import__(room).Base


def test_keys_are_file_names(room):
    assert Registry(room, base(room)).names == ("break", "nothing", "plain", "two-words")


def test_members_are_imported_on_first_use(room):
    registry = Registry(room, base(room))
    assert "plain" in registry
    assert f"{room}.plain" not in sys.modules
    assert registry["plain"].__name__ == "Plain"
    assert registry["two-words"].__name__ == "TwoWords"
    assert registry["break"] is registry.get("break")
    assert f"{room}.two_words" in sys.modules


def test_unknown_keys_have_no_member_but_a_nearest_name(room):
    registry = Registry(room, base(room))
    assert registry.get("plan") is None
    assert registry.nearest("plan") == "plain"
    assert registry.nearest("two_word") == "two-words"
    assert registry.nearest("xyzzy") is None
    with pytest.raises(KeyError):
        registry["plan"]


def test_a_file_without_its_class_is_a_fault_of_ours(room):
    with pytest.raises(LookupError):
        Registry(room, base(room))["nothing"]


def test_values_are_found_by_their_class(room):
    registry = ValueRegistry(room, base(room))
    assert isinstance(registry["break"], base(room))
    with pytest.raises(LookupError):
        registry["plain"]


def test_entry_points_add_members_and_hide_no_file(room, monkeypatch):
    class Point:
        def __init__(self, name, found):
            self.name, self.found = name, found

        def load(self):
            return self.found

    ours = base(room)
    added = type("Added", (ours,), {})
    points = [Point("added", added), Point("plain", added)]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda *, group: points if group == room else [])
    registry = Registry(room, ours)
    assert registry["added"] is added
    assert registry["plain"].__name__ == "Plain"
    assert "added" in registry.names


def test_nearest_names():
    assert nearest("secions", ("sections", "share")) == "sections"
    assert nearest("Headline", ("headline",)) == "headline"
    assert nearest("link", ("byline",)) is None
