"""The proof of a finished file: another library opens it and reads its text back (R6, R7).

The text is read from the pages' own operators through the file's own ToUnicode maps and ActualText,
in order and to the character. An extractor made for unknown files guesses at blanks, hyphens and
doubled characters; a guess must not refuse a sound file, so such readers are asked in tests only.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import Diagnostic, InternalFault
from newsletter.pdf.ledger import Ledger, text_of

if TYPE_CHECKING:
    import pikepdf

    from newsletter.basics.diagnostic import Value
    from newsletter.pdf import Painted

_TOKEN = re.compile(
    rb"/(?P<font>F\d+) |\[<(?P<moved>[^\]]*)>\]TJ|<(?P<plain>[0-9A-F]*)>Tj"
    rb"|/ActualText <FEFF(?P<actual>[0-9A-F]*)>|\b(?P<open>BDC|BMC)\b|\b(?P<close>EMC)\b"
    rb"|(?P<picture>/(?!V\d)\S+ Do\b)"  # a V is no picture but a shape made solid
)
_MOVE = re.compile(rb">[^<]*<")
_ENTRY = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


class _Said(dict[int, str]):
    """The text of every code; a code without an entry says nothing."""

    def __missing__(self, code: int) -> str:
        return ""


def prove(painted: Painted) -> None:
    """Open the painted file and hold it against its drawing.

    Raises InternalFault when it does not open, a font is not whole, or pages, pictures or text are
    not those that were drawn.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(painted.data), attempt_recovery=False) as pdf:
            fonts = _fonts(pdf)
            found = _read(pdf, fonts, painted)
    except (pikepdf.PdfError, AttributeError, KeyError, ValueError) as error:
        raise _fault("E691", reason=str(error)) from error
    expected = Ledger(painted.ledger.pages, painted.ledger.glyphs, painted.ledger.pictures)
    balance(expected, found)


def balance(drawn: Ledger, written: Ledger) -> None:
    """Close the ledger.

    Raises InternalFault when the two differ.
    """
    if drawn != written:
        raise _fault("E690", drawn=str(drawn), written=str(written))


def _fonts(pdf: pikepdf.Pdf) -> dict[bytes, _Said]:
    """What the codes of every font say, once its file is found whole."""
    fonts: dict[bytes, _Said] = {}
    if not len(pdf.pages):
        return fonts
    for name, font in pdf.pages[0].obj.Resources.Font.items():
        file = font.DescendantFonts[0].FontDescriptor.FontFile2
        if len(file.read_bytes()) != int(file.Length1):
            raise _fault("E693", name=str(font.BaseFont))
        _, _, blocks = font.ToUnicode.read_bytes().partition(b"endcodespacerange")
        said = _Said((int(code, 16), _utf16(text)) for code, text in _ENTRY.findall(blocks))
        fonts[name[1:].encode("ascii")] = said
    return fonts


def _read(pdf: pikepdf.Pdf, fonts: dict[bytes, _Said], painted: Painted) -> Ledger:
    """Count what the pages show, with their text held against that of the drawing."""
    glyphs = pictures = 0
    for page, drawn in zip(pdf.pages, painted.drawn.pages, strict=True):
        reader = _Reader(fonts)
        reader.read(page.obj.Contents.read_bytes())
        glyphs += reader.glyphs
        pictures += reader.pictures
        _compare("".join(reader.parts), "".join(text_of(drawn.ops)), drawn.number)
    return Ledger(len(pdf.pages), glyphs, pictures)


class _Reader:
    """One page's text, glyphs and pictures."""

    def __init__(self, fonts: dict[bytes, _Said]) -> None:
        self.parts: list[str] = []
        self.glyphs = 0
        self.pictures = 0
        self._fonts = fonts
        self._said = _Said()
        self._marks: list[bool] = []
        self._actual: str | None = None

    def read(self, code: bytes) -> None:
        """Walk the operators of one page."""
        for token in _TOKEN.finditer(code):
            match token.lastgroup:
                case "font":
                    self._said = self._fonts[token["font"]]
                case "moved":
                    self._show(_MOVE.sub(b"", token["moved"]))
                case "plain":
                    self._show(token["plain"])
                case "actual":
                    self._actual = _utf16(token["actual"])
                case "open":
                    self._open()
                case "close":
                    self._marks.pop()
                case "picture":
                    self.pictures += 1
                case _:
                    raise ValueError(token[0])

    def _show(self, codes: bytes) -> None:
        text = _utf16(codes)
        self.glyphs += len(text)
        if True not in self._marks:
            self.parts.append(text.translate(self._said))

    def _open(self) -> None:
        if self._actual is not None and True not in self._marks:
            self.parts.append(self._actual)
        self._marks.append(self._actual is not None)
        self._actual = None


def _utf16(digits: bytes) -> str:
    # A code in the surrogates' range would need a subset of 55,000 glyphs.
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")


def _compare(found: str, drawn: str, number: int) -> None:
    if found != drawn:
        pairs = enumerate(zip(found, drawn, strict=False))
        place = next((i for i, (one, other) in pairs if one != other), min(len(found), len(drawn)))
        raise _fault("E692", page=number, near=drawn[max(0, place - 4) : place + 8])


def _fault(code: str, **values: Value) -> InternalFault:
    return InternalFault([Diagnostic(code, None, tuple(values.items()))])
