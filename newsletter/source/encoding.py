"""Bytes into text: UTF-8 first, then what Chinese Windows writes, with a warning."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, diagnostic
from newsletter.basics.span import SourceFile, Span

if TYPE_CHECKING:
    from newsletter.basics.diagnostic import Diagnostic

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_END = re.compile(r"\r\n?")
# Two bytes that GB 2312 gives a common Han character or mark; other encodings seldom look so.
_COMMON = re.compile("[\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e\u2018-\u201d\u2014\u2026\u00b7]")


def decode(data: bytes, name: str) -> tuple[str, list[Diagnostic]]:
    """The text of *data* with one kind of line end, and what is to be said of its encoding.

    UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030 with a warning when all
    of it decodes and looks Chinese (R11). Raises ContentError, with line and offset, otherwise.
    """
    mark, encoding = next(((bom, code) for bom, code in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text, found = body.decode(encoding), []
    except UnicodeDecodeError as error:
        if mark:
            raise ContentError([_undecodable(data, len(mark) + error.start, name)]) from None
        text, found = _chinese(data, error.start, name), [diagnostic("W129", _place("", 0, name), path=name)]
    if "\0" in text:
        raise ContentError([diagnostic("E109", _place(text, text.index("\0"), name))])
    return _LINE_END.sub("\n", text), found


def _chinese(data: bytes, offset: int, name: str) -> str:
    """The text read as GB18030, of which most that is not ASCII must be common Chinese."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ContentError([_undecodable(data, max(offset, error.start), name)]) from None
    foreign = sum(mark > "\x7f" for mark in text)
    if len(_COMMON.findall(text)) < 0.8 * foreign:
        raise ContentError([_undecodable(data, offset, name)])
    return text


def _undecodable(data: bytes, offset: int, name: str) -> Diagnostic:
    line = data.count(b"\n", 0, offset) + 1
    shown = data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")
    lines = data.decode("utf-8", "replace").replace("\0", "\ufffd").split("\n")
    file = SourceFile(name, tuple(one.rstrip("\r") for one in lines))
    span = Span(file, line, len(shown) + 1, len(shown) + 2)
    return diagnostic("E108", span, byte=f"0x{data[offset]:02X}", offset=offset)


def _place(text: str, offset: int, name: str) -> Span:
    file = SourceFile(name, tuple(_LINE_END.sub("\n", text).split("\n")))
    before = _LINE_END.sub("\n", text[:offset])
    column = len(before) - before.rfind("\n")
    return Span(file, before.count("\n") + 1, column, column + 1)
