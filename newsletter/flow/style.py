"""Styles as the engine takes them: every length resolved to points, every colour to inks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass

if TYPE_CHECKING:
    from newsletter.basics.colour import Colour


class Family(StrEnum):
    """The Chinese type families by role (宋 黑 楷, and 仿 and 标 with stand-ins)."""

    SONG = "宋"
    HEI = "黑"
    KAI = "楷"
    FANG = "仿"
    BIAO = "标"


class Align(StrEnum):
    """How a line stands in its measure; EVEN spreads the characters of every line (均排)."""

    START = "start"
    JUSTIFY = "justify"
    CENTER = "center"
    END = "end"
    EVEN = "even"


class Writing(StrEnum):
    """Which way lines run: across the sheet, or down it and from right to left (T60)."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class Kinsoku(StrEnum):
    """How strictly marks are kept from line starts and ends (T14)."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


class Punctuation(StrEnum):
    """How much of their blank half marks give inside a line (T26)."""

    KAIMING = "kaiming"
    QUANJIAO = "quanjiao"
    BANJIAO = "banjiao"
    PLAIN = "plain"


class Hanging(StrEnum):
    """Which marks stand outside the measure at a line's end (T28)."""

    NONE = "none"
    COMMA = "comma"


class Interpunct(StrEnum):
    """How wide · is among Han: half an em, or a whole one with blank on both sides (T23)."""

    HALF = "half"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class FaceStyle:
    """The look of a run of characters.

    *size*, *tracking* (added after each cluster) and *rise* (of the baseline, upwards) in points.
    *figures* is `""`, `tnum`, `onum`, `frac`, `sups`, `subs` or another figure feature of OpenType (T66).
    """

    family: Family
    weight: int
    size: float
    colour: Colour
    tracking: float = 0.0
    rise: float = 0.0
    lang: str = "zh-Hans"
    figures: str = ""


@dataclass(frozen=True, slots=True)
class SizeStep:
    """A size that a headline may take, with its leading, in points."""

    size: float
    leading: float


# How far below its middle the baseline of a Han em box stands, in em: the box reaches 0.88 above it (T12).
CENTRED = 0.38


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is broken and placed; lengths in points.

    A line is *leading* deep and its baseline stands so that the em box of *size* is centred in it,
    whatever larger or smaller characters the line holds (T56, T58). *indent* is the first line's,
    *hang* that of all others. *balance* makes the lines of a heading equally long; *whole* forbids
    breaks and sizes the text down by half points to 80 % instead (T22). *autospace* is the Han–Latin
    gap in em. Of *steps* the first is taken at which the text needs at most *most_lines* lines, or
    one for each of its forced lines; it may *grow* by so much of its size to fill its measure. In vertical *writing* the middle of the em box stands on the
    line's centre.

    *hanging* lets commas and stops hang at line ends (T28); *interpunct* is the width of · (T23);
    *tight* leaves no blank between a closing and an opening mark (T25). Without *autospace_digits*
    figures stand solid beside Han (T40); *on_grid* widens the gaps beside Latin until it fills whole
    em (T41). *hyphenate* lets long Latin words break with a hyphen where lines would else be loose
    (T19), but not in headings. Up to *abreast* figures stand side by side in a vertical line (T63).
    *phrases* names the segmenter that finds the words of a heading, `""` the short list that is built
    in (T16).
    """

    size: float
    leading: float
    align: Align = Align.JUSTIFY
    indent: float = 0.0
    hang: float = 0.0
    kinsoku: Kinsoku = Kinsoku.STRICT
    punctuation: Punctuation = Punctuation.KAIMING
    autospace: float = 0.25
    balance: bool = False
    whole: bool = False
    steps: tuple[SizeStep, ...] = ()
    most_lines: int = 1
    grow: float = 0.0
    writing: Writing = Writing.HORIZONTAL
    hanging: Hanging = Hanging.NONE
    interpunct: Interpunct = Interpunct.HALF
    tight: bool = False
    autospace_digits: bool = True
    on_grid: bool = False
    hyphenate: bool = True
    abreast: int = 2
    phrases: str = ""

    @property
    def baseline(self) -> float:
        """How far below its top a line's baseline stands, in points; of a vertical line its centre."""
        return self.leading / 2 + (0.0 if self.writing is Writing.VERTICAL else CENTRED * self.size)
