"""A finished file opened for the rules of standards: each of its parts read once, however many rules ask."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, TypeVarTuple

from newsletter.finish.scopes import Op, Scope, drawn, key, scopes, under

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    import pikepdf

T = TypeVar("T")
A = TypeVarTuple("A")

# A structure tree deeper than this is a ring.
_DEEPEST = 200


class Element(NamedTuple):
    """An element of the structure tree: its object, its type through the role map, its depth and its parent's type."""

    object: pikepdf.Object
    type: str
    depth: int
    parent: str
    kids: tuple[pikepdf.Object | int, ...]

    @property
    def name(self) -> str:
        """How a report names it."""
        return f"{self.type}, object {self.object.objgen[0]}"


class Opened:
    """A file and what rules ask of it, a damaged one mended if asked to; closed at the end of a `with`.

    Raises pikepdf.PdfError when the bytes are no file.
    """

    def __init__(self, data: bytes, *, mend: bool = False) -> None:
        import pikepdf

        self.data = data
        self.pdf = pikepdf.open(BytesIO(data), attempt_recovery=mend, suppress_warnings=True)
        self._known: dict[tuple[object, ...], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pdf.close()

    def once(self, ask: Callable[[Opened, *A], T], *about: *A) -> T:
        """What *ask* says of the file *about* something, asked once for all rules, and for all standards that have them."""
        key = (ask, *about)
        if key not in self._known:
            self._known[key] = ask(self, *about)
        found: T = self._known[key]
        return found

    @property
    def root(self) -> pikepdf.Object:
        """The catalogue."""
        return self.pdf.Root

    @cached_property
    def pages(self) -> tuple[pikepdf.Object, ...]:
        """The page dictionaries."""
        return tuple(page.obj for page in self.pdf.pages)

    @cached_property
    def numbers(self) -> Mapping[tuple[int, int], int]:
        """The number of each page, from 1, by its object."""
        return {page.objgen: number for number, page in enumerate(self.pages, 1)}

    @cached_property
    def content(self) -> tuple[tuple[Op, ...], ...]:
        """The operators of every page."""
        return tuple(drawn(page) for page in self.pages)

    @staticmethod
    def stream(page: pikepdf.Object) -> bytes:
        """What is written in a page's content, its streams joined."""
        return b"\n".join(one.read_bytes() for one in _listed(page.get("/Contents")))

    @cached_property
    def written(self) -> tuple[tuple[pikepdf.Object, bytes], ...]:
        """Every object of the file with its syntax, of a stream its dictionary's."""
        import pikepdf

        return tuple(
            (one, (one.stream_dict if isinstance(one, pikepdf.Stream) else one).unparse(resolved=True))
            for one in self.pdf.objects
            if isinstance(one, pikepdf.Object)
        )

    @cached_property
    def packet(self) -> str:
        """The XMP packet; empty where there is none."""
        data = self.root.get("/Metadata")
        return data.read_bytes().decode("utf-8", "replace") if data is not None else ""

    @cached_property
    def metadata(self) -> Mapping[str, str]:
        """What the XMP packet says, by prefixed name: texts as they are, lists joined by `; `."""
        from newsletter.finish.packet import said

        return said(self.packet)

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """What is drawn, with the resources it draws with: each page, then what nests in it, every stream once."""
        return tuple(scopes(self.pages, self.content))

    @cached_property
    def fonts(self) -> Mapping[tuple[int, int], tuple[int, str, pikepdf.Object]]:
        """Every font that what is drawn names, by its object: the first page, its name there, its dictionary."""
        found: dict[tuple[int, int], tuple[int, str, pikepdf.Object]] = {}
        for scope in self.scopes:
            for name, font in under(scope.resources, "/Font").items():
                found.setdefault(key(font), (scope.page, name, font))
        return found

    @cached_property
    def annotations(self) -> tuple[tuple[int, pikepdf.Object], ...]:
        """Every annotation with its page."""
        return tuple(
            (number, one) for number, page in enumerate(self.pages, 1) for one in under(page, "/Annots")
        )

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The structure tree in reading order."""
        tree = self.root.get("/StructTreeRoot")
        if tree is None:
            return ()
        roles = {str(key): str(value) for key, value in under(tree, "/RoleMap").items()}
        return tuple(self._walk(tree.get("/K"), roles, 0, ""))

    def _walk(
        self, kids: pikepdf.Object | None, roles: Mapping[str, str], depth: int, parent: str
    ) -> Iterator[Element]:
        for kid in _listed(kids):
            if isinstance(kid, int) or "/S" not in kid or depth > _DEEPEST:
                continue
            said = str(kid.S)
            kind = roles.get(said, said).removeprefix("/")
            own = kid.get("/K")
            yield Element(kid, kind, depth, parent, tuple(_listed(own)))
            yield from self._walk(own, roles, depth + 1, kind)

    def page_of(self, element: Element) -> int:
        """The page on which an element's content begins, 0 where it has none of its own."""
        page = element.object.get("/Pg")
        return self.numbers.get(page.objgen, 0) if page is not None else 0

    @cached_property
    def objects(self) -> tuple[pikepdf.Object, ...]:
        """Every dictionary and stream of the file that stands by itself."""
        import pikepdf

        return tuple(one for one in self.pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream))


def _listed(kids: pikepdf.Object | int | None) -> list[Any]:
    """Kids as a list: none, one, or an array's."""
    import pikepdf

    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


__all__ = ["Element", "Op", "Opened", "key", "under"]
