"""Numbers in Chinese characters, for headings and folios."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
# Tens that are written with one digit before them.
_MOST_TENS = 9


def han_number(number: int) -> str:
    """The Chinese numeral of 1 to 99; Arabic figures beyond."""
    tens, ones = divmod(number, 10)
    if tens > _MOST_TENS:
        return str(number)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")
