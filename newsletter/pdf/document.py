"""The PDF file in the making: ReportLab's canvas, held to the low-level calls that we need.

Imports ReportLab, so it is imported only by a painter at work. Objects of our own go in as finished
bytes under a name; ReportLab numbers them and writes the file round them.
"""

from __future__ import annotations

import zlib
from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.lazy import put_off
from newsletter.basics.value import dataclass
from newsletter.pdf.facts import facts_of, information, packet
from newsletter.pdf.numbers import held, text_string
from newsletter.pdf.srgb import NAME, profile

# ReportLab imports Pillow for pictures, which we hand over as finished bytes.
put_off("PIL.Image")
from reportlab.pdfbase import pdfdoc  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsletter.basics.geometry import Rect
    from newsletter.basics.span import Span
    from newsletter.display.ops import Bookmark
    from newsletter.flow.sheet import Meta

LEVEL = 6  # of deflate: 9 takes twice the time for 0.2 % less


class _Sheets(Canvas):  # type: ignore[misc] # ReportLab ships no types
    """A canvas whose pages begin bare: no font of ReportLab's is named in them."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Info(pdfdoc.PDFDictionary):  # type: ignore[misc] # ReportLab ships no types
    """The information dictionary with just the keys that it was given."""

    def digest(self, signature: object) -> None:
        """Leave *signature* alone: the file's ID comes from its pages, fonts and pictures."""


class _Reserved(pdfdoc.PDFObject):  # type: ignore[misc] # ReportLab ships no types
    """An object that others refer to before it is known."""

    __RefOnly__ = 1
    body = b""

    def format(self, document: object) -> bytes:  # noqa: ARG002 - ReportLab's interface
        """What was filled in."""
        return self.body


@dataclass(frozen=True, slots=True)
class Used:
    """What a page's operators name: *objects*, graphics *states* as entries, *layers* and colour *spaces* by name."""

    objects: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    layers: Mapping[str, str] = field(default_factory=dict)
    spaces: Mapping[str, str] = field(default_factory=dict)


class Document:
    """A PDF file of pages, named objects, links and bookmarks, given as bytes by `close`.

    Raises EnvironmentFault when SOURCE_DATE_EPOCH is set to anything but seconds.
    """

    def __init__(self, meta: Meta, version: tuple[int, int]) -> None:
        self._facts = facts_of(meta)
        info = _Info(information(self._facts))
        self._canvas = _Sheets("", invariant=1, pageCompression=0, pdfVersion=version, lang=meta.lang)
        self._doc = self._canvas._doc  # noqa: SLF001 - the low-level document is the way in
        self._doc.info = info
        self._reserved: dict[str, _Reserved] = {}
        self._links = 0
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def add(self, name: str, body: str | bytes) -> str:
        """Put in the object *body* and give the reference to it."""
        raw = body.encode("ascii") if isinstance(body, str) else body
        return self._reference(self._doc.Reference(raw, name))

    def reserve(self, name: str) -> str:
        """The reference to an object that `fill` gives its body."""
        self._reserved[name] = _Reserved()
        return self._reference(self._doc.Reference(self._reserved[name], name))

    def fill(self, name: str, body: str) -> None:
        """Give a reserved object its *body*."""
        self._reserved[name].body = body.encode("ascii")

    def set_entry(self, key: str, value: str) -> None:
        """Say *value* under *key* in the catalogue."""
        _say(self._doc.Catalog, key, value)

    def claim(self, standards: tuple[str, ...]) -> None:
        """Say in XMP what the file is and which *standards* it keeps, and by an output intent that its colours are sRGB."""
        data = packet(self._facts, standards)
        head = f"<</Type /Metadata /Subtype /XML /Length {len(data)}>>\nstream\n".encode("ascii")
        self.set_entry("Metadata", self.add("Metadata", head + data + b"\nendstream\n"))
        icc = self.add_stream("Profile", "/N 3 /Alternate /DeviceRGB", profile())
        self.set_entry(
            "OutputIntents",
            f"[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({NAME}) "
            f"/RegistryName (http://www.color.org) /Info ({NAME}) /DestOutputProfile {icc}>>]",
        )

    @property
    def page_references(self) -> list[str]:
        """The references to the pages written so far."""
        return [self._reference(self._doc.Reference(page)) for page in self._doc.Pages.pages]

    def _reference(self, reference: pdfdoc.PDFObjectReference) -> str:
        return str(reference.format(self._doc).decode("ascii"))

    def add_stream(self, name: str, entries: str, data: bytes, *, packed: bool = False) -> str:
        """Put in a stream with the dictionary *entries* and give the reference to it.

        It is deflated here, unless it is *packed* and *entries* name its filter.
        """
        if not packed:
            data = zlib.compress(data, LEVEL)
            entries = f"{entries} /Filter /FlateDecode".lstrip()
        head = f"<<{entries} /Length {len(data)}>>\nstream\n".encode("ascii")
        self._doc.updateSignature(data)
        return self.add(name, head + data + b"\nendstream\n")

    def add_font(self, name: str, body: str) -> None:
        """Put in the font *body* as the resource *name* of every page."""
        self.add(f"Font.{name}", body)
        fonts = self._doc.idToObject[pdfdoc.BasicFonts]
        fonts.dict[name] = pdfdoc.PDFObjectReference(f"Font.{name}")

    def begin_page(self, media: tuple[float, float], trim: Rect | None, bleed: float = 0.0) -> None:
        """Set the size of the page to come and, where *trim* is given, its boxes.

        *trim* has its `y` at the lower edge; the bleed box lies *bleed* points round it.
        """
        self._canvas.setPageSize(media)
        if trim is not None:
            self._canvas.setBleedBox(_corners(trim.grown(bleed)))
            self._canvas.setTrimBox(_corners(trim))

    def link(self, rect: Rect, uri: str, text: str, key: int | None = None, span: Span | None = None) -> str:
        """Make *rect* (its `y` at the lower edge) of the page to come open the ASCII *uri*.

        *key* leads to it in the structure's parent tree; its text stands at *span*. Gives the reference to the link.
        """
        held(uri, len(uri), span)
        action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(uri)}
        return self._link(rect, text_string(text, span), action, key)

    def go(self, rect: Rect, name: str, text: str, key: int | None = None, span: Span | None = None) -> str:
        """Make *rect* (its `y` at the lower edge) of the page to come go to the place called *name*; as `link`."""
        place = self._canvas._bookmarkReference(name)  # noqa: SLF001 - its page may not be there yet
        return self._link(rect, text_string(text, span), {"S": pdfdoc.PDFName("GoTo"), "D": place}, key)

    def _link(self, rect: Rect, text: str, action: dict[str, object], key: int | None) -> str:
        link = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray((rect.x, rect.y, rect.x + rect.width, rect.y + rect.height)),
            "Border": "[ 0 0 0 ]",
            "F": 4,
            "Contents": text,
            "A": pdfdoc.PDFDictionary(action),
        }
        if key is not None:
            link["StructParent"] = key
        self._links += 1
        name = f"Link{self._links}"
        self._canvas._addAnnotation(pdfdoc.PDFDictionary(link), name)  # noqa: SLF001 - as `linkURL` does
        return self._reference(self._doc.refAnnotation(name))

    def place(self, name: str, top: float) -> None:
        """Call *top* on the page to come by a name, for links to go there."""
        self._canvas.bookmarkHorizontalAbsolute(name, round(top, 3))

    def bookmark(self, key: str, entry: Bookmark) -> None:
        """The next outline entry, which leads to the place that is called *key*."""
        held(entry.title, 2 * len(entry.title) + 2, entry.span)
        self._canvas.addOutlineEntry(entry.title, key, entry.level)

    def end_page(self, code: list[str], used: Used, key: int | None = None) -> None:
        """Write the page: its operators and what they name; *key* leads to its content in the structure's parent tree."""
        canvas = self._canvas
        canvas.addLiteral("\n".join(code))
        canvas.showPage()
        page = self._doc.Pages.pages[-1]
        name = f"{page.__InternalName__}.Contents"
        self.add_stream(name, "", page.stream.encode("ascii"))
        page.Contents = pdfdoc.PDFObjectReference(name)
        page.Trans = None
        if used.objects:
            page.XObjects = pdfdoc.PDFDictionary({o: pdfdoc.PDFObjectReference(o) for o in used.objects})
        if used.states:
            page.ExtGState = f"<<{' '.join(used.states)}>>"
        if used.layers or used.spaces:
            page.Resources = _with(page, used)
        if key is not None:
            _say(page, "StructParents", str(key))
            _say(page, "Tabs", "/S")

    def set_layers(self, groups: Iterable[str]) -> None:
        """Name the optional content *groups* in the catalogue (ISO 32000-2 §8.11.4.2).

        A reader heeds their usage only where the configuration asks for it, by an event each (§8.11.4.5).
        """
        all_of = f"[{' '.join(groups)}]"
        events = " ".join(
            f"<</Event /{event} /OCGs {all_of} /Category [/{event}]>>" for event in ("View", "Print")
        )
        self.set_entry("OCProperties", f"<</OCGs {all_of} /D <</Order {all_of} /AS [{events}]>>>>")

    def close(self) -> bytes:
        """The whole file."""
        return bytes(self._canvas.getpdfdata())


def _say(entries: pdfdoc.PDFCatalog, key: str, value: str) -> None:
    """Say *value* under *key* of a catalogue or page; ReportLab writes those entries that it knows by name."""
    if key not in entries.__NoDefault__:
        entries.__NoDefault__ = [*entries.__NoDefault__, key]
    setattr(entries, key, value)


def _with(page: pdfdoc.PDFPage, used: Used) -> pdfdoc.PDFResourceDictionary:
    """The resources that ReportLab would give *page*, with its layers and inks, of which it knows nothing."""
    resources = pdfdoc.PDFResourceDictionary()
    resources.basicFonts()
    if page.XObjects:
        resources.XObject = page.XObjects
    if getattr(page, "ExtGState", None):
        resources.ExtGState = page.ExtGState
    if used.layers:
        resources.Properties = dict(used.layers)
    if used.spaces:
        resources.ColorSpace = dict(used.spaces)
    return resources


def _corners(rect: Rect) -> tuple[float, float, float, float]:
    """The corners of *rect*, whose `y` is its lower edge."""
    return rect.x, rect.y, rect.right, rect.bottom
