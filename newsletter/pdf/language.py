"""Languages as a file names them."""

from __future__ import annotations

# Names of one language; a reader of the file is told only when another begins.
_SAME = {"zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hans-CN": "zh-CN", "zh-Hant": "zh-TW"}


def named(lang: str) -> str:
    """The name of a language, the same one for the same language."""
    return _SAME.get(lang, lang)
