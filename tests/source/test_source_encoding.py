"""Bytes into text (R11)."""

from __future__ import annotations

import codecs

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.source.encoding import decode

TEXT = "headline: 守在古塔下\nlead: 腊月二十七，年味正浓。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big"],
)
def test_unicode_is_read_without_a_word(data):
    assert decode(data, "a.yaml") == (TEXT, [])


def test_gb18030_is_read_with_a_warning():
    text, found = decode(TEXT.encode("gb18030"), "a.yaml")
    assert text == TEXT
    assert [one.code for one in found] == ["W129"]
    (one,) = decode("# a\nb: 一二\n".encode("gb18030"), "a.yaml")[1]
    assert (one.span.line, one.span.column, one.span.text) == (2, 4, "b: 一二")


def test_line_ends_are_made_one_kind():
    assert decode(b"a: 1\r\nb: 2\rc: 3\n", "a.yaml")[0] == "a: 1\nb: 2\nc: 3\n"


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a: 1\nb: caf\xe9 x\n", "E108", 2, 7),
        (b"a: \xe5\x8f\xa4\xff\n", "E108", 1, 5),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "E108", 1, 5),
        (b"a: 1\nb: \x00\n", "E109", 2, 4),
        (TEXT.encode() + "kicker: 疫情防控\n".encode("gb18030"), "E108", 3, 9),
        ("kicker: 疫情防控，古塔在行动\n".encode("gb18030") + TEXT.encode(), "E108", 1, 9),
        ("naïve café, déjà vu".encode("latin-1"), "E108", 1, 3),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data, code, line, column):
    with pytest.raises(ContentError) as raised:
        decode(data, "a.yaml")
    (said,) = raised.value.diagnostics
    assert (said.code, said.span.line, said.span.column) == (code, line, column)


def test_the_offset_counts_bytes_from_the_files_start():
    with pytest.raises(ContentError) as raised:
        decode(codecs.BOM_UTF16_LE + "古".encode("utf-16-le") + b"\x00\xd8", "a.yaml")
    assert dict(raised.value.diagnostics[0].values)["offset"] == 4
