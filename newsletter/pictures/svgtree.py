"""An SVG file as elements, read under guard: no document type, no entity, no more elements than allowed (R16)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING
from xml.parsers import expat

from newsletter.basics.value import dataclass
from newsletter.pictures.fault import PictureFault

if TYPE_CHECKING:
    from newsletter.pictures.limits import Limits

_SPACE = "http://www.w3.org/2000/svg"
# Attributes of other namespaces that mean something here, by the name they get.
_FOREIGN = {
    "http://www.w3.org/1999/xlink href": "xlink:href",
    "http://www.w3.org/XML/1998/namespace space": "xml:space",
}
_SEPARATOR = " "
# Only in these do characters mean anything.
_WORDED = frozenset({"text", "tspan", "style"})


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element of the drawing with the line it begins in; *children* are elements, and words where they count."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The characters that stand directly in it."""
        return "".join(child for child in self.children if isinstance(child, str))


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A drawing's elements: the root, those with an `id` by it, and the style sheets in order."""

    root: Element
    ids: dict[str, Element]
    sheets: list[Element]


def read(data: bytes, name: str, limits: Limits) -> Tree:
    """The elements of an SVG file; those of other namespaces are left out with all that they hold.

    Raises PictureFault when the file is not well formed, declares a document type or entities, is no SVG, or
    has too many elements.
    """
    reader = _Reader(name, limits)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        raise PictureFault("E312", name=name, line=error.lineno) from error
    except (ValueError, LookupError, UnicodeError) as error:  # an encoding that expat does not know
        raise PictureFault("E312", name=name, line=1) from error
    if reader.root is None:
        raise PictureFault("E305", name=name)
    return Tree(reader.root, reader.ids, reader.sheets)


class _Reader:
    """What has been read so far; the parser calls it element by element."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.root: Element | None = None
        self.ids: dict[str, Element] = {}
        self.sheets: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self._name = name
        self._limit = limits.svg_elements
        self._count = 0
        self._open: list[Element] = []
        self._foreign = 0

    def _doctype(self, *_: object) -> None:
        raise PictureFault("E313", name=self._name, line=self.parser.CurrentLineNumber)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > self._limit:
            raise PictureFault("E316", name=self._name, limit=self._limit)
        space, _, name = qualified.rpartition(_SEPARATOR)
        ours = space in {_SPACE, ""}
        if not self._open and not (ours and name == "svg"):
            raise PictureFault("E305", name=self._name)
        if self._foreign or not ours:
            self._foreign += 1
            return
        said = {_FOREIGN.get(key, key): value for key, value in attributes.items()}
        element = Element(name, said, self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self.ids.setdefault(said.get("id", ""), element)
        if name == "style":
            self.sheets.append(element)
        elif name == "script":
            raise PictureFault("E314", name=self._name, line=element.line, element=name)
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._open.pop()

    def _characters(self, text: str) -> None:
        if not self._foreign and self._open and self._open[-1].name in _WORDED:
            self._open[-1].children.append(text)
