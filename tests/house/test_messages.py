"""Every code has its words in both languages, with the places that its users fill, and no words are left over."""

import ast
import re
import string
from pathlib import Path

import pytest

import newsletter
from newsletter.basics.messages_en import MESSAGES as EN
from newsletter.basics.messages_zh import MESSAGES as ZH

PACKAGE = Path(newsletter.__file__).parent
CODE = re.compile(r"[EWH][1-9]\d\d")
TABLES = {"said_en", "said_zh"}
# What takes a code and its values by name, and the names that are not values.
REPORTERS = {"diagnostic", "report"}
OTHER = {"span", "fix"}


def _trees():
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name not in TABLES:
            yield path, ast.parse(path.read_text("utf-8"))


def _codes():
    """Each code that stands in the package, with the files that hold it."""
    found = {}
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.setdefault(node.value, set()).add(path.relative_to(PACKAGE).as_posix())
    return found


def _calls():
    """Each call that gives a code and all its values by name: place, code, names."""
    for path, tree in _trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and _name(node.func) in REPORTERS
                and all(w.arg for w in node.keywords)
            ):
                code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
                if isinstance(code, str) and CODE.fullmatch(code):
                    yield f"{path.name}:{node.lineno}", code, {word.arg for word in node.keywords} - OTHER


def _name(function):
    return getattr(function, "attr", getattr(function, "id", ""))


def _places(words):
    return {name for text in words for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_code_has_words():
    missing = {code: files for code, files in _codes().items() if code not in EN or code not in ZH}
    assert not missing


def test_no_words_are_left_over():
    left_over = (EN.keys() | ZH.keys()) - _codes().keys()
    assert not left_over


def test_both_languages_fill_the_same_places():
    assert EN.keys() == ZH.keys()
    different = {code for code in EN if _places(EN[code]) != _places(ZH[code])}
    assert not different


def test_every_place_is_filled_where_values_are_named():
    wrong = [
        (where, code, _places(EN[code]) - names)
        for where, code, names in _calls()
        if code in EN and not _places(EN[code]) <= names
    ]
    assert not wrong


@pytest.mark.parametrize("table", [EN, ZH], ids=["en", "zh"])
def test_the_first_part_is_no_sentence_and_the_second_is(table):
    assert not {code for code, (what, _) in table.items() if what.endswith((".", "。"))}
    assert not {
        code
        for code, (_, advice) in table.items()
        if advice and not advice.removesuffix("{ours}").endswith((".", "?", "。", "？", "{todo}"))
    }
