"""Slips of the keyboard that are certain when a line is seen: full-width colon and space, tab, missing space."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.source.lines import Mend
from newsletter.source.repair import in_quotes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsletter.basics.diagnostic import Value
    from newsletter.source.lines import Lines

_WIDE_COLON = re.compile(r"([ \t\u3000]*(?:-\s+)*[A-Za-z][\w-]*)\s*：\s*")
_NO_SPACE = re.compile(r"([ \t]*(?:-\s+)*[A-Za-z][\w-]*):(?=[^\s/])")
_DASH_TAB = re.compile(r"( *(?:- +)*-)[ \t]*\t[ \t]*(?=\S)")
_INDENT = re.compile(r"[ \t\u3000]*")
_ENTRY = re.compile(r"\s*(?:-\s+)*[^\s:#\"'\[{][^:#]*:(?:\s|$)")
_STRUCTURE = re.compile(r"\s*(?:-\s+)*(?:[^\s:#\"'\[{][^:#]*?:\s+)?")
_DASHES = re.compile(r"\s*(?:-\s+)*")
_FAR = 12


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault at a place of the parsed lines, and the lines that would be right."""

    code: str
    line: int
    column: int
    end: int | None = None
    mends: tuple[Mend, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)


def slip_near(source: Lines, line: int) -> Slip | None:
    """The slip on *line*, or on one of those above that would run on into it."""
    for number in range(line, max(0, line - _FAR), -1):
        text = source.text(number)
        for find in _FINDERS:
            slip = find(source, number)
            if slip is not None:
                return slip
        if number < line and _ENTRY.match(text):
            return None
    return None


def wide_colon(source: Lines, line: int) -> Slip | None:
    """A key on *line* that is followed by a full-width colon."""
    match = _WIDE_COLON.match(source.text(line))
    if match is None:
        return None
    text = source.text(line)
    column = text.index("：") + 1
    new = f"{match[1]}: {text[match.end() :]}".rstrip()
    shift = len(match[1]) + 2 - match.end()
    return Slip("E111", line, column, column + 1, (Mend(line, new, len(match[1]) + 2, shift),))


def indentation(source: Lines, line: int) -> Slip | None:
    """A tab or a full-width space before what stands on *line*."""
    text = source.text(line)
    blank = _INDENT.match(text)
    lead = blank[0] if blank else ""
    if not lead.strip(" ") or lead == text:
        return None
    spaces = " " * _depth(source, line, lead)
    code = "E112" if "\t" in lead else "E113"
    first = len(lead) - len(lead.lstrip(" ")) + 1
    mend = Mend(line, spaces + text[len(lead) :], len(spaces), len(spaces) - len(lead))
    return Slip(code, line, first, len(lead) + 1, (mend,))


def dash_tab(source: Lines, line: int) -> Slip | None:
    """A tab behind the dash of a list on *line*."""
    text = source.text(line)
    match = _DASH_TAB.match(text)
    if match is None:
        return None
    new = f"{match[1]} {text[match.end() :]}"
    mend = Mend(line, new, len(match[1]) + 1, len(match[1]) + 1 - match.end())
    return Slip("E112", line, len(match[1]) + 1, match.end() + 1, (mend,))


def no_space(source: Lines, line: int) -> Slip | None:
    """A key on *line* whose colon touches its value."""
    text = source.text(line)
    match = _NO_SPACE.match(text)
    if match is None:
        return None
    column = match.end()
    new = f"{match[0]} {text[match.end() :]}"
    return Slip("E173", line, column, column + 1, (Mend(line, new, column, 1),))


def mended_value(source: Lines, line: int, column: int) -> tuple[Mend, ...]:
    """The value that begins at *column* in quotation marks, down to its last line."""
    text = source.text(line).rstrip()
    last = _last_line(source, line)
    if last == line:
        value = _unquoted(text[column - 1 :])
        return (Mend(line, text[: column - 1] + in_quotes(value), column, 1),)
    lines = [source.text(number).rstrip() for number in range(line, last + 1)]
    lines[0] = text[column - 1 :]
    whole = in_quotes("\n".join(lines)).split("\n")
    whole[0] = text[: column - 1] + whole[0]
    return tuple(
        Mend(line + index, new, column if index == 0 else len(new), 1 if index == 0 else 0)
        for index, new in enumerate(whole)
    )


def _unquoted(value: str) -> str:
    """The value without the quotation marks that stand round all of it."""
    around = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if around else value


def _last_line(source: Lines, line: int) -> int:
    """The last of the lines that run on from *line*: set in further than its key or dash."""
    text = source.text(line)
    structure = _STRUCTURE.match(text)
    key = structure[0].rstrip().rstrip(":-").rstrip() if structure else ""
    base = len(key) - len(key.lstrip(" -")) if key.strip(" -") else len(text) - len(text.lstrip())
    last = line
    for number in range(line + 1, len(source.lines) + 1):
        following = source.text(number)
        depth = len(following) - len(following.lstrip())
        if (
            not following.strip()
            or depth <= base
            or _ENTRY.match(following)
            or following.lstrip().startswith("- ")
        ):
            break
        last = number
    return last


def _depth(source: Lines, line: int, lead: str) -> int:
    """How many spaces the tabs and full-width spaces of *lead* were meant to be: as deep as a line above."""
    marks = sum(mark != " " for mark in lead)
    spaces = len(lead) - marks
    dashed = source.text(line)[len(lead) :].startswith("- ")
    fitting = _depths(source, line, dashed=dashed)
    widths = (spaces + marks * width for width in (2, 4, 8, 1))
    return next((width for width in widths if width in fitting), spaces + 2 * marks)


def _depths(source: Lines, line: int, *, dashed: bool) -> set[int]:
    """The depths at which *line* could stand: those of the keys (or dashes) above that are still open."""
    found: set[int] = set()
    least, nearest = 1 << 30, True
    for number in range(line - 1, 0, -1):
        text = source.text(number)
        if not text.strip():
            continue
        dashes = [match.start() for match in re.finditer(r"(?<![^ ])-(?= )", _DASHES.match(text)[0])]  # type: ignore[index]
        key = len(_DASHES.match(text)[0])  # type: ignore[index]
        if nearest and text.rstrip().endswith((":", "|", ">")):
            found |= {key, key + 2} if dashed else {key + 2}
        nearest = False
        if min([*dashes, key]) < least:
            found |= set(dashes) if dashed else {key}
            least = min([*dashes, key])
        if least == 0:
            break
    return found


_FINDERS: tuple[Callable[[Lines, int], Slip | None], ...] = (indentation, dash_tab, wide_colon, no_space)
