"""A paragraph as boxes and glue in prefix sums, so that any line's width is two look-ups (T35, T73).

Lengths are whole thousandths of a point (T74). The blank of marks, word spaces, Han–Latin gaps and
tracking are the glue of a joint and vanish where a line breaks, so no line edge needs a rule (T27).
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.flow.style import Punctuation
from newsletter.lines import tiers
from newsletter.lines.joints import AUTO, CLOSED
from newsletter.shaping.classes import Class

if TYPE_CHECKING:
    from newsletter.flow.style import ParagraphStyle
    from newsletter.lines.opportunities import Joints
    from newsletter.shaping.text import ShapedText

UNIT = 1000  # to the point
READ_AS_SPACE = 0.09  # em: a gap opened wider than this is a space to some reader of the file (T70)

_BLANKS = frozenset((Class.SPACE, Class.IDSPACE))
_LINED = frozenset((Class.SPACE, Class.IDSPACE, Class.ZW))
_WORD = frozenset((Class.LATIN, Class.DIGIT))
_HANS = frozenset((Class.HAN, Class.IT))
_CLOSERS = frozenset((Class.CL, Class.PS))
_STOPS = frozenset("。．.！？!?‼⁇⁈⁉｡")
_ASKING = frozenset("！？!?")
_NARROW = 0.8  # a sign before a number is spaced from Han unless it fills its em
_COUNTED = frozenset((Class.HAN, Class.IT, Class.LATIN, Class.DIGIT, Class.SYM))


@dataclass(frozen=True, slots=True)
class Items:
    """A paragraph on one endless line, by joint *j* (see `opportunities`).

    `ends[j]` is where the box before the joint ends, `starts[j]` where the one after it begins. `shrink` (one list for each tier), `word` and `auto` are prefix sums of what the joints before *j*
    can give or take, `open` counts the joints that take a gap, `opened` those whose natural glue a reader
    of the file might take for a space or miss as one (T70), `counted` the characters that keep a last
    line from being an orphan (T20). A line from *a* to *b* holds the joints from *a + 1* to *b − 1*.
    `trimmed` says whether marks have their blank as glue.
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
    opened: list[int]
    counted: list[int]
    trimmed: bool

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
        self.opened = [0] * (count + 1)
        self.em = int(style.size * UNIT + 0.5)
        self.sizes = [int(run.style.size * UNIT + 0.5) for run in text.runs]

    def items(self) -> Items:
        """Fill glue and tiers, then sum them."""
        blanks = [j for j, kind in enumerate(self.classes, 1) if kind in _BLANKS]
        for joint in blanks:
            self._blank(joint)
        if self.style.punctuation is not Punctuation.PLAIN:
            self._marks()
        self._autospace()
        self._tracking()
        return self._summed()

    def _summed(self) -> Items:
        joints, glue = self.joints, self.glue
        ends = list(
            accumulate([box + blank for box, blank in zip(self.boxes, glue, strict=False)], initial=0)
        )
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
            starts=[end + blank for end, blank in zip(ends, glue, strict=True)],
            shrink=shrink,
            give=[sum(parts) for parts in zip(*used, strict=True)] if used else empty,
            word=list(accumulate(self.word, initial=0)) if any(self.word) else empty,
            auto=list(accumulate(self.auto, initial=0)) if any(self.auto) else empty,
            open=list(accumulate([1 - (flag >> 1 & 1) for flag in joints.flags], initial=0)),
            opened=list(accumulate(self.opened, initial=0)) if any(self.opened) else empty,
            counted=list(accumulate([kind in _COUNTED for kind in self.classes], initial=0)),
            trimmed=self.style.punctuation is not Punctuation.PLAIN,
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
            else:
                self.opened[target] = 1
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
        return (before in _HANS and after in _WORD) or (before in _WORD and after in _HANS)

    def _gap(self, joint: int, typed: int = 0) -> None:
        """A Han–Latin gap at *joint*, in the place of a space *typed* units wide."""
        size = min(self._size(joint), self._size(joint - 1)) if typed else self._size(joint)
        width = int(self.style.autospace * size)
        self.glue[joint] += width
        if abs(width - typed) >= READ_AS_SPACE * self.em:
            self.opened[joint] = 1
        self._give(tiers.JOINT, joint, int(width * (1 - tiers.JOINT_LEAST_SHARE)))
        if not self.joints.flags[joint] & CLOSED:
            self.auto[joint] += int(width * (tiers.JOINT_MOST_SHARE - 1))

    def _autospace(self) -> None:
        if self.style.autospace <= 0:
            return
        for joint in [j for j, flag in enumerate(self.joints.flags) if flag & AUTO]:
            if Class.PRE not in self.classes[joint : joint + 1] or self._is_narrow(joint):
                self._gap(joint)

    def _is_narrow(self, cluster: int) -> bool:
        return self.boxes[cluster] < _NARROW * self.sizes[self.text.run_of[cluster]]

    def _tracking(self) -> None:
        for run in self.text.runs:
            tracking = round(run.style.tracking * UNIT)
            if not tracking:
                continue
            wide = abs(tracking) >= READ_AS_SPACE * self.em
            for joint in range(run.start + 1, run.stop + 1):
                target = self._after_blanks(joint)
                self.glue[target] += tracking
                self.opened[target] |= wide

    # marks

    def _marks(self) -> None:
        """Give every joint beside a mark the blank that adjacent marks leave there (T25, T29)."""
        text = self.text
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
                self._meet(joint, trail_units, lead_units)

    def _meet(self, joint: int, trail: int, lead: int) -> None:
        """The glue between two clusters of which one is a mark, and the tier that may take it."""
        before, after = self.classes[joint - 1], self.classes[joint]
        left = self._left(joint, trail, lead)
        if not left:
            return
        target = self._after_blanks(joint)
        self.glue[target] += left
        if self.style.punctuation is not Punctuation.KAIMING:
            return
        if before == Class.PS:
            is_stop = text_of(self.text, joint - 1) in _STOPS
            tier, least = (tiers.STOP, trail // 2) if is_stop else (tiers.PAUSE, 0)
        elif Class.IP in {before, after}:
            tier, least = tiers.INTERPUNCT, 0
        elif after == Class.PS:
            tier, least = tiers.PAUSE, 0
        else:
            tier, least = tiers.BRACKET, 0
        self._give(tier, target, left - least)

    def _left(self, joint: int, trail: int, lead: int) -> int:
        """The blank left at *joint* in a line that neither stretches nor shrinks (table T25)."""
        before, after = self.classes[joint - 1], self.classes[joint]
        if before == Class.OP:
            return 0
        if before not in _CLOSERS:
            return trail + lead
        if before == Class.PS and self._is_asking_pair(joint):
            return lead if after == Class.OP else 0
        if after in _CLOSERS:
            return lead
        if after == Class.TW:
            return trail // 2
        return max(trail, lead) if after == Class.OP else trail + lead

    def _is_asking_pair(self, joint: int) -> bool:
        """Whether two of ！ and ？, no more and no fewer, end at *joint*; they take one em in all (T29)."""
        row = 0
        while row < joint and row < 3 and text_of(self.text, joint - 1 - row) in _ASKING:
            row += 1
        return row == 2


def text_of(text: ShapedText, cluster: int) -> str:
    """The characters of a cluster."""
    return text.text[text.starts[cluster] : text.starts[cluster + 1]]
