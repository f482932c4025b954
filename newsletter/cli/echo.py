"""Foreign text made fit for a terminal: nothing hidden, nothing that acts, widths in columns."""

from __future__ import annotations

import unicodedata

COLUMNS = 120

# Shown by number: controls, formats (bidi, zero width), surrogates, private use, unassigned, line ends.
_NUMBERED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Letters and marks that draw nothing: joiner, fillers, a blank braille cell.
_BLANK = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"}


def clean(text: str) -> str:
    """*text* with every control, bidi and invisible character as `U+XXXX`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def width(text: str) -> int:
    """The columns that *text* takes on a terminal: two for a wide character, none for a combining mark."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def shorten(text: str, columns: int = COLUMNS) -> str:
    """*text* cleaned and cut to *columns*, with `…` where it was cut."""
    shown = clean(text)
    return shown if width(shown) <= columns else _fit(shown, columns - 1) + "…"


def window(line: str, start: int, end: int, columns: int = COLUMNS) -> tuple[str, int, int]:
    """The part of a source line that shows the characters *start* to *end* (counted from 0).

    Gives the text cleaned and at most *columns* wide, the columns of blank before the carets, and
    the carets' number. A cut end shows `…`; of a long line both sides of the place are kept in view.
    """
    before, marked, after = clean(line[:start]), clean(line[start:end]), clean(line[end:])
    if width(before) + width(marked) + width(after) > columns:
        marked = shorten(marked, columns - 2)
        room = columns - width(marked)
        lead = min(width(before), max(room // 2, room - width(after)))
        if width(before) > lead:
            before = "…" + _fit(before, lead - 1, from_end=True)
        after = shorten(after, room - lead)
    return before + marked + after, width(before), max(1, width(marked))


def _fit(text: str, columns: int, *, from_end: bool = False) -> str:
    """As many characters of the beginning (or end) as fit."""
    kept: list[str] = []
    for char in reversed(text) if from_end else text:
        columns -= _columns(char)
        if columns < 0:
            break
        kept.append(char)
    return "".join(reversed(kept) if from_end else kept)


def _shown(char: str) -> str:
    hidden = unicodedata.category(char) in _NUMBERED or char in _BLANK or _is_selector(char)
    return f"U+{ord(char):04X}" if hidden else char


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
