"""Small PDFs as other programs write them, made operator by operator."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from newsletter.pictures.condition import FOGRA39

# A5 with 3 mm of bleed.
BLEED = 8.504
TRIM = (BLEED, BLEED, BLEED + 419.528, BLEED + 595.276)
MEDIA = (0, 0, TRIM[2] + BLEED, TRIM[3] + BLEED)
TEXT = b"/Over gs 0 0 0 1 k BT /F 10 Tf 60 500 Td (Words) Tj ET "
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate><xmp:ModifyDate>2026-01-02T03:04:05Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-01-02T03:04:05Z</xmp:MetadataDate><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>CLAIM
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Title</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
X4 = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"


def font(pdf, **changed):
    about = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Plain"), FontFile2=pdf.make_stream(b"glyphs")
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Plain"), FirstChar=32, LastChar=126,
            Widths=Array([500] * 95), FontDescriptor=about, **changed,
        )
    )  # fmt: skip


def add_page(pdf, content=TEXT):
    page = pdf.add_blank_page(page_size=MEDIA[2:])
    page.obj.MediaBox, page.obj.BleedBox = Array(map(round3, MEDIA)), Array(map(round3, MEDIA))
    page.obj.TrimBox = Array(map(round3, TRIM))
    states = Dictionary(Over=Dictionary(op=True, OP=True, OPM=1), Plain=Dictionary(op=False, OP=False))
    page.obj.Resources = Dictionary(
        Font=Dictionary(F=font(pdf)), ExtGState=states, XObject=Dictionary(), ColorSpace=Dictionary(),
        Pattern=Dictionary(), Shading=Dictionary(), Properties=Dictionary(),
    )  # fmt: skip
    page.obj.Contents = pdf.make_stream(content)
    return page.obj


def round3(value):
    return round(value, 3)


def claimed(pdf, standard):
    """Make the file claim a standard, with all that it asks of a file."""
    profile = pdf.make_stream(FOGRA39.data, N=4)
    intent = Dictionary(
        S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"), DestOutputProfile=profile,
        RegistryName=String("http://www.color.org"),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])
    info = pdf.docinfo
    info["/Title"] = String("Title")
    info["/CreationDate"] = info["/ModDate"] = String("D:20260102030405Z")
    info["/Trapped"] = Name("/False")
    if standard != "PDF/X-4":
        info["/GTS_PDFXVersion"] = String(standard)
    packet = XMP.replace("CLAIM", X4 if standard == "PDF/X-4" else "")
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def saved(pdf, standard=""):
    into = BytesIO()
    version = {"PDF/X-4": "1.6", "PDF/X-1a:2003": "1.4"}.get(standard, "1.5")
    pdf.save(
        into,
        force_version=version,
        static_id=True,
        fix_metadata_version=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return into.getvalue()


def locked(data, user):
    """The file with a password for who opens it; an empty one is none."""
    into = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(into, encryption=pikepdf.Encryption(owner="owner", user=user))
    return into.getvalue()


def made(standard="", spoil=lambda _pdf, _page: None):
    """A sound file of one page after *spoil*, which has the file and its page."""
    with pikepdf.new() as pdf:
        page = add_page(pdf)
        pdf.Root.Lang = String("zh-CN")
        pdf.docinfo["/Title"] = String("Title")
        if standard:
            claimed(pdf, standard)
        spoil(pdf, page)
        return saved(pdf, standard)


def drawing(code, **resources):
    """Spoils by operators behind the page's own, with more resources by kind."""

    def spoil(pdf, page):
        for kind, entries in resources.items():
            for name, entry in (entries(pdf) if callable(entries) else entries).items():
                page.Resources[f"/{kind}"][f"/{name}"] = entry
        page.Contents.write(page.Contents.read_bytes() + b"\n" + code)

    return spoil


def picture(pdf, width=300, height=300, space=Name.DeviceCMYK, data=b"", **more):
    return pdf.make_indirect(
        Stream(
            pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
            BitsPerComponent=8, ColorSpace=space, **more,
        )
    )  # fmt: skip


def spot(name, inks=(0, 1, 0.5, 0), base=Name.DeviceCMYK):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(inks), N=1)
    return Array([Name.Separation, Name(f"/{name}"), base, tint])


def block(pdf, code, side=100, **resources):
    """A form of that content."""
    return pdf.make_stream(
        code, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, side, side]), Resources=entries(pdf, resources)
    )  # fmt: skip


def tile(pdf, code, kind=1, at=(1, 0, 0, 1, 0, 0), **resources):
    """A pattern whose tile is of that content, without colours of its own with *kind* 2."""
    return pdf.make_stream(
        code, PatternType=1, PaintType=kind, TilingType=1, BBox=Array([0, 0, 9, 9]), XStep=9, YStep=9,
        Matrix=Array(at), Resources=entries(pdf, resources),
    )  # fmt: skip


def drawn(pdf, code, **resources):
    """A font whose letter `A` is of that content, in an em of 1000."""
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=65,
        Widths=[500], FontBBox=[0, 0, 1000, 1000], CharProcs=Dictionary(A=pdf.make_stream(code)),
        Encoding=Dictionary(Differences=Array([65, Name.A])), Resources=entries(pdf, resources),
    )  # fmt: skip


def entries(pdf, resources):
    """Resources by kind, those of a page among them."""
    made = {"Font": {"F": font(pdf)}, "ExtGState": {"Plain": Dictionary(op=False, OP=False)}}
    for kind, more in resources.items():
        made[kind] = made.get(kind, {}) | more
    return Dictionary(
        {
            f"/{kind}": Dictionary({f"/{name}": one for name, one in more.items()})
            for kind, more in made.items()
        }
    )


def stamped(code, flags=4, rect=(60, 60, 160, 160), **resources):
    """Spoils by a note on the page that looks like that content."""

    def spoil(pdf, page):
        look = block(pdf, code, **resources)
        page.Annots = Array([pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=list(rect), F=flags, AP=Dictionary(N=look)
        ))])  # fmt: skip

    return spoil


# Where an object of a wrong kind may stand.
HOLDER_KEYS = [
    *(("root", key) for key in ("OutputIntents", "Metadata", "Names", "OCProperties", "MarkInfo", "StructTreeRoot")),
    *(("page", key) for key in ("Contents", "Resources", "TrimBox", "BleedBox", "Annots", "Group", "Rotate", "UserUnit")),
    *(("resources", key) for key in ("Font", "ExtGState", "ColorSpace", "XObject")),
    *(("font", key) for key in ("Widths", "FontDescriptor", "Subtype", "FirstChar")),
    *(("state", key) for key in ("op", "OPM", "BM", "SMask", "ca")),
    ("intent", "DestOutputProfile"),
]  # fmt: skip
