"""Which writing a language tag asks for."""

_TRADITIONAL = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO")


def is_traditional(lang: str) -> bool:
    """Whether the language is Chinese in traditional characters."""
    return lang.startswith(_TRADITIONAL)


def is_simplified(lang: str) -> bool:
    """Whether the language is Chinese and not marked as traditional."""
    return lang.startswith("zh") and not is_traditional(lang)
