"""What finds the phrases of a heading, where more is wanted than the built-in words (T16).

A segmenter is a function from a text and its language to its phrases in order. `budoux` is known here;
others are entry points of the group `newsletter.segmenters`, by the name that a style gives.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from newsletter.flow.region import is_traditional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GROUP, BUDOUX = "newsletter.segmenters", "budoux"


class Segmenter(Protocol):
    """A function that parts a text into phrases; together they are the text."""

    def __call__(self, text: str, lang: str) -> Sequence[str]:
        """The phrases of *text* in order."""


@cache
def segmenter(name: str) -> Segmenter | None:
    """The segmenter of that name; None when it is not installed."""
    if name == BUDOUX:
        return _budoux if find_spec(BUDOUX) is not None else None
    # Reading the metadata of all installed packages is slow, and few styles name a segmenter.
    from importlib.metadata import entry_points

    found = next(iter(entry_points(group=GROUP, name=name)), None)
    made: Segmenter | None = found.load() if found is not None else None
    return made


def inside_phrases(text: str, lang: str, part: Segmenter) -> Iterator[int]:
    """Offsets that lie inside a phrase."""
    start = 0
    for phrase in part(text, lang):
        yield from range(start + 1, start + len(phrase))
        start += len(phrase)


def _budoux(text: str, lang: str) -> Sequence[str]:
    phrases: Sequence[str] = _parser(lang).parse(text)
    return phrases


@cache
def _parser(lang: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - the library has no types
    budoux = import_module(BUDOUX)
    if lang.startswith("ja"):
        return budoux.load_default_japanese_parser()
    if is_traditional(lang):
        return budoux.load_default_traditional_chinese_parser()
    return budoux.load_default_simplified_chinese_parser()
