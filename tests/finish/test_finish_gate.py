"""Each rule of the ledger finds the defect that it is for, in a file that is sound without it."""

from __future__ import annotations

import re
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from newsletter.basics.diagnostic import EnvironmentFault, InternalFault, UsageError
from newsletter.finish import PROFILES
from newsletter.finish.gate import STANDARDS, hold
from newsletter.finish.inspect import inspect
from newsletter.finish.opened import Opened
from newsletter.finish.presswork import Presswork
from newsletter.pipeline import Job, build

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("gate") / "all.pdf"
    # Tables, lists, notes, links within and without, pictures.
    build(Job(SAMPLES / "contents.yaml", path, changes=()))
    return path.read_bytes()


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("gate") / "tables.pdf"
    build(Job(SAMPLES / "everything.yaml", path))
    return path.read_bytes()


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    path = tmp_path_factory.mktemp("gate") / "press.pdf"
    build(Job(SAMPLES / "everything.yaml", path, profiles=("print",), press=Presswork(coarse=True)))
    return path.read_bytes()


def changed(data, change):
    into = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(into, static_id=True)
    return into.getvalue()


def broken(data):
    """The rules that a file breaks, with the breaches of each."""
    found = {}
    with Opened(data) as opened:
        for name in STANDARDS:
            for rule, breach in STANDARDS[name].breaches(opened):
                found.setdefault(rule.id, []).append(breach)
    return found


def every(pdf, kind):
    """All structure elements of a type."""
    return [
        one
        for one in pdf.objects
        if isinstance(one, Dictionary)
        and str(one.get("/Type")) == "/StructElem"
        and Name(f"/{kind}") == one.S
    ]


def font(pdf):
    return pdf.pages[0].obj.Resources.Font["/F1"]


def below(pdf):
    return font(pdf).DescendantFonts[0]


def link(pdf):
    return next(one for page in pdf.pages for one in page.obj.get("/Annots", []))


def image(pdf):
    return next(
        one for one in pdf.objects if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype")) == "/Image"
    )


def content(pdf, change):
    stream = pdf.pages[0].obj.Contents
    before = stream.read_bytes()
    after = change(before)
    assert before != after
    stream.write(after)


def packet(pdf, old, new):
    stream = pdf.Root.Metadata
    before = stream.read_bytes()
    assert old in before
    stream.write(before.replace(old, new))


def first(old, new):
    return lambda code: code.replace(old, new, 1)


def entry(target, key, value):
    """A change that says *value* under *key* of what *target* finds; None takes the key away."""

    def change(pdf):
        one = target(pdf)
        if value is None:
            del one[key]
        else:
            one[key] = value

    return change


def root(pdf):
    return pdf.Root


def head(pdf):
    return every(pdf, "TH")[0]


def misnest(pdf):
    every(pdf, "LBody")[0].S = Name.P


def narrow(pdf):
    del every(pdf, "TR")[0].K[0]


def skip(pdf):
    for one in every(pdf, "H3"):
        one.S = Name.H6


def untext(pdf):
    stream = font(pdf).ToUnicode
    lines = stream.read_bytes().split(b"\n")
    stream.write(b"\n".join(line for line in lines if not re.fullmatch(rb"<\w{4}> <\w+>", line)))


def secretly(pdf):
    stream = font(pdf).ToUnicode
    before = stream.read_bytes()
    stream.write(re.sub(rb"(?m)^(<\w{4}>) <\w+>$", rb"\1 <E000>", before))
    assert stream.read_bytes() != before


def to_notdef(pdf):
    below(pdf).CIDToGIDMap = pdf.make_stream(b"\0" * 65536)


def bits(pdf):
    below(pdf).FontDescriptor.CIDSet = pdf.make_stream(b"\x80")


def annotated(key, value):
    """A change that puts an annotation where none was, with *value* under *key*."""

    def change(pdf):
        one = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4)
        one[key] = value
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])

    return change


def second(pdf):
    """Another profile for the archive than for the press."""
    archive = next(one for one in pdf.Root.OutputIntents if str(one.S) == "/GTS_PDFA1")
    data = archive.DestOutputProfile.read_bytes()
    archive.DestOutputProfile = pdf.make_indirect(pikepdf.Stream(pdf, data, N=4))


def state(pdf):
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(A9=Dictionary(TR=Name.Identity))


def unown(pdf):
    every(pdf, "P")[0].K = Array()


def plain(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Poem=Name("/Verse"))
    every(pdf, "P")[0].S = Name("/Poem")


PLANTS = {
    "a-header": lambda data: data.replace(data[9:14], b"%text", 1),
    "a-trailer": lambda data: data[: data.rindex(b"trailer")] + data[data.rindex(b"trailer") :].replace(b"/ID", b"/Id"),
    "a-streams": entry(image, "/F", String("elsewhere.jpg")),
    "a-limits": entry(lambda pdf: pdf.trailer.Info, "/Title", String("长" * 20000)),
    "a-intent": entry(root, "/OutputIntents", None),
    "a-devices": lambda pdf: content(pdf, lambda code: b"0 0 0 1 k\n" + code),
    "a-states": state,
    "a-images": entry(image, "/Interpolate", value=True),
    "a-embedded": entry(lambda one: below(one).FontDescriptor, "/FontFile2", None),
    "a-composite": bits,
    "a-glyphs": to_notdef,
    "a-unicode": untext,
    "a-private": secretly,
    "a-annotations": entry(link, "/F", 2),
    "a-actions": entry(lambda pdf: link(pdf).A, "/S", Name.JavaScript),
    "a-packet": entry(root, "/Metadata", None),
    "a-schemas": lambda pdf: packet(pdf, b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua", b"<pdfaSchema:namespaceURI>http://example.org"),
    "a-info": entry(lambda pdf: pdf.trailer.Info, "/Title", String("another")),
    "a-claim": lambda pdf: packet(pdf, b"conformance>A<", b"conformance>B<"),
    "a-tagged": entry(root, "/MarkInfo", None),
    "a-types": plain,
    "a-language": entry(root, "/Lang", None),
    "a-attachments": entry(root, "/Names", Dictionary(EmbeddedFiles=Dictionary())),
    "a-layers": entry(root, "/OCProperties", Dictionary(OCGs=Array(), D=Dictionary(AS=Array()))),
    "ua-claim": lambda pdf: packet(pdf, b"<pdfuaid:part>1<", b"<pdfuaid:part>9<"),
    "ua-tagged": entry(root, "/StructTreeRoot", None),
    "ua-marked": lambda pdf: content(pdf, lambda code: code + b"\n0 0 9 9 re f"),
    "ua-artifacts": lambda pdf: content(pdf, first(b"/Type /Layout", b"/Type /Ornate")),
    "ua-parents": unown,
    "ua-types": plain,
    "ua-title": entry(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", value=False),
    "ua-language": entry(root, "/Lang", String("一")),
    "ua-figures": entry(lambda pdf: every(pdf, "Figure")[0], "/Alt", None),
    "ua-headings": skip,
    "ua-scopes": entry(head, "/A", None),
    "ua-grids": narrow,
    "ua-nesting": misnest,
    "ua-notes": entry(lambda pdf: every(pdf, "Note")[0], "/ID", None),
    "ua-order": entry(lambda pdf: next(one.obj for one in pdf.pages if "/Annots" in one.obj), "/Tabs", None),
    "ua-links": entry(link, "/Contents", String("")),
    "ua-embedded": entry(lambda one: below(one).FontDescriptor, "/FontFile2", None),
    "ua-glyphs": entry(below, "/DW", 123),
    "ua-unicode": entry(font, "/ToUnicode", None),
    "u-header": lambda data: data.replace(data[9:14], b"%text", 1),
    "u-trailer": lambda data: data[: data.rindex(b"trailer")] + data[data.rindex(b"trailer") :].replace(b"/ID", b"/Id"),
    "u-streams": entry(image, "/F", String("elsewhere.jpg")),
    "u-limits": lambda pdf: content(pdf, lambda code: b"q " * 29 + code + b" Q" * 29),
    "u-intent": second,
    "u-devices": lambda pdf: content(pdf, lambda code: b"1 0 0 rg\n" + code),
    "u-states": state,
    "u-images": entry(image, "/Interpolate", value=True),
    "u-embedded": entry(lambda one: below(one).FontDescriptor, "/FontFile2", None),
    "u-composite": bits,
    "u-glyphs": to_notdef,
    "u-unicode": untext,
    "u-annotations": annotated("/F", 2),
    "u-actions": annotated("/A", Dictionary(S=Name.JavaScript, JS=String("1"))),
    "u-packet": entry(root, "/Metadata", None),
    "u-schemas": lambda pdf: packet(pdf, b"<pdfaProperty:name>Trapped<", b"<pdfaProperty:name>Entrapped<"),
    "u-info": entry(lambda pdf: pdf.trailer.Info, "/Title", String("another")),
    "u-claim": lambda pdf: packet(pdf, b"conformance>U<", b"conformance>B<"),
    "u-attachments": entry(root, "/Names", Dictionary(EmbeddedFiles=Dictionary())),
    "u-layers": entry(root, "/OCProperties", Dictionary(OCGs=Array(), D=Dictionary(AS=Array()))),
}  # fmt: skip
# Defects of the bytes, which no library would write.
OF_BYTES = {"a-header", "a-trailer", "u-header", "u-trailer"}
OF_TABLES = {
    "ua-scopes",
    "ua-grids",
    "ua-nesting",
    "ua-headings",
    "a-annotations",
    "ua-links",
    "ua-order",
    "a-actions",
}


def test_each_rule_has_a_defect_to_find():
    rules = [rule.id for name in STANDARDS for rule in STANDARDS[name].rules]
    assert sorted(rules) == sorted(set(rules)) == sorted(PLANTS)
    assert all(rule.clause for name in STANDARDS for rule in STANDARDS[name].rules)


def test_a_sound_file_keeps_all_rules(file, tables, press):
    for data in (file, tables):
        assert broken(data) == {}
        assert broken(changed(data, lambda _: None)) == {}  # nor does a rewrite by itself break any
        hold(data, STANDARDS.names)
    assert [one for one in broken(press) if one.startswith("u-")] == []
    hold(press, PROFILES["print"].standards)


@pytest.mark.parametrize("rule", PLANTS)
def test_each_rule_finds_its_defect(rule, file, tables, press):
    data = press if rule.startswith("u-") else tables if rule in OF_TABLES else file
    assert rule not in broken(data)
    data = PLANTS[rule](data) if rule in OF_BYTES else changed(data, PLANTS[rule])
    found = broken(data)
    assert rule in found
    assert all(breach.object for breach in found[rule])
    with pytest.raises(InternalFault) as caught:
        hold(data, STANDARDS.names)
    said = [dict(one.values) for one in caught.value.diagnostics]
    assert rule in {one["rule"] for one in said}


def test_a_breach_names_page_and_object(tables):
    data = changed(tables, entry(lambda pdf: every(pdf, "TH")[0], "/A", None))
    (breach,) = broken(data)["ua-scopes"]
    assert breach.page > 0
    assert re.fullmatch(r"TH, object \d+", breach.object)


def test_many_breaches_of_one_rule_are_counted(tables):
    def change(pdf):
        for one in every(pdf, "TH"):
            del one["/A"]["/Scope"]

    with pytest.raises(InternalFault) as caught:
        hold(changed(tables, change), ["pdf-ua-1"])
    (one,) = (one for one in caught.value.diagnostics if one.fault.rule == "ua-scopes")
    assert one.fault.count == len(one.fault.spots) > 5
    assert all(re.fullmatch(r"T(H|able), object \d+", spot.what) for spot in one.fault.spots)


def test_no_file_is_left_where_a_rule_is_broken(tmp_path, monkeypatch):
    from newsletter.pdf import tags

    monkeypatch.setattr(tags, "types_of", lambda elements: ["H4" for _ in elements])
    target = tmp_path / "a.pdf"
    with pytest.raises(InternalFault):
        build(Job(SAMPLES / "one-short-section.yaml", target))
    assert not target.exists()
    build(Job(SAMPLES / "one-short-section.yaml", target, draft=True))  # a draft is not held to them
    assert target.exists()


@pytest.mark.parametrize("profile", ["screen", "print"])
def test_of_the_gate_a_draft_keeps_the_counts_alone(profile, tmp_path, monkeypatch):
    asked = []
    rooms = {"apply": ("balance", "prove", "hold"), "preflight": ("preflight",)}
    for room, names in rooms.items():
        module = import_module(f"newsletter.finish.{room}")
        for name in names:
            monkeypatch.setattr(module, name, lambda *_, name=name: asked.append(name) or ())
    for draft in (True, False):
        build(Job(SAMPLES / "one-short-section.yaml", tmp_path / "a.pdf", profiles=(profile,), draft=draft))
        asked.append("")
    held = ["prove", "hold"] if profile == "screen" else ["prove", "hold", "preflight"]
    assert asked == ["balance", "", "balance", *held, ""]


def test_an_artifact_is_of_a_part_of_a_page_that_there_is(file):
    data = changed(file, lambda pdf: content(pdf, first(b"/Subtype /Footer", b"/Subtype /Foot")))
    assert [one.found for one in broken(data)["ua-artifacts"]] == ["Artifact /Foot"]


def test_a_file_is_held_to_what_it_claims(file, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(file)
    assert inspect(path).standards == ("PDF/A-2a", "PDF/UA-1")
    path.write_bytes(changed(file, PLANTS["ua-figures"]))
    assert {one.fault.rule for one in inspect(path).diagnostics} == {"ua-figures"}
    assert inspect(path, ["pdf-a-2a"]).standards == ("PDF/A-2a",)
    assert inspect(path, ["pdf-a-2u"]).standards == ("PDF/A-2u",)  # level A asks for all that level U does


def test_a_press_file_claims_the_archive(press, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(press)
    assert inspect(path).standards == ("PDF/X-4", "PDF/A-2u")
    path.write_bytes(changed(press, PLANTS["u-unicode"]))
    assert "u-unicode" in {one.fault.rule for one in inspect(path).diagnostics if one.fault}


def say(text):
    return lambda pdf: content(pdf, lambda code: code + text)


def drawing(pdf):
    return next(
        one for one in pdf.objects if isinstance(one, pikepdf.Stream) and str(one.get("/Subtype")) == "/Form"
    )


def draw(pdf):
    form = drawing(pdf)
    form.write(form.read_bytes() + b"\n1 0 0 rg 0 0 9 9 re f")


def resource(kind, key, value):
    """A change that puts *value* under *key* of a page's resources of a *kind*."""

    def change(pdf):
        held = pdf.pages[0].obj.Resources
        if f"/{kind}" not in held:
            held[f"/{kind}"] = Dictionary()
        held[f"/{kind}"][f"/{key}"] = value

    return change


def ink(space, name="/Rose"):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 0, 0], N=1)
    return resource("ColorSpace", "Z9", Array([Name.Separation, Name(name), Name(space), tint]))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (say(b" BT <" + b"41" * 32768 + b"> Tj ET"), "string > 32767"),
        (say(b" BT (" + b"\\)" * 32767 + b") Tj ET"), None),
        (say(b" BT (" + b"\\101" * 32768 + b") Tj ET"), "string > 32767"),
        (say(b" /" + b"n" * 128 + b" BMC EMC"), "name 128"),
        (say(b" /" + b"#6E" * 127 + b" BMC EMC"), None),
        (say(b" /" + b"#6E" * 128 + b" BMC EMC"), "name 128"),
        (say(b" q" * 28 + b" Q" * 28), None),
        (entry(lambda pdf: pdf.pages[0].obj, "/ArtBox", Array([0, 0, 2, 9])), "ArtBox 2 × 9"),
        (entry(lambda pdf: pdf.pages[0].obj, "/MediaBox", Array([-1, 0, 14400, 9])), "MediaBox 14401 × 9"),
        (ink("/DeviceCMYK", "/" + "n" * 128), "name 128"),
    ],
)
def test_each_limit_is_held(press, change, found):
    breaches = broken(changed(press, change)).get("u-limits", [])
    assert [one.found for one in breaches] == ([found] if found else [])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (draw, "u-devices"),
        (ink("/DeviceRGB"), "u-devices"),
        (ink("/DeviceCMYK"), None),
        (resource("ColorSpace", "Z9", Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])), "u-devices"),
        (resource("Shading", "Z9", Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)), "u-devices"),
        (entry(lambda pdf: pdf.pages[0].obj.Group, "/CS", Name.DeviceRGB), "u-devices"),
    ],
)
def test_colours_are_followed_into_drawings_and_spaces(press, change, rule):
    found = broken(changed(press, change))
    assert ("u-devices" in found) is (rule is not None)
    if rule:
        assert {one.found for one in found[rule]} == {"/DeviceRGB"}


def test_a_private_character_that_is_spoken_of_is_kept(file):
    def spoken(pdf):
        secretly(pdf)
        for kind in ("H1", "H2", "H3", "P", "Lbl", "LBody", "Caption", "TD", "TH"):
            for one in every(pdf, kind):
                one.ActualText = String("一")

    before = broken(changed(file, secretly))["a-private"]
    after = broken(changed(file, spoken)).get("a-private", [])
    assert before
    assert len(after) < len(before)


def test_a_property_that_is_not_known_has_to_be_described(file):
    strange = changed(
        file, lambda pdf: packet(pdf, b"</pdf:Producer>", b"</pdf:Producer><pdf:Trapped>False</pdf:Trapped>")
    )
    assert [one.found for one in broken(strange)["a-schemas"]] == ["pdf:Trapped"]


def test_a_file_that_claims_nothing_is_told(file, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(changed(file, PLANTS["a-packet"]))
    found = inspect(path)
    assert (found.standards, found.claims) == (("trade",), ())
    assert "H651" in {one.code for one in found.diagnostics}


def test_what_is_no_file_is_told(tmp_path):
    path = tmp_path / "a.pdf"
    with pytest.raises(EnvironmentFault):
        inspect(path)
    path.write_bytes(b"%PDF-1.7 cut")
    with pytest.raises(EnvironmentFault):
        inspect(path)
    with pytest.raises(UsageError):
        inspect(path, ["pdf-a-9"])
