"""The steps that make a painted file PDF/X: output intent, identification, dates, blending space, file ID."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.finish.press_xmp import packet
from newsletter.pdf.paint import claimed
from newsletter.pictures.condition import REGISTRY

if TYPE_CHECKING:
    import pikepdf

    from newsletter.pdf import Painted, Profile
    from newsletter.pictures.condition import Condition

# PDF/X asks for dates. Where SOURCE_DATE_EPOCH gives none a file has this one, so that two builds are alike (R9).
_DATE = "D:19800101000000Z"
_TITLE = "Newsletter"
# The standard that a press file may keep besides.
ARCHIVE = "pdf-a-2u"


def pressed(painted: Painted, profile: Profile) -> Painted:
    """*painted* as the PDF/X standard of *profile* asks (ISO 15930-4 for X-1a:2003, 15930-7 for X-4).

    A profile without a standard, or without a condition to print under, leaves the file alone.
    """
    if not profile.standard or profile.condition is None:
        return painted
    import pikepdf

    archived = ARCHIVE in claimed(painted.drawn, profile)
    with pikepdf.open(BytesIO(painted.data)) as pdf:
        info = _inform(pdf, profile)
        digest = hashlib.sha256(painted.data).hexdigest()[:32]
        pdf.Root.Metadata = pikepdf.Stream(pdf, packet(info, profile, digest, archived=archived))
        pdf.Root.Metadata.Type = pikepdf.Name.Metadata
        pdf.Root.Metadata.Subtype = pikepdf.Name.XML
        pdf.Root.OutputIntents = pikepdf.Array(_intents(pdf, profile.condition, archived=archived))
        for key in ("/PageMode", "/OpenAction", "/Outlines"):
            if key in pdf.Root:
                del pdf.Root[key]
        if profile.transparency:
            for page in pdf.pages:
                page.obj.Group = pikepdf.Dictionary(
                    Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK
                )
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            force_version=".".join(map(str, profile.version)),
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return replace(painted, data=written.getvalue())


def _inform(pdf: pikepdf.Pdf, profile: Profile) -> dict[str, str]:
    """Complete the information dictionary; gives it as text."""
    import pikepdf

    info = pdf.docinfo
    for key, value in (("/Title", _TITLE), ("/CreationDate", _DATE), ("/ModDate", _DATE)):
        if key not in info:
            info[key] = pikepdf.String(value)
    info["/Trapped"] = pikepdf.Name("/False")
    if profile.standard != "PDF/X-4":
        info["/GTS_PDFXVersion"] = pikepdf.String(profile.standard)
    return {key[1:]: str(value) for key, value in info.items()}


def _intents(pdf: pikepdf.Pdf, condition: Condition, *, archived: bool) -> list[pikepdf.Object]:
    """The output intent, the profile embedded (ISO 32000-2 §14.11.5).

    An *archived* file has the same again for PDF/A, on the one profile (ISO 19005-2 §6.2.3).
    """
    import pikepdf

    stream = pikepdf.Stream(pdf, zlib.compress(condition.data, 9), Filter=pikepdf.Name.FlateDecode)
    stream.N = 4
    stream.Alternate = pikepdf.Name.DeviceCMYK
    profile = pdf.make_indirect(stream)
    return [_intent(pdf, condition, profile, kind) for kind in ("/GTS_PDFX", "/GTS_PDFA1")[: 1 + archived]]


def _intent(pdf: pikepdf.Pdf, condition: Condition, profile: pikepdf.Object, kind: str) -> pikepdf.Object:
    import pikepdf

    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name(kind),
        OutputConditionIdentifier=pikepdf.String(condition.name),
        OutputCondition=pikepdf.String(condition.title),
        Info=pikepdf.String(condition.title),
        DestOutputProfile=profile,
    )
    if condition.registered:
        intent.RegistryName = pikepdf.String(REGISTRY)
    return pdf.make_indirect(intent)
