"""Numbers and text as PDF writes them."""

from __future__ import annotations


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


def text_string(text: str) -> str:
    """*text* as a PDF text string in hexadecimal form, any script, nothing to escape."""
    return f"<FEFF{utf16(text)}>"


def ascii_string(text: str) -> str:
    """ASCII *text* as a literal PDF string.

    Raises UnicodeEncodeError when *text* is not ASCII.
    """
    plain = text.encode("ascii").decode("ascii")
    return "(" + plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
