"""Which writing a language tag asks for, and how its lines are set where no layout says otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsletter.flow.style import Interpunct, Punctuation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.flow.style import ParagraphStyle

_TRADITIONAL = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO")

_OF_MAINLAND: Mapping[str, Any] = {}
# Centred marks keep the blank on both their sides inside a line, and · takes a whole em (T23); brackets still
# give theirs at a line's edge and beside other marks (T25, T27), which `plain` would forbid.
_OF_TRADITIONAL = {"punctuation": Punctuation.QUANJIAO, "interpunct": Interpunct.FULL}
_OF_JAPANESE = {"interpunct": Interpunct.FULL}
# Words are parted by spaces, so there is no gap of another kind beside Latin.
_OF_KOREAN = {"autospace": 0.0}


def is_traditional(lang: str) -> bool:
    """Whether the language is Chinese in traditional characters."""
    return lang.startswith(_TRADITIONAL)


def is_simplified(lang: str) -> bool:
    """Whether the language is Chinese and not marked as traditional."""
    return lang.startswith("zh") and not is_traditional(lang)


def fallbacks(lang: str) -> tuple[str, ...]:
    """The tags that serve a language, nearest first: `zh-Hant-HK`, `zh-Hant`, `zh`.

    Hong Kong, Macao and Taiwan write traditional characters, whether their tags say so or not.
    """
    parts = lang.split("-")
    tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    if is_traditional(lang) and "zh-Hant" not in tags:
        tags.insert(-1, "zh-Hant")
    return tuple(tags)


def in_region(style: ParagraphStyle, lang: str, before: str = "zh-Hans") -> ParagraphStyle:
    """*style*, made for text in the language *before*, as text in *lang* is set.

    Only what is as *before* has it by default is changed, so what a layout chose stays.
    """
    old, new = _defaults(before), _defaults(lang)
    plain = type(style)(style.size, style.leading)
    changed: dict[str, Any] = {}
    for name in (*old, *new):
        usual = getattr(plain, name)
        if getattr(style, name) == old.get(name, usual):
            changed[name] = new.get(name, usual)
    return replace(style, **changed) if changed else style


def _defaults(lang: str) -> Mapping[str, Any]:
    """The values of a paragraph's style that the language sets."""
    if is_traditional(lang):
        return _OF_TRADITIONAL
    if lang.startswith("ja"):
        return _OF_JAPANESE
    return _OF_KOREAN if lang.startswith("ko") else _OF_MAINLAND
