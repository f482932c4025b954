"""Colours and pictures: the output intent, what is painted without one, graphics states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.finish.clauses.file import named
from newsletter.finish.opened import under
from newsletter.finish.rule import Breach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newsletter.finish.opened import Opened

_DEVICES = {
    "rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK", "K": "/DeviceCMYK",
    "g": "/DeviceGray", "G": "/DeviceGray",
}  # fmt: skip
# Device spaces of pictures, shadings and groups, and those that stand in for others.
_SPACES = re.compile(
    rb"(?:/(?:ColorSpace|CS|Indexed)|/Separation /[^\s/]+|/DeviceN \[[^\]]*\])\s+(/Device(?:RGB|CMYK))\b"
)
_ICC = {b"RGB ": "/DeviceRGB", b"CMYK": "/DeviceCMYK", b"GRAY": "/DeviceGray"}
_COUNTS = {"/DeviceRGB": 3, "/DeviceCMYK": 4, "/DeviceGray": 1}
_MODES = (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight "
    "Difference Exclusion Hue Saturation Color Luminosity"
)
_BLENDS = frozenset(f"/{name}" for name in _MODES.split())


def _profile(opened: Opened, kind: str = "/GTS_PDFA1") -> Any:  # noqa: ANN401 - pikepdf's object, or None
    for one in under(opened.root, "/OutputIntents"):
        if str(one.get("/S")) == kind:
            return one.get("/DestOutputProfile")
    return None


def _space(profile: Any) -> str:  # noqa: ANN401 - as above
    """The device space whose colours a profile's are; empty without one."""
    return "" if profile is None else _ICC.get(profile.read_bytes()[16:20], "")


def intent(opened: Opened) -> Iterator[Breach]:
    """An output intent of PDF/A with a sound profile, and no second profile (ISO 19005-2 §6.2.3)."""
    intents = list(under(opened.root, "/OutputIntents"))
    profile = _profile(opened)
    if profile is None:
        yield Breach("catalogue", "OutputIntents")
        return
    data, space = profile.read_bytes(), _space(profile)
    if data[36:40] != b"acsp" or len(data) != int.from_bytes(data[:4], "big") or data[8] > 4:
        yield Breach(named(profile), "ICC")
    if not space or int(profile.get("/N", 0)) != _COUNTS[space]:
        yield Breach(named(profile), f"N {profile.get('/N')}")
    others = {one.DestOutputProfile.objgen for one in intents if "/DestOutputProfile" in one}
    if len(others) > 1:
        yield Breach("catalogue", "OutputIntents")


def devices(opened: Opened) -> Iterator[Breach]:
    """Colours of a device are those of the output intent, in drawings, pictures and shadings, too; grey is in every one (§6.2.4.3)."""
    space = _space(_profile(opened))
    for scope in opened.scopes:
        used = {_DEVICES[op.name] for op in scope.ops if op.name in _DEVICES}
        used |= {str(op.operands[0]) for op in scope.ops if op.name in {"cs", "CS"}} & _COUNTS.keys()
        for wrong in sorted(used - {space, "/DeviceGray"}):
            yield Breach("content", wrong, scope.page)
    for one, written in opened.written:
        found = {name.decode("ascii") for name in _SPACES.findall(written)}
        for wrong in sorted(found - {space, "/DeviceGray"}):
            yield Breach(named(one), wrong)


def images(opened: Opened) -> Iterator[Breach]:
    """Pictures without alternates and without smoothing; no PostScript, nothing by reference (§6.2.8, §6.2.9)."""
    for one in opened.objects:
        kind = str(one.get("/Subtype"))
        if kind == "/Image":
            if bool(one.get("/Interpolate", False)):
                yield Breach(named(one), "Interpolate")
            for key in ("/Alternates", "/OPI"):
                if key in one:
                    yield Breach(named(one), key)
        if kind == "/PS" or (kind == "/Form" and ("/Ref" in one or "/PS" in one or "/OPI" in one)):
            yield Breach(named(one), kind)


def states(opened: Opened) -> Iterator[Breach]:
    """Graphics states without transfer functions, with blend modes that there are (§6.2.5, §6.2.10)."""
    for number, resources, _ in opened.scopes:
        for name, state in under(resources, "/ExtGState").items():
            if "/TR" in state or "/HTP" in state or str(state.get("/TR2", "/Default")) != "/Default":
                yield Breach(name, "TR", number)
            if str(state.get("/BM", "/Normal")) not in _BLENDS:
                yield Breach(name, f"BM {state.BM}", number)
