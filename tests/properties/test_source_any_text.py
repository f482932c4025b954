"""Any text and any bytes: read as typed, or refused with a place, never worse."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter.basics.diagnostic import NewsletterError
from newsletter.basics.span import SourceFile
from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.source.encoding import decode
from newsletter.source.fold import paragraphs
from newsletter.source.inline import parse_inline
from newsletter.source.limits import Limits
from newsletter.source.parse import parse
from newsletter.source.read import read_text

SAMPLE = (Path(__file__).parent.parent / "samples" / "everything.yaml").read_bytes()
PATH = Path(__file__).parent.parent / "samples" / "everything.yaml"

words = st.text(st.sampled_from("ab1 古塔，。：“”**_`~^[]()\\{}#&@!|>%-?:,'\"\n\t　\u200b𠮷…—é"), max_size=40)
latin = st.text(st.sampled_from("ab1 -:,.'\"\n#"), max_size=60)


def scalar(text):
    root, found = parse(SourceFile("a.yaml", tuple(text.split("\n"))), Limits())
    return root, found


@given(words, st.sampled_from(["'", '"', None]))
def test_a_text_that_yaml_writes_on_one_line_is_read_as_it_was(text, style):
    """T1: nothing is rewritten at load."""
    source = yaml.dump({"a": text}, allow_unicode=True, default_style=style, width=1 << 30)
    if source.count("\n") > 1:
        return
    root, _ = scalar(source)
    assert root.children[0].value == text


@given(latin, st.sampled_from(["'", '"', "|", ">", None]), st.integers(10, 40))
def test_a_latin_text_is_read_as_it_was_however_yaml_folds_it(text, style, width):
    source = yaml.dump({"a": text}, default_style=style, width=width)
    if yaml.safe_load(source)["a"] != text:
        return  # PyYAML folds a text that begins with a blank into one that it reads otherwise.
    root, _ = scalar(source)
    assert root.children[0].value == text


@given(words, st.sampled_from(["'", "|", None]))
def test_each_character_stands_where_its_trace_says(text, style):
    root, _ = scalar(yaml.dump({"a": text}, allow_unicode=True, default_style=style, width=1 << 30))
    node = root.children[0]
    for offset, mark in enumerate(node.value):
        span = node.trace.at(offset)
        line = node.trace.file.lines[span.line - 1]
        if mark != "\n" and "\\" not in line:
            assert line[span.column - 1] == mark


@given(words)
def test_inline_markup_only_takes_marks_away(text):
    """Every character that is not markup stays, in order, traced to where it stands."""
    root, _ = scalar("a: |\n" + "".join(f"  {line}\n" for line in ["x", *text.split("\n")]))
    if root is None:
        return
    node = root.children[0]
    inline = parse_inline(node, [])
    whole = "\n".join(one.text for one in paragraphs(node))
    left = iter(whole)
    assert all(mark in left for mark in inline.plain)
    kept = [mark for mark in inline.plain if mark.isalnum() or mark in "，。：“”…—"]
    said = [mark for mark in whole if mark.isalnum() or mark in "，。：“”…—"]
    if "](" not in whole:
        assert kept == said
    for piece in inline.pieces:
        for offset, mark in enumerate(piece.text):
            span = piece.trace.at(offset)
            if mark not in "\n ":
                assert node.trace.file.lines[span.line - 1][span.column - 1] == mark


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"\x81")
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = decode(data, "a.yaml")
    except NewsletterError as error:
        told = error.diagnostics
    else:
        assert "\r" not in text
        return
    assert all(one.span is not None for one in told)


@given(st.text(max_size=200))
@example("? [")
@example("a: !")
@example("%YAML 9.9\n---\n")
@example("- - - - ?")
@example("\t- |\n\t\t x")
@example("a: 'x\n\tb")
def test_any_text_is_a_tree_or_refused_with_a_place(text):
    _only_findings(text.encode("utf-8", "replace"))


@settings(max_examples=60)
@given(st.data())
def test_damaged_content_gives_findings_and_never_a_crash(data):
    """R27, R28: cut, splice and flip a valid sample."""
    damaged = bytearray(SAMPLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at, length = data.draw(st.integers(0, len(damaged))), data.draw(st.integers(0, 30))
        damaged[at : at + length] = data.draw(
            st.binary(max_size=8) | st.sampled_from(["：", "\t", "　", "**", "[", ": "]).map(str.encode)
        )
    _only_findings(bytes(damaged))


def _only_findings(data):
    try:
        load(read_text(data, PATH), KINDS)
    except NewsletterError as error:
        told, code = error.diagnostics, error.exit_code
    else:
        return
    assert code == 1
    assert told
    for one in told:
        assert one.span is None or (one.span.line >= 1 and 1 <= one.span.column < one.span.end)
