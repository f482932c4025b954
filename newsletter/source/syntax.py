"""What the parser refuses, in the author's words: the true place, the reason, and the line as it should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.value import dataclass
from newsletter.source.lines import Mend
from newsletter.source.slips import Slip, mended_value, slip_near

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.source.lines import Lines

    Place = tuple[int, int]

_ENTRY = re.compile(r"(\s*(?:-\s+)*)([^\s:#\"'\[{][^:#]*?):\s+(?=\S)")
_DASHES = re.compile(r"\s*(?:-\s+)*")
_OPENERS = re.compile(r"(?:[:\-,\[{]\s+|^\s*)$")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{0,2}|u[0-9A-Fa-f]{0,4}|U[0-9A-Fa-f]{0,8}|.)")
_BLOCK_HEAD = re.compile(r"[:\-]\s+[|>][-+\d]*\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal of the parser: its words, the place, and where what it was reading began."""

    problem: str
    at: Place
    since: Place | None


def refusal(error: yaml.MarkedYAMLError) -> Refusal:
    """The parser's own error as lines and columns from 1."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    since = (context.line + 1, context.column + 1) if context else None
    return Refusal(str(error.problem or error.context or ""), at, since)


def explain(refused: Refusal, source: Lines) -> tuple[Diagnostic, tuple[Mend, ...]]:
    """What is wrong, and the lines to put in place to read on (none where that would be a guess)."""
    for pattern, explainer in _TABLE:
        if re.search(pattern, refused.problem):
            found = explainer(refused, source)
            if found is not None:
                return told(found, source)
    return diagnostic("E110", source.span(*refused.at)), ()


def told(slip: Slip, source: Lines) -> tuple[Diagnostic, tuple[Mend, ...]]:
    """A slip as a diagnostic that shows the mended lines."""
    fix = "\n".join(mend.text for mend in slip.mends) or None
    span = source.span(slip.line, slip.column, slip.end)
    return diagnostic(slip.code, span, fix=fix, **slip.values), slip.mends


def _values(refused: Refusal, source: Lines) -> Slip | None:
    """A colon where no value may stand: in a text, below a slip, or on a line set in too far."""
    line, column = refused.at
    text = source.text(line)
    entry = _ENTRY.match(text)
    if entry and entry.end() < column - 1 and entry.end() < len(text):
        prose = " " in entry[2].strip() or not entry[2].isascii()
        start = entry.end(1) if prose else entry.end()
        return Slip("E115", line, column, column + 1, mended_value(source, line, start + 1))
    slip = slip_near(source, line)
    if slip is not None:
        return slip
    return Slip("E125", line, _DASHES.match(text).end() + 1, column)  # type: ignore[union-attr]


def _key(refused: Refusal, source: Lines) -> Slip | None:
    """A line among keys that has no colon."""
    line, column = refused.since or refused.at
    slip = slip_near(source, line)
    if slip is not None:
        return slip
    above = next((source.text(n) for n in range(line - 1, 0, -1) if source.text(n).strip()), "")
    code = "E174" if _BLOCK_HEAD.search(above) else "E172"
    return Slip(code, line, column)


def _start(refused: Refusal, source: Lines) -> Slip | None:
    """A text that begins with a mark that YAML keeps for itself."""
    line, column = refused.since if refused.since and refused.since[0] == refused.at[0] else refused.at
    text = source.text(line)
    mark = text[column - 1 : column] or text.strip()[:1]
    if not mark:
        return None
    if mark == "\t":
        return slip_near(source, line)
    shown = mark * 2 if text[column - 1 :].startswith(mark * 2) else mark
    values = {"mark": shown}
    return Slip("E114", line, column, column + len(shown), mended_value(source, line, column), values)


def _content(refused: Refusal, source: Lines) -> Slip | None:
    """A mark where a value should begin, or the end of a file inside a bracket."""
    if source.text(refused.at[0]).strip():
        return _start(refused, source)
    for line in range(min(refused.at[0], len(source.lines)), 0, -1):
        column = max(source.text(line).rfind("["), source.text(line).rfind("{"))
        if column >= 0:
            return Slip("E123", line, column + 1, column + 2, (), {"mark": source.text(line)[column]})
    return None


def _after(refused: Refusal, source: Lines) -> Slip | None:
    """Something behind a whole value, or a line whose depth fits nothing."""
    line, column = refused.at
    text = source.text(line)
    before = text[: column - 1].rstrip()
    if not before.strip():
        return _depth(refused, source)
    start = _value_start(text)
    mark = text[start : start + 1]
    if before[-1] in "\"'" and _OPENERS.search(before[:-1]):
        unclosed = _unclosed(source, line, before[-1])
        if unclosed is not None:
            return unclosed
    if mark in {"[", "{"}:
        mends = mended_value(source, line, start + 1)
        return Slip("E114", line, start + 1, start + 2, mends, {"mark": mark})
    if mark in {'"', "'"}:
        return Slip("E127", line, column, None, mended_value(source, line, start + 1), {"mark": mark})
    return slip_near(source, line)


def _depth(refused: Refusal, source: Lines) -> Slip:
    line, column = refused.at
    slip = slip_near(source, line)
    if slip is not None:
        return slip
    dashed = source.text(line).lstrip().startswith("- ")
    wants_dash = "'-'" in refused.problem or "block collection" in refused.problem
    level = refused.since is not None and refused.since[1] == column
    return Slip("E175" if level and dashed != wants_dash else "E125", line, column)


def _value_start(text: str) -> int:
    """Where the value of the line's entry begins, counted from 0."""
    entry = _ENTRY.match(text)
    return entry.end() if entry else _DASHES.match(text).end()  # type: ignore[union-attr]


def _unclosed(source: Lines, line: int, mark: str) -> Slip | None:
    """The value above that opens a quotation mark and does not close it."""
    for number in range(line - 1, 0, -1):
        text = source.text(number)
        start = _value_start(text)
        if text[start : start + 1] == mark and text.count(mark, start) % 2:
            return _closed(source, number, start + 1)
    return None


def _closed(source: Lines, line: int, column: int) -> Slip:
    """The line with its quotation mark closed at the end."""
    text = source.text(line).rstrip()
    mark = text[column - 1]
    return Slip("E119", line, column, column + 1, (Mend(line, text + mark, len(text), 0),))


def _end(refused: Refusal, source: Lines) -> Slip | None:
    """The file ends inside a quotation."""
    if refused.since is None or source.text(refused.since[0])[refused.since[1] - 1 :][:1] not in {'"', "'"}:
        return None
    return _closed(source, *refused.since)


def _bracket(refused: Refusal, source: Lines) -> Slip | None:
    """A bracket that is not closed, or a colon in the text inside it."""
    line, column = refused.since or refused.at
    text = source.text(line)
    mark = text[column - 1 : column]
    closing = {"[": "]", "{": "}"}.get(mark)
    if closing is None:
        return None
    if refused.at[0] != line or closing not in text[column:]:
        return Slip("E123", line, column, column + 1, (), {"mark": mark})
    comma = text.find("，", column, refused.at[1])
    if comma >= 0:
        end = text.index(closing, comma)
        new = text[:comma] + text[comma:end].replace("，", ", ") + text[end:]
        return Slip("E179", line, comma + 1, comma + 2, (Mend(line, new, comma + 2, 1),))
    return Slip("E176", *refused.at, values={"mark": mark})


def _escape(refused: Refusal, source: Lines) -> Slip | None:
    """A backslash in double quotation marks before a character that it cannot change."""
    line, column = refused.at
    text = source.text(line)
    escape = _ESCAPE.search(text, max(0, text.rfind("\\", 0, column)))
    if escape is None:
        return None
    column, shown = escape.start() + 1, escape[0]
    start = _value_start(text)
    mends = mended_value(source, line, start + 1) if text[start : start + 1] == '"' else ()
    return Slip("E178", line, column, column + len(shown), mends, {"text": shown})


def _directive(refused: Refusal, source: Lines) -> Slip | None:
    """A line that speaks to the parser."""
    line = refused.at[0]
    return Slip("E177", line, 1) if source.text(line).startswith("%") else None


def _tab(refused: Refusal, source: Lines) -> Slip | None:
    return slip_near(source, refused.at[0])


_TABLE: tuple[tuple[str, Callable[[Refusal, Lines], Slip | None]], ...] = (
    (r"found (a tab character|character '\\t')", _tab),
    (r"mapping values are not allowed", _values),
    (r"could not find expected ':'", _key),
    (r"expected alphabetic or numeric character", _start),
    (r"cannot start any token", _start),
    (r"sequence entries are not allowed", _start),
    (r"expected (a )?comment or (a )?line break", _start),
    (
        r"expected (whitespace or line break|' ', but found)|did not find expected ('!'|tag URI)|undefined tag handle",
        _start,
    ),
    (r"expected (the )?node content", _content),
    (r"expected (key|'-' indicator|<block end>|'?<document start>)", _after),
    (r"unexpected end of stream|unexpected document separator", _end),
    (r"expected ',' or '[]}]'", _bracket),
    (r"unknown escape character|escape sequence of|character escape code|hexdecimal number", _escape),
    (r"directive|incompatible YAML", _directive),
)
