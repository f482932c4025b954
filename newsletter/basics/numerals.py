"""Numbers in Chinese characters, for headings and folios."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
# Tens that are written with one digit before them.
_MOST_TENS = 9


def han_digits(number: int) -> str:
    """A number's figures one by one, as years are written: 二〇二六."""
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def han_number(number: int) -> str:
    """The Chinese numeral of 1 to 99; Arabic figures beyond."""
    tens, ones = divmod(number, 10)
    if tens > _MOST_TENS:
        return str(number)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")
