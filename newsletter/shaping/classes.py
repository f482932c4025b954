"""The class of every cluster for line breaking and spacing (T13, CLREQ §3.1, UAX #14).

A character that means one thing among Han and another among Latin (ASCII marks, curly quotes, signs,
dashes) is settled by its neighbours, so that whoever reads a class need not look at the text again.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    _Rule = Callable[[int, int], int]


class Class(IntEnum):
    """What a cluster is to the line: the members of T13, then what UAX #14 adds."""

    HAN = 0  # Han and kana: lines may break on either side
    LATIN = 1  # letters of alphabets and what belongs to their words
    DIGIT = 2
    SPACE = 3  # U+0020 and the fixed spaces
    OP = 4  # opening marks
    CL = 5  # closing marks
    PS = 6  # stops and pauses
    CN = 7  # connectors
    IP = 8  # interpuncts
    SL = 9  # solidus
    TW = 10  # two-em dashes and ellipses
    IT = 11  # iteration marks, small kana
    PRE = 12  # signs before a number
    SUF = 13  # signs after a number
    NM = 14  # note marks
    FORCED = 15  # a forced line break
    SYM = 16  # symbols, pictographs, full-width letters, Hangul: break like Han, never spaced
    LATIN_OPEN = 17  # ( [ { “ ‘ among Latin
    LATIN_MARK = 18  # . , : ; ! ? ) ] } ” ’ among Latin
    HY = 19  # hyphen between letters or digits
    QU = 20  # straight quotes: side unknown
    IDSPACE = 21  # U+3000
    ZW = 22  # U+200B, where a line may break
    GLUE = 23  # U+00A0, U+2060 and other invisible characters, where it may not


OPENING = "（〔［｛〈《「『【〖〘〚〝﹁﹃︵︷︹︻︽︿﹇｢"
CLOSING = "）〕］｝〉》」』】〗〙〛〞〟﹂﹄︶︸︺︼︾﹀﹈｣"
STOPS = "。．，、：；！？‼⁇⁈⁉︐︑︒︓︔︕︖﹐﹑﹒﹔﹕﹖﹗｡､"
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｯｬｭｮｰ"
_SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"

# Provisional classes of characters that their neighbours settle; each is above every final class.
_FIRST = 32
_TWIN_OPEN, _TWIN_CLOSE, _TWIN_STOP, _TWIN_TILDE, _HYPHEN, _DASH, _DOTS, _SIGN, _MATH, _CIRCLED, _SQUARE = (
    range(_FIRST, _FIRST + 11)
)
_QUOTE_OPEN, _QUOTE_CLOSE, _STRAIGHT = range(_FIRST + 11, _FIRST + 14)

_MEMBERS: tuple[tuple[int, str], ...] = (
    (Class.SYM, "©®°¦¬¯"),
    (Class.OP, OPENING),
    (Class.CL, CLOSING),
    (Class.PS, STOPS),
    (Class.CN, "～〜–‐－"),
    (Class.IP, "·‧・･"),
    (Class.SL, "/／"),
    (Class.TW, "⸺⸻"),
    (Class.IT, "々〻ゝゞヽヾー" + _SMALL_KANA),
    (Class.PRE, "№"),
    (Class.SUF, "%％‰‱°′″‴℃℉²³™"),
    (Class.NM, "¹⁰⁴⁵⁶⁷⁸⁹"),
    (Class.SUF, "⁺⁻⁼⁽⁾ⁿ"),
    (Class.FORCED, "\n\r\v\f\x85\u2028\u2029"),
    (Class.SPACE, _SPACES),
    (Class.IDSPACE, "\u3000"),
    (Class.ZW, "\u200b"),
    (Class.GLUE, "\xa0\u2007\u202f\u2060\ufeff\u2011\xad\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"),
    (Class.LATIN, "§µªº"),
    (Class.LATIN_OPEN, "«‹¿¡"),
    (Class.LATIN_MARK, "»›"),
    (Class.HAN, "〆〇"),
    (Class.DIGIT, "0123456789"),
    (_TWIN_OPEN, "({"),
    (_SQUARE, "["),
    (_TWIN_CLOSE, ")]}"),
    (_TWIN_STOP, ".,:;!?"),
    (_TWIN_TILDE, "~"),
    (_HYPHEN, "-"),
    (_DASH, "—―"),
    (_DOTS, "…⋯"),
    (_SIGN, "¥￥$＄£€#"),
    (_MATH, "+−±×÷≈≤≥=<>"),
    (_QUOTE_OPEN, "“‘"),
    (_QUOTE_CLOSE, "”’"),
    (_STRAIGHT, "\"'"),
)
_RANGES: tuple[tuple[int, int, int], ...] = (
    (0x2010, 0x2BFF, Class.SYM),
    (0x2C00, 0x2DFF, Class.LATIN),
    (0x2E80, 0x2FDF, Class.HAN),
    (0x3021, 0x3029, Class.HAN),
    (0x3041, 0x312F, Class.HAN),
    (0x3190, 0x31EF, Class.HAN),
    (0x31F0, 0x31FF, Class.IT),
    (0x3380, 0x33DF, Class.SUF),
    (0x2460, 0x2473, _CIRCLED),
    (0x2071, 0x209C, Class.LATIN),
    (0x3400, 0x4DBF, Class.HAN),
    (0x4E00, 0x9FFF, Class.HAN),
    (0xA000, 0xABFF, Class.LATIN),
    (0xE000, 0xF8FF, Class.HAN),  # private: names written with characters of one's own
    (0xF900, 0xFAFF, Class.HAN),
    (0xFB00, 0xFDFF, Class.LATIN),
    (0xFF66, 0xFF9D, Class.HAN),
    (0x16FE0, 0x18DFF, Class.HAN),
    (0x1AFF0, 0x1B16F, Class.HAN),
    (0x1D400, 0x1D7FF, Class.LATIN),
    (0x20000, 0x33FFF, Class.HAN),
)
_LIMIT = 0x34000

# What columns hold: ints index tables faster than members of an enumeration do.
_LATIN, _OP, _CL, _NM = int(Class.LATIN), int(Class.OP), int(Class.CL), int(Class.NM)
_LATIN_OPEN, _LATIN_MARK = int(Class.LATIN_OPEN), int(Class.LATIN_MARK)


def _table() -> bytes:
    """One byte per code point below `_LIMIT`."""
    table = bytearray([Class.SYM]) * _LIMIT
    table[:0x2000] = bytes([Class.LATIN]) * 0x2000
    for first, last, kind in _RANGES:
        table[first : last + 1] = bytes([kind]) * (last + 1 - first)
    for kind, members in _MEMBERS:
        for member in members:
            table[ord(member)] = kind
    return bytes(table)


_TABLE = _table()
_HANS = frozenset((Class.HAN, Class.IT))
_WORDS = frozenset((Class.LATIN, Class.DIGIT))
_FULL = frozenset((Class.HAN, Class.IT, Class.OP, Class.CL, Class.PS, Class.TW, Class.IDSPACE))
_LATINS = frozenset(
    (Class.LATIN, Class.DIGIT, Class.LATIN_OPEN, Class.LATIN_MARK, Class.HY, Class.PRE, Class.SUF, Class.QU)
)


def classify(clusters: Sequence[str]) -> list[int]:
    """The class of each grapheme cluster of one paragraph, as plain ints.

    A curly quote is OP or CL where it is set from the Han face, LATIN_OPEN, LATIN_MARK or LATIN
    where from the Latin one (T4); the same holds for ASCII marks with and without Han beside them.
    """
    table, limit = _TABLE, _LIMIT
    classes = [table[code] if (code := ord(c[0])) < limit else 16 for c in clusters]
    open_ended = [i for i, kind in enumerate(classes) if kind >= _FIRST]
    if open_ended:
        _settle(clusters, classes, open_ended)
    return classes


def _settle(clusters: Sequence[str], classes: list[int], places: list[int]) -> None:
    """Replace every provisional class, quotes last since they look at what their neighbours became."""
    quotes: list[int] = []
    raw = list(classes)
    for i in places:
        kind = classes[i]
        if kind in {_QUOTE_OPEN, _QUOTE_CLOSE}:
            quotes.append(i)
        elif kind == _SQUARE and (stop := _note(raw, i)):
            classes[i:stop] = [_NM] * (stop - i)
        elif kind >= _FIRST:
            before = raw[i - 1] if i else Class.FORCED
            after = raw[i + 1] if i + 1 < len(raw) else Class.FORCED
            classes[i] = int(_RULES[kind](before, after))
    if quotes:
        _settle_quotes(clusters, classes, quotes)


def _note(raw: list[int], start: int) -> int:
    """One past `[1]` that marks a note at *start*, or 0."""
    if not start or raw[start - 1] in {Class.SPACE, Class.FORCED, Class.LATIN, _TWIN_OPEN}:
        return 0
    stop = start + 1
    while stop < len(raw) and raw[stop] == Class.DIGIT:
        stop += 1
    closed = start + 1 < stop <= start + 4 and stop < len(raw) and raw[stop] == _TWIN_CLOSE
    return stop + 1 if closed else 0


def _twin(han: int, latin: int) -> _Rule:
    """The rule of an ASCII mark: *han* beside a Han character, else *latin* (T13)."""
    return lambda before, after: han if before in _HANS or after in _HANS else latin


def _tilde(before: int, after: int) -> int:
    if before in _HANS or after in _HANS or (before == Class.DIGIT and after == Class.DIGIT):
        return Class.CN
    return Class.LATIN


def _hyphen(before: int, after: int) -> int:
    if after == Class.DIGIT and before not in _WORDS and before != _HYPHEN:
        return Class.PRE
    return Class.CN if before in _HANS or after in _HANS else Class.HY


def _dash(before: int, after: int) -> int:
    if _DASH in {before, after}:
        return Class.TW
    if before in _WORDS and after in _WORDS:
        return Class.CN
    latin = {Class.LATIN, Class.DIGIT, Class.SPACE}
    return Class.LATIN_MARK if before in latin and after in latin else Class.CN


def _dots(before: int, after: int) -> int:
    latin = {Class.LATIN, Class.DIGIT, Class.SPACE, Class.FORCED}
    return Class.LATIN_MARK if before in latin and after in latin and before != after else Class.TW


def _sign(before: int, after: int) -> int:
    if after == Class.DIGIT:
        return Class.PRE
    return Class.LATIN if Class.LATIN in {before, after} else Class.SYM


def _math(before: int, after: int) -> int:
    if before not in _WORDS and after == Class.DIGIT:
        return Class.PRE
    joined = before in _WORDS or after in _WORDS or before == _MATH
    return Class.LATIN if joined else Class.SYM


def _circled(before: int, after: int) -> int:
    del after
    return Class.NM if before in _HANS or before in _WORDS else Class.SYM


def _straight(before: int, after: int) -> int:
    return Class.LATIN if before in _WORDS and after in _WORDS else Class.QU


_RULES: dict[int, _Rule] = {
    _TWIN_OPEN: _twin(Class.OP, Class.LATIN_OPEN),
    _SQUARE: _twin(Class.OP, Class.LATIN_OPEN),
    _TWIN_CLOSE: _twin(Class.CL, Class.LATIN_MARK),
    _TWIN_STOP: _twin(Class.PS, Class.LATIN_MARK),
    _TWIN_TILDE: _tilde,
    _HYPHEN: _hyphen,
    _DASH: _dash,
    _DOTS: _dots,
    _SIGN: _sign,
    _MATH: _math,
    _CIRCLED: _circled,
    _STRAIGHT: _straight,
}


def _settle_quotes(clusters: Sequence[str], classes: list[int], places: list[int]) -> None:
    """Pair curly quotes by a stack and give each pair its side (T4)."""
    stack: list[int] = []
    foreign = _FULL.isdisjoint(classes)
    for i in places:
        if classes[i] == _QUOTE_OPEN:
            stack.append(i)
            classes[i] = _LATIN_OPEN if foreign else _OP
            continue
        pair = {"”": "“", "’": "‘"}[clusters[i][0]]
        if clusters[i][0] == "’" and (kind := _apostrophe(clusters, classes, i, stack)):
            classes[i] = kind
            continue
        classes[i] = _LATIN_MARK if foreign else _CL
        if stack and clusters[stack[-1]][0] == pair:
            start = stack.pop()
            if not foreign and _latin_pair(classes, start, i):
                classes[start], classes[i] = _LATIN_OPEN, _LATIN_MARK


def _apostrophe(clusters: Sequence[str], classes: list[int], i: int, stack: list[int]) -> int:
    """The class of ’ where it stands for letters left out, 0 where it closes a quotation.

    Between letters it does, unless it is the last that could close the ‘ before it; with no ‘ before
    it, beside a letter or figure, too: rock ’n’ roll, the ’90s.
    """
    open_before = any(clusters[j][0] == "‘" for j in stack)
    if _inside_word(classes, i):
        return 0 if open_before and not _closes_later(clusters, i) else _LATIN
    if open_before:
        return 0
    if i + 1 < len(classes) and classes[i + 1] in _WORDS:
        return _LATIN_OPEN
    return _LATIN_MARK if i and classes[i - 1] in _WORDS else 0


def _closes_later(clusters: Sequence[str], i: int) -> bool:
    """Whether another ’ follows before the next ‘."""
    for later in clusters[i + 1 :]:
        if later[0] in "‘’":
            return later[0] == "’"
    return False


def _inside_word(classes: list[int], i: int) -> bool:
    return 0 < i < len(classes) - 1 and classes[i - 1] in _WORDS and classes[i + 1] in _WORDS


def _latin_pair(classes: list[int], start: int, stop: int) -> bool:
    """Whether the quotes at *start* and *stop* hold no Han and stand among Latin on both sides."""
    if not _FULL.isdisjoint(classes[start + 1 : stop]):
        return False
    before = start - 1
    while before >= 0 and classes[before] == Class.SPACE:
        before -= 1
    after = stop + 1
    while after < len(classes) and classes[after] == Class.SPACE:
        after += 1
    sides = [classes[i] for i in (before, after) if 0 <= i < len(classes)]
    return bool(sides) and all(side in _LATINS for side in sides)
