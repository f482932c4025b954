"""A paragraph as boxes and glue in prefix sums, so that any line's width is two look-ups (T35, T73).

Lengths are whole thousandths of a point (T74). The blank of marks, word spaces, Han–Latin gaps and
tracking are the glue of a joint and vanish where a line breaks, so no line edge needs a rule (T27).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.style import Interpunct, Punctuation
from newsletter.lines import hyphens, ruby, tiers
from newsletter.lines.joints import AUTO, CLOSED, FORBIDDEN
from newsletter.lines.marks import Marks
from newsletter.lines.whole_ems import fill_ems
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from newsletter.flow.style import ParagraphStyle
    from newsletter.lines.opportunities import Joints
    from newsletter.shaping.text import ShapedText

UNIT = 1000  # to the point

_BLANKS = frozenset((Class.SPACE, Class.IDSPACE))
_LINED = frozenset((Class.SPACE, Class.IDSPACE, Class.ZW))
_WORD = frozenset((Class.LATIN, Class.DIGIT))
_HANS = frozenset((Class.HAN, Class.IT))
_NAMES = _HANS | _WORD
_LETTERS = frozenset((Class.LATIN,))
_KERNED = frozenset((Class.LATIN, Class.DIGIT, Class.LATIN_MARK, Class.HY, Class.SL))
_FIGURES = frozenset((Class.DIGIT, Class.PRE))
_NARROW = 0.8  # a sign before a number is spaced from Han unless it fills its em
_COUNTED = frozenset((Class.HAN, Class.IT, Class.LATIN, Class.DIGIT, Class.SYM))


@dataclass(frozen=True, slots=True)
class Items:
    """A paragraph on one endless line, by joint *j* (see `opportunities`).

    `ends[j]` is where a line ends that ends there, `starts[j]` where the box after it begins. `shrink` (one list for each tier), `word` and `auto` are prefix sums of what the joints before *j*
    can give or take, `open` counts the joints that take a gap, `counted` the characters that keep a last
    line from being an orphan (T20). A line from *a* to *b* holds the joints from *a + 1* to *b − 1*.
    `trimmed` says whether marks have their blank as glue. `insets` is the blank inside a box before its glyph,
    by cluster; `past` by joint what a line that ends there has less than its boxes, a hanging mark (T28), or
    more, a hyphen (T19).
    """

    em: int
    joints: Joints
    glue: list[int]
    ends: list[int]
    starts: list[int]
    shrink: tuple[list[int], ...]
    give: list[int]
    word: list[int]
    auto: list[int]
    open: list[int]
    counted: list[int]
    trimmed: bool
    insets: dict[int, int]
    past: dict[int, int]

    def natural(self, start: int, end: int) -> int:
        """The natural width of the line between two joints."""
        return self.ends[end] - self.starts[start]

    def shrink_tiers(self, start: int, end: int) -> list[int]:
        """What each tier of the line can give."""
        return [tier[end] - tier[start + 1] for tier in self.shrink] if end > start else [0] * 6


def build(text: ShapedText, style: ParagraphStyle, joints: Joints) -> Items:
    """The items of one paragraph."""
    return _Builder(text, style, joints).items()


class _Builder:
    """The columns of one paragraph while its joints are filled in."""

    def __init__(self, text: ShapedText, style: ParagraphStyle, joints: Joints) -> None:
        count = len(text)
        self.text, self.style, self.joints = text, style, joints
        self.classes = joints.classes
        self.boxes = [int(advance * UNIT + 0.5) for advance in text.advances]
        self.glue = [0] * (count + 1)
        self.caps: dict[int, list[int]] = {}
        self.word = [0] * (count + 1)
        self.auto = [0] * (count + 1)
        self.insets: dict[int, int] = {}
        self.past: dict[int, int] = {}
        self.gaps: dict[int, int] = {}
        self.em = int(style.size * UNIT + 0.5)
        self.sizes = [int(run.style.size * UNIT + 0.5) for run in text.runs]

    def items(self) -> Items:
        """Fill glue and tiers, then sum them."""
        blanks = [j for j, kind in enumerate(self.classes, 1) if kind in _BLANKS]
        for joint in blanks:
            self._blank(joint)
        if self.style.punctuation is not Punctuation.PLAIN:
            self._marks()
            if self.style.interpunct is Interpunct.FULL:
                self._interpuncts()
        self._autospace()
        self._tracking()
        if Class.LATIN in self.classes:
            self._kerning()
        for joint in self.joints.hyphens:
            self.past[joint] = int(hyphens.width(self.text.runs[self.text.run_of[joint - 1]]) * UNIT)
        if self.text.rubies:
            self.insets = ruby.open_words(self.text, self.boxes, self.glue)
        return self._summed()

    def _summed(self) -> Items:
        joints, glue = self.joints, self.glue
        ends = list(
            accumulate([box + blank for box, blank in zip(self.boxes, glue, strict=False)], initial=0)
        )
        starts = [end + blank for end, blank in zip(ends, glue, strict=True)]
        for joint, amount in self.past.items():
            ends[joint] += amount
        empty = [0] * (len(glue) + 1)
        shrink = tuple(
            list(accumulate(self.caps[tier], initial=0)) if tier in self.caps else empty for tier in range(6)
        )
        used = [shrink[tier] for tier in sorted(self.caps)]
        return Items(
            em=self.em,
            joints=joints,
            glue=glue,
            ends=ends,
            starts=starts,
            shrink=shrink,
            give=[sum(parts) for parts in zip(*used, strict=True)] if used else empty,
            word=list(accumulate(self.word, initial=0)) if any(self.word) else empty,
            auto=list(accumulate(self.auto, initial=0)) if any(self.auto) else empty,
            open=list(accumulate([1 - (flag >> 1 & 1) for flag in joints.flags], initial=0)),
            counted=list(accumulate([kind in _COUNTED for kind in self.classes], initial=0)),
            trimmed=self.style.punctuation is not Punctuation.PLAIN,
            insets=self.insets,
            past=self.past,
        )

    def _give(self, tier: int, joint: int, amount: int) -> None:
        if amount > 0:
            if tier not in self.caps:
                self.caps[tier] = [0] * len(self.glue)
            self.caps[tier][joint] += amount

    def _size(self, joint: int) -> int:
        """The smaller size of the two clusters at *joint* (T39)."""
        run_of = self.text.run_of
        return min(self.sizes[run_of[joint - 1]], self.sizes[run_of[joint]])

    def _after_blanks(self, joint: int) -> int:
        """The joint that takes the glue of *joint*: past the spaces that follow, if any do.

        So the blank of a mark before a space vanishes with the space at a line's end.
        """
        classes = self.classes
        while joint < len(classes) and classes[joint] in _LINED:
            joint += 1
        return joint

    # spaces

    def _blank(self, joint: int) -> None:
        """Turn the space before *joint* into glue after the last space of its row."""
        space = joint - 1
        width, self.boxes[space] = self.boxes[space], 0
        target = self._after_blanks(joint)
        if self.classes[space] == Class.IDSPACE:
            self.glue[target] += width
            return
        first = space
        while first and self.classes[first - 1] == Class.SPACE:
            first -= 1
        if self._is_gap(first, target):
            if first == space:
                self._gap(target, width)
            return
        self.glue[target] += width
        if self.joints.flags[target] & CLOSED:
            return
        em = self.sizes[self.text.run_of[space]]
        least = max(int(tiers.WORD_LEAST * em), int(tiers.WORD_LEAST_SHARE * width))
        self._give(tiers.WORD, target, width - least)
        self.word[target] += max(0, int(tiers.WORD_MOST * em) - width)

    def _is_gap(self, first: int, target: int) -> bool:
        """Whether the spaces from cluster *first* stand between Han and Latin (T38)."""
        if not first or target >= len(self.classes) or self.style.autospace <= 0:
            return False
        before, after = self.classes[first - 1], self.classes[target]
        words = _WORD if self.style.autospace_digits else _LETTERS
        return (before in _HANS and after in words) or (before in words and after in _HANS)

    def _gap(self, joint: int, typed: int = 0) -> None:
        """A Han–Latin gap at *joint*, in the place of a space *typed* units wide."""
        size = min(self._size(joint), self._size(joint - 1)) if typed else self._size(joint)
        width = int(self.style.autospace * size)
        self.glue[joint] += width
        self.gaps[joint] = width
        self._give(tiers.JOINT, joint, int(width * (1 - tiers.JOINT_LEAST_SHARE)))
        if not self.joints.flags[joint] & CLOSED:
            self.auto[joint] += int(width * (tiers.JOINT_MOST_SHARE - 1))

    def _autospace(self) -> None:
        if self.style.autospace <= 0:
            return
        for joint in [j for j, flag in enumerate(self.joints.flags) if flag & AUTO]:
            if not self.style.autospace_digits and self._is_figure(joint):
                continue
            if Class.PRE not in self.classes[joint : joint + 1] or self._is_narrow(joint):
                self._gap(joint)
        if self.style.on_grid:
            fill_ems(self.classes, (self.boxes, self.glue), self.gaps, self.em)

    def _is_figure(self, joint: int) -> bool:
        """Whether a figure, or its sign, stands at *joint* (T40)."""
        return not _FIGURES.isdisjoint(self.classes[joint - 1 : joint + 1])

    def _is_narrow(self, cluster: int) -> bool:
        return self.boxes[cluster] < _NARROW * self.sizes[self.text.run_of[cluster]]

    def _tracking(self) -> None:
        for run in self.text.runs:
            tracking = round(run.style.tracking * UNIT)
            if not tracking:
                continue
            for joint in range(run.start + 1, run.stop + 1):
                target = self._after_blanks(joint)
                self.glue[target] += tracking

    def _kerning(self) -> None:
        """Where a line may end inside Latin, its last letter is not moved by the next line's first."""
        text, flags = self.text, self.joints.flags
        for joint in range(1, len(self.classes)):
            if self.classes[joint - 1] not in _KERNED or self.classes[joint] not in _KERNED:
                continue
            if flags[joint] & FORBIDDEN and joint not in self.joints.hyphens:
                continue
            kern = self._kern(joint - 1) if text.run_of[joint - 1] == text.run_of[joint] else 0
            self.boxes[joint - 1] -= kern
            self.glue[joint] += kern

    def _kern(self, cluster: int) -> int:
        """By how much a cluster's one glyph is wider than the face has it, in units."""
        text, run = self.text, self.text.runs[self.text.run_of[cluster]]
        first, last = text.glyph_starts[cluster], text.glyph_starts[cluster + 1]
        if last - first != 1 or run.style.figures or run.turned:
            return 0
        return int((text.advances[cluster] - run.face.advance(text.gids[first]) * run.style.size) * UNIT)

    # marks

    def _marks(self) -> None:
        """Give every joint beside a mark the blank that adjacent marks leave there (T25, T29)."""
        text, marks = self.text, Marks(self.text, self.style, self.classes)
        pairs = zip((0, *text.trail), (*text.lead, 0), strict=True)
        for joint, (trail, lead) in enumerate(pairs):
            if not trail and not lead:
                continue
            trail_units, lead_units = int(trail * UNIT + 0.5), int(lead * UNIT + 0.5)
            if joint:
                self.boxes[joint - 1] -= trail_units
            if joint < len(self.boxes):
                self.boxes[joint] -= lead_units
            if 0 < joint < len(self.boxes) and self.style.punctuation is not Punctuation.BANJIAO:
                self._meet(marks, joint, trail_units, lead_units)
            if joint and marks.hangs and marks.hung(joint - 1):
                self.past[self._after_blanks(joint)] = -self.boxes[joint - 1]

    def _meet(self, marks: Marks, joint: int, trail: int, lead: int) -> None:
        """The glue between two clusters of which one is a mark, and the tier that may take it."""
        left = marks.left(joint, trail, lead)
        if not left:
            return
        target = self._after_blanks(joint)
        self.glue[target] += left
        shut = target != joint and self.joints.flags[target] & CLOSED  # a label's space, with its mark
        if self.style.punctuation is Punctuation.KAIMING and not shut:
            tier, least = marks.tier(joint, trail)
            self._give(tier, target, left - least)

    def _interpuncts(self) -> None:
        """A quarter of an em on both sides of · among words, where the style wants a whole em (T23)."""
        for cluster, kind in enumerate(self.classes):
            if kind != Class.IP or self.text.lead[cluster] or self.text.trail[cluster]:
                continue
            quarter = self.sizes[self.text.run_of[cluster]] // 4
            for joint, beside in ((cluster, cluster - 1), (cluster + 1, cluster + 1)):
                if 0 <= beside < len(self.classes) and self.classes[beside] in _NAMES:
                    self.glue[joint] += quarter
                    if self.style.punctuation is Punctuation.KAIMING:
                        self._give(tiers.INTERPUNCT, joint, quarter)
