"""Numbers and text as PDF writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import ContentError, diagnostic

if TYPE_CHECKING:
    from newsletter.basics.span import Span

# Bytes of a string.
_LONGEST = 32767
# Characters that fit in any case.
_SAFE = 16000


def number(value: float, digits: int = 3) -> str:
    """*value* to a thousandth, or to *digits*, without trailing zeros, never with an exponent."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float, digits: int = 3) -> str:
    """Several numbers with blanks between."""
    return " ".join([number(value, digits) for value in values])


def utf16(text: str) -> str:
    """The UTF-16BE code units of *text* in hexadecimal; pairs beyond the basic plane (T69)."""
    return text.encode("utf-16-be").hex().upper()


def text_string(text: str, span: Span | None = None) -> str:
    """*text*, which an author wrote at *span*, as a PDF text string in hexadecimal form, any script, nothing to escape.

    Raises ContentError when it is longer than a string may be.
    """
    digits = utf16(text)
    held(text, len(digits) // 2 + 2, span)
    return f"<FEFF{digits}>"


def held(text: str, size: int, span: Span | None = None) -> None:
    """Hold *text*, of *size* bytes in the file, to what a string may hold (ISO 32000-1 annex C, ISO 19005-2 §6.1.13).

    Raises ContentError when it is longer. A reader may cut it, and what an author wrote is not ours to cut.
    """
    if size > _LONGEST:
        raise ContentError([diagnostic("E656", span, text=text[:20], count=len(text), most=_SAFE)])


def ascii_string(text: str) -> str:
    """ASCII *text* as a literal PDF string.

    Raises UnicodeEncodeError when *text* is not ASCII.
    """
    plain = text.encode("ascii").decode("ascii")
    return "(" + plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
