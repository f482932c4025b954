"""Where a paragraph may break and at what price (T13–T17).

Joint *j* lies between clusters *j − 1* and *j*; joints 0 and n are the paragraph's ends.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.lines import patterns
from newsletter.lines.hyphens import points
from newsletter.lines.joints import CLOSED, FORBIDDEN, table
from newsletter.lines.phrases import INSIDE_WORD, inside_words
from newsletter.lines.segmenters import inside_phrases, segmenter
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from newsletter.flow.style import ParagraphStyle
    from newsletter.shaping.text import ShapedText

_GAPS = frozenset((Class.SPACE, Class.IDSPACE, Class.ZW))
_NOTE_SIZE = 0.85  # raised runs smaller than this share of the text are note marks


@dataclass(frozen=True, slots=True)
class Joints:
    """By joint: `flags` as in `joints`, n + 1 of them; `penalties` holds only those that are not 0.

    `classes` are the clusters' classes with raised figures turned into note marks. `stops` are the
    joints of a heading that lie behind a mark that ends a clause. At `hyphens` a line may end, too, with
    a hyphen that is not in the text.
    """

    classes: list[int]
    flags: list[int]
    penalties: dict[int, int]
    stops: frozenset[int] = frozenset()
    hyphens: frozenset[int] = frozenset()

    def may_break(self, joint: int) -> bool:
        """Whether a line may end at *joint*."""
        return not self.flags[joint] & FORBIDDEN


def joints(text: ShapedText, style: ParagraphStyle, *, hyphenate: bool = False) -> Joints:
    """The joints of one paragraph at the style's kinsoku level; *hyphenate* asks a dictionary for its words."""
    classes = _with_notes(text, style)
    rows = table(style.kinsoku)
    shut = FORBIDDEN | CLOSED
    flags = [shut, *[rows[a][b] for a, b in pairwise(classes)], shut]
    _keep_all(text, classes, flags)
    penalties: dict[int, int] = {}
    present = set(classes)
    at = _Places(text)
    # Figures that stand upright in a vertical line are classed like symbols.
    digits = Class.DIGIT in present or text.vertical
    if digits:
        _shut_units(text, flags, at)
    if Class.LATIN in present:
        _open_words(text, flags, penalties, at)
    for offset, penalty in patterns.keeps(text.text, digits=digits):
        joint = at.joint(offset)
        penalties[joint] = max(penalty, penalties.get(joint, 0))
    if style.balance:
        _keep_words(text, style, penalties, at)
    _shut_labels(text, classes, flags, at)
    if Class.OP in present:
        _after_open(classes, flags)
    _shut_runs(text, flags)
    for ruby in text.rubies:
        for joint in range(ruby.start + 1, ruby.stop):
            flags[joint] |= shut
    stops = frozenset(map(at.joint, patterns.stops(text.text))) if style.balance else frozenset()
    hyphens = frozenset(points(text, classes, words=hyphenate)) if Class.LATIN in present else frozenset()
    return Joints(classes, flags, penalties, stops, hyphens)


def whole_joints(found: Joints) -> Joints:
    """The same joints with every break forbidden but the forced ones (T22)."""
    return Joints(found.classes, [flag | FORBIDDEN for flag in found.flags], {})


class _Places:
    """Text offsets as joints; the two are equal where every cluster is one character."""

    def __init__(self, text: ShapedText) -> None:
        self._starts = None if len(text.text) == len(text) else {s: j for j, s in enumerate(text.starts)}

    def joint(self, offset: int) -> int:
        """The joint at *offset*, 0 when it lies inside a cluster."""
        return offset if self._starts is None else self._starts.get(offset, 0)


def _with_notes(text: ShapedText, style: ParagraphStyle) -> list[int]:
    classes = list(text.classes)
    for run in text.runs:
        if run.style.rise > 0 and run.style.size < _NOTE_SIZE * style.size:
            classes[run.start : run.stop] = [Class.NM] * (run.stop - run.start)
    return classes


def _keep_all(text: ShapedText, classes: list[int], flags: list[int]) -> None:
    """Korean breaks at its spaces only."""
    for run in text.runs:
        if run.style.lang.startswith("ko"):
            for joint in range(run.start + 1, run.stop):
                if classes[joint - 1] not in _GAPS:
                    flags[joint] |= FORBIDDEN


def _shut_units(text: ShapedText, flags: list[int], at: _Places) -> None:
    """Hold figures together with their marks, units and date words, spaced or not (T15 c–f)."""
    shut = FORBIDDEN | CLOSED
    for first, last in patterns.units(text.text):
        for offset in range(first + 1, last):
            flags[at.joint(offset)] |= shut


def _open_words(text: ShapedText, flags: list[int], penalties: dict[int, int], at: _Places) -> None:
    """Let compounds break after their hyphen, and addresses at their marks (T17, T19)."""
    for offset in patterns.compounds(text.text):
        flags[at.joint(offset)] &= ~FORBIDDEN
        hyphen = text.text[offset - 1] == "-"
        penalties[at.joint(offset)] = patterns.TYPED_HYPHEN if hyphen else patterns.LINK
    for offset, penalty in patterns.links(text.text):
        joint = at.joint(offset)
        if joint:
            flags[joint] &= ~FORBIDDEN
            penalties[joint] = penalty


def _keep_words(text: ShapedText, style: ParagraphStyle, penalties: dict[int, int], at: _Places) -> None:
    """Let the words of headings stay whole where they can, counted things among them (T16)."""
    for joint, penalty in penalties.items():
        if penalty >= patterns.TITLE:
            penalties[joint] = max(penalty, INSIDE_WORD)
    part = segmenter(style.phrases) if style.phrases and text.runs else None
    words = inside_phrases(text.text, text.runs[0].style.lang, part) if part else inside_words(text.text)
    for offset in (*words, *patterns.title_keeps(text.text)):
        penalties[at.joint(offset)] = INSIDE_WORD


def _shut_labels(text: ShapedText, classes: list[int], flags: list[int], at: _Places) -> None:
    """Hold a list label and the first character after it together (T15 k)."""
    for offset in patterns.labels(text.text):
        joint = label = at.joint(offset)
        while label > 1 and classes[label - 1] in {Class.SPACE, Class.IDSPACE}:
            label -= 1
        if 0 < joint < len(classes) and classes[label - 1] != Class.NM:
            flags[joint] |= FORBIDDEN if label == joint else FORBIDDEN | CLOSED


def _after_open(classes: list[int], flags: list[int]) -> None:
    """Forbid a break after the spaces that follow an opening mark."""
    for joint in range(2, len(classes)):
        if classes[joint - 1] == Class.SPACE and classes[joint - 2] == Class.OP:
            flags[joint] |= FORBIDDEN


def _shut_runs(text: ShapedText, flags: list[int]) -> None:
    """Hold runs together that ask for it, and a drawn label with the first character after it (T15 j, k)."""
    shut = FORBIDDEN | CLOSED
    goes_on = False
    for run in text.runs:
        if run.nobreak:
            for joint in range(run.start + (not goes_on), run.stop):
                flags[joint] |= shut
        if run.initial:
            flags[run.stop] = shut
        goes_on = run.nobreak
    for run in takewhile(lambda run: run.drawn, text.runs):
        for joint in range(run.start + 1, run.stop + 1):
            flags[joint] |= FORBIDDEN
