"""Page numbers from the file to the PDF: what is printed, and where a click on it goes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from newsletter import display, finish, model, page, pdf, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve, turned
from newsletter.display.ops import Group, Link
from newsletter.flow.node import INSIDE
from newsletter.lines import Typesetter
from newsletter.pipeline import Job, check
from newsletter.shaping import FontBook
from newsletter.source.read import read_text

SAMPLE = Path(__file__).parents[1] / "samples/contents.yaml"
LAYOUTS = {
    "bulletin": "",
    "facing": "sheet: {pages: 4}\ncolumns: {inside: 30mm}\n"
    "masters: {left: {bottom: 40L, furniture: []}, right: {bottom: 44L}}\n",
    "vertical": "writing: vertical\ncolumns: {measure: 30em}\n"
    "masters: {first: {top: 4L, bottom: 32L}, inner: {top: 4L, bottom: 32L}, last: {top: 4L, bottom: 32L}}\n",
    "one": "columns: {count: 1, measure: 40em}\ndress: {toc: {number-at: start, number: '第{}版'}}\n",
}


def drawn(folder: Path, layout: str, content: str = ""):
    path = SAMPLE if not content else folder / "content.yaml"
    if content:
        path.write_text(content, "utf-8")
        shutil.copytree(SAMPLE.parent / "images", folder / "images")
    document = model.load(source.read(path), KINDS)
    look = resolve(read_text(f"extends: bulletin\n{LAYOUTS[layout]}".encode(), folder / "layout.yaml"), KINDS)
    pages = page.compose(
        realize.flow(document, look),
        Typesetter(FontBook()),
        lambda knobs: realize.flow(document, turned(look, knobs)),
    )
    return pages, display.place(pages)


def links(ops):
    for op in ops:
        if isinstance(op, Group):
            yield from links(op.ops)
        elif isinstance(op, Link):
            yield op


def printed(drawing) -> dict[str, set[int]]:
    """The numbers that are links, by the name of the place that they go to."""
    found: dict[str, set[int]] = {}
    for link in links(op for one in drawing.pages for op in one.ops):
        if link.target.startswith(INSIDE) and link.text.isdecimal():
            found.setdefault(link.target.removeprefix(INSIDE), set()).add(int(link.text))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_numbers_printed_are_the_pages_on_which_their_places_stand(tmp_path, layout):
    pages, drawing = drawn(tmp_path, layout)
    where = {target.name: target.page for target in drawing.targets}
    assert printed(drawing) == {name: {number} for name, number in where.items()}
    assert set(where) == {"ferry", "xiaomi", "lanes", "home", "notices", "kitchen"}
    # The outline is made of what is drawn and knows nothing of references.
    outline = {mark.title: mark.page for mark in drawing.outline}
    assert [where[name] for name in ("ferry", "lanes", "notices")] == [
        outline[title] for title in ("开江的头一趟船", "六十四个晚上的老街", "启事")
    ]
    assert not [one for one in pages.diagnostics if one.code == "W530"]


def test_numbers_are_true_where_the_text_is_turned_to_fit(tmp_path):
    content = f"fit: {{pages: 3}}\n{SAMPLE.read_text('utf-8')}"
    pages, drawing = drawn(tmp_path, "bulletin", content)
    assert len(pages.pages) == 3
    assert "H508" in [one.code for one in pages.diagnostics]
    assert printed(drawing) == {target.name: {target.page} for target in drawing.targets}


def test_a_list_of_more_than_nine_pages_settles_with_figures_that_end_level(tmp_path):
    article = (
        "  - headline: 第{n}篇\n    sections:\n      - blocks:\n" + "        - 船到江心，风压下来。\n" * 30
    )
    articles = "".join(article.format(n=n) + "        - {break: page}\n" for n in range(1, 14))
    content = f"publication: 河湾\narticles:\n  - sections: [{{blocks: [{{toc: {{depth: 1}}}}]}}]\n{articles}"
    pages, drawing = drawn(tmp_path, "bulletin", content)
    numbers = printed(drawing)
    assert sorted(number for some in numbers.values() for number in some) == [
        target.page for target in drawing.targets
    ]
    assert max(target.page for target in drawing.targets) > 9
    ends = {round(link.frame.right, 2) for link in links(drawing.pages[0].ops) if link.text.isdecimal()}
    assert ends <= {round(column.right, 2) for column in pages.pages[0].columns}
    assert not pages.diagnostics


def destinations(data: bytes) -> list[tuple[str, int, float]]:
    """Each link inside the file: its words, the page it goes to, the height there."""
    with pikepdf.open(BytesIO(data)) as file:
        pages = {one.objgen: number for number, one in enumerate(file.pages, 1)}
        found = []
        for one in file.pages:
            for link in one.obj.get("/Annots", []):
                if link.A.S == "/GoTo":
                    where = link.A.D
                    found.append((str(link.Contents), pages[where[0].objgen], float(where[3])))
    return found


def test_a_click_on_a_line_or_a_number_goes_to_its_place(tmp_path):
    _, drawing = drawn(tmp_path, "bulletin")
    data = pdf.paint(drawing, finish.PROFILES["screen"]).data
    found = destinations(data)
    assert len(found) == sum(
        link.target.startswith(INSIDE) for one in drawing.pages for link in links(one.ops)
    )
    height = drawing.sheet.size.height
    for words, number, top in found:
        assert not words.isdecimal() or int(words) == number
        assert min(abs(height - one.y - top) for one in drawing.targets if one.page == number) < 0.01
    assert ("六十四个晚上的老街", 2) in {one[:2] for one in found}


def test_a_file_for_print_has_no_links(tmp_path):
    _, drawing = drawn(tmp_path, "bulletin")
    data = pdf.paint(drawing, replace(finish.PROFILES["print"], refuses=0.0)).data
    assert destinations(data) == []
    with pikepdf.open(BytesIO(data)) as file:
        assert not [one for one in file.pages if "/Annots" in one.obj]


def test_the_sample_is_sound():
    assert check(Job(SAMPLE)).diagnostics == ()
