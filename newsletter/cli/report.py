"""Diagnostics in words: one block of lines each for a person, one object each for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Severity
from newsletter.basics.value import dataclass
from newsletter.cli import faults
from newsletter.cli.echo import shorten, width, window
from newsletter.cli.language import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsletter.basics.diagnostic import Diagnostic, Value
    from newsletter.basics.span import Span
    from newsletter.cli.language import Language

SHOWN = 20

# The value that lists the names to choose from, and how many columns of it are shown.
_LIST = "known"
_LISTED = 800
# The values of a finding in a PDF that name things of the file.
_THINGS = frozenset(("what", "found", "space"))

_GRAVITY = tuple(Severity)
_WORDS: dict[Language, dict[Severity, str]] = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"},
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"},
}
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.HINT: "1;36"}
_RULES = {True: ("│", "→"), False: ("|", ">")}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is written: language, whether in colour, whether the stream has more than ASCII."""

    language: Language
    colour: bool = False
    unicode: bool = True

    def painted(self, text: str, severity: Severity) -> str:
        """*text* in the severity's colour, where colour is wanted."""
        return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if self.colour else text


def report(diagnostics: Iterable[Diagnostic], look: Look) -> Iterator[str]:
    """The lines of a report, in order of file and place, each finding once.

    Of more than 20 findings the gravest 20 are shown; the last line counts them all (R2).
    """
    ordered = sorted(faults.merged(diagnostics), key=_place)
    gravest = sorted(ordered, key=lambda d: _GRAVITY.index(d.severity))[:SHOWN]
    for item in ordered:
        if item in gravest:
            yield from finding(item, look)
    if len(ordered) > 1:
        yield _count(ordered, look.language)


def finding(item: Diagnostic, look: Look) -> Iterator[str]:
    """The lines of one finding: place and words, the source line, carets with advice, the mended line."""
    what, advice = worded(item, look.language)
    label = look.painted(f"{_WORDS[look.language][item.severity]}[{item.code}]", item.severity)
    if item.span is None:
        yield f"{label} {what}"
        if item.fault is not None:
            yield from (f"  {line}" for line in faults.told(item.fault, look.language))
        if advice:
            yield f"  {advice}"
        return
    yield f"{_address(item.span)} {label} {what}"
    yield from _excerpt(item, item.span, advice, look)


def record(item: Diagnostic, language: Language) -> dict[str, object]:
    """One finding for `--json`; lines and columns count from 1, `endColumn` is one past the end.

    One in a PDF has its rule and its places besides.
    """
    what, advice = worded(item, language)
    span = item.span
    return {
        "code": item.code,
        "severity": item.severity.value,
        "file": span.file.name if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "endColumn": span.end if span else None,
        "message": what,
        "advice": advice or None,
        "fix": item.fix,
        **(faults.record(item.fault) if item.fault is not None else {}),
    }


def records(diagnostics: Iterable[Diagnostic], language: Language) -> list[dict[str, object]]:
    """All findings for `--json`, sorted as a report is, each once."""
    return [record(item, language) for item in sorted(dict.fromkeys(diagnostics), key=_place)]


def worded(item: Diagnostic, language: Language) -> tuple[str, str]:
    """What is wrong and what to do; values are cleaned, and cut where they are long."""
    values = {name: _echoed(name, value) for name, value in item.values}
    if item.fault is not None:
        for name in _THINGS & values.keys():
            values[name] = faults.spoken(str(values[name]), language)
        values |= faults.words(item.fault, language)
    what, advice = messages(language).get(item.code, (item.code, ""))
    try:
        return what.format(**values), advice.format(**values)
    except (KeyError, ValueError):
        # A finding is never lost over its wording.
        return f"{what} {values}", advice


def _echoed(name: str, value: Value) -> Value:
    """A value fit to be shown. Of a list of names whole ones are left out at its end, if it is very long."""
    if not isinstance(value, str):
        return value
    if name != _LIST:
        return shorten(value)
    shown = shorten(value, _LISTED)
    return shown if not shown.endswith("…") else f"{shown.rpartition(', ')[0]}, …"


def _place(item: Diagnostic) -> tuple[str, int, int, int, str]:
    span = item.span
    gravity = _GRAVITY.index(item.severity)
    return (
        (span.file.name, span.line, span.column, gravity, item.code)
        if span
        else ("", 0, 0, gravity, item.code)
    )


def _address(span: Span) -> str:
    return f"{shorten(span.file.name)}:{span.line}:{span.column}"


def _excerpt(item: Diagnostic, span: Span, advice: str, look: Look) -> Iterator[str]:
    """The source line under its number, carets under the place, and the fix where one is known."""
    bar, arrow = _RULES[look.unicode]
    number = str(span.line)
    blank = " " * width(number)
    text, indent, carets = window(span.text, span.column - 1, span.end - 1)
    yield f"{number} {bar} {text}".rstrip()
    pointer = look.painted("^" * carets, item.severity)
    yield f"{blank} {bar} {' ' * indent}{pointer} {advice}".rstrip()
    if item.fix is not None:
        for line in item.fix.splitlines():
            yield f"{blank} {arrow} {shorten(line)}".rstrip()


def _count(items: Sequence[Diagnostic], language: Language) -> str:
    """How many findings there are of each severity, and how many of them stand above."""
    parts = []
    for severity, word in _WORDS[language].items():
        number = sum(item.severity is severity for item in items)
        if number:
            parts.append(f"{number} 处{word}" if language == "zh" else f"{number} {word}{'s' * (number > 1)}")
    more = len(items) - SHOWN
    if more > 0:
        parts.append(f"另有 {more} 处未列出" if language == "zh" else f"{more} more not shown")
    return ("，" if language == "zh" else ", ").join(parts)
