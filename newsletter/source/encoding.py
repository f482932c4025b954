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
_SHARE = 0.9
_LINE_END = re.compile(r"\r\n?")
# Four Han characters in UTF-8, which GB18030 text holds once in a thousand million.
_UTF8_HAN = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4}")
# The two-byte characters of GB 2312, which is nearly all that anyone types; other encodings read
# as GB18030 fall outside it.
_COMMON = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_PAIR = re.compile(rb"[\x81-\xfe][\x30-\xfe]")


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
        text = _chinese(data, error.start, name)
        first = next(at for at, char in enumerate(text) if not char.isascii())
        found = [diagnostic("W129", _place(text, first, name), path=name)]
    if "\0" in text:
        raise ContentError([diagnostic("E109", _place(text, text.index("\0"), name))])
    return _LINE_END.sub("\n", text), found


def _chinese(data: bytes, offset: int, name: str) -> str:
    """The text read as GB18030, of which nearly all that is not ASCII must be common Chinese."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise ContentError([_undecodable(data, offset, name)]) from None
    pairs = _PAIR.findall(data)
    common = sum(_COMMON.fullmatch(pair) is not None for pair in pairs)
    if _UTF8_HAN.search(data) or common < _SHARE * len(pairs):
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
