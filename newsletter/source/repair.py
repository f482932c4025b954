"""Corrected source lines, for messages and for reading on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsletter.basics.span import Span


def replaced(span: Span, text: str) -> str:
    """The line of *span* with *text* in its place."""
    line = span.text
    return line[: span.column - 1] + text + line[span.end - 1 :]


def quoted(span: Span) -> str:
    """The line of *span* with all from its start on in quotation marks."""
    line = span.text.rstrip()
    return line[: span.column - 1] + in_quotes(line[span.column - 1 :])


def narrowed(span: Span) -> str | None:
    """The line of *span* with full-width commas in it as ordinary ones; None when there are none."""
    text = span.text[span.column - 1 : span.end - 1]
    return replaced(span, text.replace("，", ", ")) if "，" in text else None


def in_quotes(text: str) -> str:
    """*text* as a quoted YAML text, in the marks that need the least change."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
