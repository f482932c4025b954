"""Markup of what stands beside characters: `{卫|wèi}`, `[张三]{.name}`, `~~del~~`, `==mark==`, `[^1]`.

Rules for markdown-it's inline parser, imported by `markup` alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# Stretches `(start, stop)` of the paragraph; a mark with the place where it begins.
Stretches = tuple[tuple[int, int], ...]
Group = tuple[str, int]

DOUBLED = {"~~": "strike", "==": "highlight"}

_ONE = r"(?:[^{}|\\\n]|\\.)"
_RUBY = re.compile(rf"\{{({_ONE}+)((?:\|{_ONE}*)+)\}}")
_READING = re.compile(rf"\|({_ONE}*)")
_CHARACTER = re.compile(r"\\(?=[!-/:-@\[-`{-~])|(.)", re.DOTALL)
_NOTE = re.compile(r"\[\^([0-9]{1,3})\]")
_CLASSES = re.compile(r"\{ *\.[\w-]+(?: *\.[\w-]+)* *\}")
_CLASS = re.compile(r"\.([\w-]+)")


def ruby(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of a rule
    """`{卫健|wèijiàn}`, a word and its reading, or `{卫健|wèi|jiàn}`, a reading for each character."""
    match = _RUBY.match(state.src, state.pos, state.posMax)
    if match is None or not match[1].strip() or not match[2].strip("| "):
        return False
    if not silent:
        token = state.push("ruby", "", 0)
        token.meta = {"parts": _parts(match), "stop": match.end()}
    state.pos = match.end()
    return True


def _parts(match: re.Match[str]) -> list[tuple[Stretches, Stretches]]:
    """The word and its reading, or each character and its own.

    Where there are neither as many readings as characters nor one alone, the word comes without one and
    then an empty part, which is how the author's slip is known.
    """
    text = match.string
    base = _characters(text, *match.span(1))
    found = _READING.finditer(text, *match.span(2))
    readings = [_trimmed(text, _characters(text, *one.span(1))) for one in found]
    if len(readings) == 1:
        return [(base, readings[0])]
    if len(readings) == len(base):
        return [((one,), reading) for one, reading in zip(base, readings, strict=True)]
    return [(base, ()), ((), ())]


def _characters(text: str, start: int, stop: int) -> Stretches:
    """Each character of a part; a backslash that escapes is none."""
    return tuple(one.span(1) for one in _CHARACTER.finditer(text, start, stop) if one[1])


def _trimmed(text: str, characters: Stretches) -> Stretches:
    """The characters of a reading without the spaces round it."""
    kept = [index for index, (at, _) in enumerate(characters) if not text[at].isspace()]
    return characters[kept[0] : kept[-1] + 1] if kept else ()


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803 - the shape of a helper
    """Where the bracket opened at *start* closes, -1 for nowhere.

    Inside the words of a link (*disableNested*) there may be no link, but there may be words under classes.
    """
    kept, level = state.pos, 1
    state.pos = start + 1
    while state.pos < state.posMax:
        at, mark = state.pos, state.src[state.pos]
        level -= mark == "]"
        if not level:
            state.pos, end = kept, state.pos
            return end
        state.md.inline.skipToken(state)
        if mark == "[" and state.pos == at + 1:
            level += 1
        elif mark == "[" and disableNested and state.src.startswith(")", state.pos - 1):
            break
    state.pos = kept
    return -1


def note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of a rule
    """`[^1]`, the mark of a note."""
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("note", "", 0).content = match[1]
    state.pos = match.end()
    return True


def classed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of a rule
    """`[words]{.name .other}`: words under the classes named."""
    if state.src[state.pos] != "[":
        return False
    start, most = state.pos, state.posMax
    end = label_end(state, start)
    match = _CLASSES.match(state.src, end + 1, most) if end > start + 1 else None
    if match is None:
        return False
    if not silent:
        classes = [(one[1], one.start(1)) for one in _CLASS.finditer(match[0])]
        classes = [(name, match.start() + at) for name, at in classes]
        state.pos, state.posMax = start + 1, end
        state.push("classes_open", "", 1).meta = {"classes": classes}
        state.md.inline.tokenize(state)
        state.push("classes_close", "", -1).meta = {"count": len(classes), "stop": match.end()}
    state.pos, state.posMax = match.end(), most
    return True


def doubled(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape of a rule
    """`~~` and `==`, exactly two of them and not between letters or figures, as a delimiter."""
    start, mark = state.pos, state.src[state.pos]
    if silent or mark not in "~=":
        return False
    scanned = state.scanDelims(start, True)  # noqa: FBT003 - the helper's own shape
    if scanned.length < 2:
        return False
    stop = start + scanned.length
    lone = scanned.length == 2 and not _between_letters(state.src, start, stop)
    token = state.push("text", "", 0)
    token.content = state.src[start:stop]
    if lone:
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(mark), 0, place, -1, scanned.can_open, scanned.can_close))
    state.pos = stop
    return True


def _between_letters(text: str, start: int, stop: int) -> bool:
    """Whether ASCII letters or figures stand on both sides, as in `8:00~~12:00` and `a==b`."""
    sides = text[start - 1 : start] if start else "", text[stop : stop + 1]
    return all(side.isascii() and side.isalnum() for side in sides)


def paired(state: StateInline) -> None:
    """Make marks of the delimiters that have found their partners."""
    for delimiters in _delimiters(state):
        for opening in delimiters:
            if opening.marker in {ord("~"), ord("=")} and opening.end >= 0:
                _become(state.tokens[opening.token], "doubled_open")
                _become(state.tokens[delimiters[opening.end].token], "doubled_close")


def _become(token: Token, kind: str) -> None:
    token.type, token.markup, token.content = kind, token.content, ""


def _delimiters(state: StateInline) -> Iterator[list[Delimiter]]:
    """The delimiters outside all nesting, then those inside each."""
    yield state.delimiters
    for meta in state.tokens_meta:
        if meta and "delimiters" in meta:
            yield meta["delimiters"]
