"""What tagged files are accepted by, each check by its number: text, order, headings, figures, tables, links, outline."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import groupby
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from listening import bare, heard, heard_by_poppler, spoken

from newsletter import display, model, page, pdf, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import LAYOUTS, available, find
from newsletter.finish import PROFILES
from newsletter.finish.opened import Opened
from newsletter.lines import Typesetter
from newsletter.pipeline import Job, build
from newsletter.shaping import FontBook

ROOT = Path(__file__).parents[2]
HEAD = "publication: {name: 柳湾乡讯, issuer: 柳湾村}\nissue: {number: 3, date: 2024-05-06}\n"
RARE = "𠮷㐂䶮"
SPANS = f"""\
{HEAD}headline: 语言与生僻字 | Words and Rare Letters
lead: 腊月二十七，年味正浓，全区干部已经返岗，电话一响，应急小队就出门，一直忙到深夜也没有停下来。
sections:
  - heading: 各国文字
    blocks:
      - 生僻字{RARE}三个，都写在这一段里。
      - {{paragraph: {{text: 春はあけぼの。, lang: ja}}}}
      - {{paragraph: {{text: 這是繁體字的一段。, lang: zh-Hant}}}}
      - {{paragraph: {{text: Written in English., lang: en}}}}
      - This one says of itself what it is.
      - 药盒上印着Keep out of reach of children，Wi-Fi 的密码不变。
      - {{paragraph: {{text: The office 便民服务中心 opens at nine., lang: en}}}}
      - “守在古塔下”是{{全区|quánqū}}干部的一句话。
      - 全文见[官方网站](https://example.org/a)，也可以写信到[编辑部](mailto:a@example.org)。
  - heading: 图与表
    blocks:
      - image: {{src: images/mask.svg, alt: 护目镜和口罩之间的一张脸, caption: 值班}}
      - image: {{src: images/seal.svg, decorative: true}}
      - table: [[组, 人数, 天], [{{text: 东片, columns: 3}}], [一组, "12", "3"], [{{text: 西片, columns: 3}}], [二组, "7", "4"]]
      - table: {{rows: [[地点, 村委会], [时间, 上午八点]], header: false}}
"""
PLAIN = """\
    kicker: 夜巡
    byline: 本刊记者
    sections:
      - heading: 六百四十步
        blocks: [老街一共六百四十步，从东头的石桥到西头的水塔。, {heading: {text: 再往前, level: 3}}, 记门牌的是个学生。]
      - heading: 今晚
        blocks: [今晚全都有人应。]
"""
ARTICLES = "".join(
    f"  - headline: {title}\n{PLAIN}" for title in ("第一篇的题目", "第二篇的题目", "第三篇的题目")
)
SEVERAL = f"{HEAD}articles:\n{ARTICLES}"
SINGLE = HEAD + "headline: 只有一篇\n" + re.sub(r"^    ", "", PLAIN, flags=re.MULTILINE)
PARTS = "一二三四五六七八九十"
FIELDS = "这一年秋天雨水匀，坡上的谷子比往年早熟了七天，家家都在场上忙。"
# The first goes on over the page, and the last has no headline.
BROKEN = f"""\
{HEAD}articles:
  - headline: 第一篇的题目
    sections:
{"".join(f"      - heading: 第{part}段{chr(10)}        blocks: [{FIELDS * 16}]{chr(10)}" for part in PARTS)}\
{ARTICLES[ARTICLES.index("  - headline: 第二篇") :]}\
  - module: guide
    sections: [{{blocks: [没有标题的一栏。]}}]
"""
PICTURED = f"""\
{HEAD}articles:
  - headline: 第一篇的题目
    sections: [{{blocks: [第一篇的末句。]}}]
  - headline: 第二篇的题目
    sections: [{{blocks: [{{image: {{src: images/seal.svg, alt: 第二篇的图}}}}, 第二篇的末句。]}}]
"""
LEVELS = re.compile(r"H[1-6]")


@pytest.fixture(scope="module")
def spans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spans")
    shutil.copytree(ROOT / "tests/samples/images", folder / "images")
    path, target = folder / "content.yaml", folder / "a.pdf"
    path.write_text(SPANS, encoding="utf-8")
    # At the size that texts have in a full issue, so that links keep to their lines.
    (folder / "plain.yaml").write_text("extends: bulletin\nsparse: []\n", encoding="utf-8")
    build(Job(path, target, layout=str(folder / "plain.yaml")))
    return target


@pytest.fixture(scope="module")
def opened(spans):
    with Opened(spans.read_bytes()) as file:
        yield file


def made(text, layout, folder, profile="screen"):
    """The file of a content in a layout."""
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    document = model.load(source.read(path), KINDS)
    design = resolve(source.read(find(layout)), KINDS)
    drawn = display.place(page.compose(realize.flow(document, design), Typesetter(FontBook())))
    return pdf.paint(drawn, PROFILES[profile]).data


def elements(file, kind):
    return [one for one in file.elements if one.type == kind]


def said(file, element):
    """The words of an element and of all below it."""
    return bare(heard(file, element.object))


# Text


def copied(path):
    """The text of a file by all readers that there are."""
    with pypdfium2.PdfDocument(path) as file:
        yield "".join(sheet.get_textpage().get_text_range() for sheet in file)
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-raw", str(path), "-"]
        yield subprocess.run(command, capture_output=True, check=True, text=True).stdout
    try:
        import pymupdf
    except ImportError:
        return
    with pymupdf.open(path) as file:
        yield "".join(sheet.get_text() for sheet in file)


def test_rare_characters_are_those_that_were_typed(spans, opened):  # check 38
    for text in (*copied(spans), heard(opened)):
        assert RARE in bare(text)


def test_lines_join_without_blanks_and_a_reading_follows_its_word(spans, opened):  # check 39
    lead = "腊月二十七，年味正浓，全区干部已经返岗，电话一响，应急小队就出门，一直忙到深夜也没有停下来。"
    for text in (heard(opened), heard_by_poppler(spans)):
        assert lead in text
        assert "“守在古塔下”是全区quánqū干部的一句话。" in text


@pytest.mark.parametrize("layout", ["bulletin", "xiaobao", "vertical"])
def test_each_article_is_read_from_head_to_end(layout, tmp_path):  # check 40
    with Opened(made(SEVERAL, layout, tmp_path)) as file:
        articles = [said(file, one) for one in elements(file, "Art")]
    assert len(articles) == 3
    for words, title in zip(articles, ("第一篇的题目", "第二篇的题目", "第三篇的题目"), strict=True):
        order = (title, "本刊记者", "六百四十步", "老街一共", "再往前", "记门牌", "今晚", "全都有人应")
        assert "夜巡" in words[: words.find("本刊记者")]  # where it stands is the layout's choice
        places = [words.find(one) for one in order]
        assert -1 not in places
        assert places == sorted(places)


def test_a_broken_story_is_read_in_one_go(tmp_path):  # check 40, check 47
    data = made(BROKEN, "xiaobao", tmp_path)
    with Opened(data) as file:
        words = [said(file, one) for one in elements(file, "Art")]
    assert words[0] == "第一篇的题目" + "".join(f"第{part}段{FIELDS * 16}" for part in PARTS)
    assert [one[:8] for one in words[1:]] == ["夜巡第二篇的题目", "夜巡第三篇的题目", "没有标题的一栏。"]
    assert words[2].endswith("今晚全都有人应。")  # and not with what has no headline
    # The outline follows the stories, too, and not the pages.
    found = outline(data)
    assert [(depth, title) for depth, title, _ in found[:12]] == [
        (0, "第一篇的题目"),
        *((1, f"第{part}段") for part in PARTS),
        (0, "第二篇的题目"),
    ]
    assert [number for _, _, number in found[10:12]] == [2, 1]


def test_a_picture_above_its_headline_belongs_to_its_article(tmp_path):  # check 40
    shutil.copytree(ROOT / "tests/samples/images", tmp_path / "images")
    with Opened(made(PICTURED, "digest", tmp_path)) as file:
        (picture,) = elements(file, "Figure")
        kinds = [one.type for one in file.elements]
        articles = [at for at, kind in enumerate(kinds) if kind == "Art"]
        assert articles[1] < file.elements.index(picture) < kinds.index("H2", articles[1])


# Headings


def headings(data):
    with Opened(data) as file:
        found = [one for one in file.elements if LEVELS.fullmatch(one.type)]
        return [(one.type, said(file, one)) for one in found]


@pytest.mark.parametrize("layout", sorted(available(ROOT, LAYOUTS)))
def test_the_publication_is_h1_once_over_several_articles(layout, tmp_path):  # check 41
    found = headings(made(SEVERAL, layout, tmp_path))
    kinds = [kind for kind, _ in found]
    assert kinds == ["H1", *["H2", "H3", "H4", "H3"] * 3]
    assert found[0][1] == "柳湾乡讯"  # without the number and date
    assert [words for kind, words in found if kind == "H2"] == [
        "第一篇的题目",
        "第二篇的题目",
        "第三篇的题目",
    ]


@pytest.mark.parametrize("layout", sorted(available(ROOT, LAYOUTS)))
def test_the_headline_of_a_single_article_is_h1_once(layout, tmp_path):  # check 41
    found = headings(made(SINGLE, layout, tmp_path))
    assert [kind for kind, _ in found] == ["H1", "H2", "H3", "H2"]
    assert found[0][1] == "只有一篇"


def test_what_stands_beside_the_name_is_a_paragraph_beneath_it(tmp_path):  # check 41
    data = made(SEVERAL, "digest", tmp_path)
    with Opened(data) as file:
        name, beside = file.elements[1:3] if file.elements[0].type == "Document" else file.elements[:2]
        assert [(one.type, said(file, one)) for one in (name, beside)] == [
            ("H1", "柳湾乡讯"),
            ("P", "第3期2024年5月6日"),
        ]
        assert file.page_of(name) == file.page_of(beside) == 1


def test_the_name_is_a_heading_on_the_first_page_alone(tmp_path):  # check 41
    with Opened(made(SEVERAL, "xiaobao", tmp_path)) as file:
        (name,) = elements(file, "H1")
        assert file.page_of(name) == 1
        assert all(isinstance(kid, int) for kid in name.kids)


# Figures and tables


def test_figures_say_what_the_author_wrote_and_ornament_is_none(opened):  # check 42
    assert [str(one.object.Alt) for one in elements(opened, "Figure")] == ["护目镜和口罩之间的一张脸"]
    # The decorative picture is drawn, in an artifact.
    assert "seal" not in heard(opened)


def attributes(element):
    own = element.object.get("/A")
    return {str(key): str(value) for key, value in own.items()} if own is not None else {}


def test_heads_of_tables_say_what_they_head(opened):  # check 43
    heads = [
        (said(opened, one), attributes(one)["/Scope"], attributes(one).get("/ColSpan"))
        for one in elements(opened, "TH")
    ]
    assert heads == [
        *((word, "/Column", None) for word in ("组", "人数", "天")),
        ("东片", "/Column", "3"),
        ("西片", "/Column", "3"),
        ("地点", "/Row", None),
        ("时间", "/Row", None),
    ]
    assert {attributes(one)["/O"] for one in elements(opened, "TH")} == {"/Table"}
    assert len(elements(opened, "TD")) == 8


# Links and furniture


def test_links_lead_there_and_back(opened):  # check 44
    tree = opened.root.StructTreeRoot.ParentTree.Nums
    parents = dict(zip(map(int, tree[::2]), tree[1::2], strict=True))
    links = elements(opened, "Link")
    assert [said(opened, one) for one in links] == ["官方网站", "编辑部"]
    for (number, area), link in zip(opened.annotations, links, strict=True):
        assert int(area.F) == 4
        assert str(area.Contents) == said(opened, link)
        assert parents[int(area.StructParent)].objgen == link.object.objgen
        (held,) = [kid for kid in link.kids if not isinstance(kid, int) and str(kid.get("/Type")) == "/OBJR"]
        assert held.Obj.objgen == area.objgen
        assert str(opened.pages[number - 1].Tabs) == "/S"


def artifacts(file, sheet):
    """Each artifact of a page: its type, subtype, and whether text stands in it."""
    found, stack = [], []
    for op in file.content[sheet - 1]:
        if op.name in {"BDC", "BMC"}:
            own = op.operands[1] if op.name == "BDC" else {}
            if str(op.operands[0]) == "/Artifact":
                stack.append([str(own.get("/Type")), str(own.get("/Subtype", "")), False])
                found.append(stack[-1])
            else:
                stack.append(None)
        elif op.name == "EMC":
            stack.pop()
        elif op.name in {"Tj", "TJ"}:
            for one in filter(None, stack):
                one[2] = True
    return [tuple(one) for one in found]


def test_furniture_and_ornament_are_artifacts_of_a_sort(tmp_path):  # check 45
    with Opened(made(SEVERAL, "xiaobao", tmp_path)) as file:
        found = set(artifacts(file, 1))
    assert ("/Pagination", "/Header", True) in found  # the number of the issue
    assert ("/Pagination", "/Footer", True) in found  # the folio
    assert ("/Pagination", "/Header", False) in found  # the rules below the name
    assert {kind for kind, _, _ in found} <= {"/Pagination", "/Layout", "/Background"}
    assert {sub for kind, sub, _ in found if kind != "/Pagination"} == {""}


def test_a_ground_is_a_background(tmp_path):  # check 45
    with Opened(made(SINGLE, "bulletin", tmp_path)) as file:
        assert ("/Background", "", False) in artifacts(file, 1)


# Languages and the outline


def test_languages_are_said_where_they_change(opened):  # check 46
    assert str(opened.root.Lang) == "zh-CN"
    assert bool(opened.root.ViewerPreferences.DisplayDocTitle)
    langs = {said(opened, one): str(one.object.get("/Lang", "")) for one in elements(opened, "P")}
    assert langs["春はあけぼの。"] == "ja"
    assert langs["這是繁體字的一段。"] == "zh-TW"
    assert langs["WritteninEnglish."] == langs["Thisonesaysofitselfwhatitis."] == "en"
    assert langs["“守在古塔下”是全区quánqū干部的一句话。"] == ""
    heard_in = {bare(words): lang for lang, words in spoken(opened)}
    assert heard_in["春はあけぼの。"] == "ja"
    assert heard_in["這是繁體字的一段。"] == "zh-TW"
    assert heard_in["“守在古塔下”是全区quánqū干部的一句话。"] == "zh-CN"


def test_phrases_are_read_in_their_language(opened):  # check 46
    said = [
        (lang, bare("".join(words for _, words in some)))
        for lang, some in groupby(spoken(opened), key=lambda part: part[0])
    ]
    at = said.index(("en", "Keepoutofreachofchildren"))
    assert said[at - 1][1].endswith("药盒上印着")
    assert said[at + 1][1].startswith("，Wi-Fi的密码不变。")
    at = said.index(("en", "Theoffice"))
    assert said[at + 1 : at + 3] == [("zh-CN", "便民服务中心"), ("en", "opensatnine.")]


PHRASES = SINGLE.replace(
    "今晚全都有人应。",
    '"药盒上写着{全区|quánqū}也有Keep out of reach of children，门口贴着“No smoking here”的牌子。"',
)


@pytest.mark.parametrize("layout", ["bulletin", "vertical"])
def test_phrases_do_not_part_what_is_copied(layout, tmp_path):  # check 37, check 39
    path = tmp_path / "a.pdf"
    path.write_bytes(made(PHRASES, layout, tmp_path))
    for text in list(copied(path))[:2]:  # by PDFium and poppler
        said = re.sub(r"\r?\n", "", text) if layout == "bulletin" else text
        assert "quánqū也有Keep out of reach of children，门口贴" in said


def outline(data):
    """The outline's entries: depth, words, page from 1."""
    with Opened(data) as file:
        names = {page.objgen: number for number, page in enumerate(file.pages, 1)}
        dests = file.root.get("/Dests", {})

        def walk(items, depth):
            for item in items:
                place = item.destination
                place = (
                    place if isinstance(place, pikepdf.Array) else dests[f"/{str(place).removeprefix('/')}"]
                )
                place = place if isinstance(place, pikepdf.Array) else place.D
                yield depth, item.title, names[place[0].objgen]
                yield from walk(item.children, depth + 1)

        with file.pdf.open_outline() as found:
            return list(walk(found.root, 0))


@pytest.mark.parametrize("layout", ["bulletin", "xiaobao", "digest"])
def test_the_outline_has_an_entry_for_each_article_on_its_page(layout, tmp_path):  # check 47
    data = made(SEVERAL, layout, tmp_path)
    found = outline(data)
    with Opened(data) as file:
        heads = [(said(file, one), file.page_of(one)) for one in elements(file, "H2")]
    assert [(words, number) for depth, words, number in found if depth == 0] == heads
    assert [depth for depth, _, _ in found] == [0, 1, 2, 1] * 3


def test_a_title_in_two_languages_is_one_entry_and_one_heading(tmp_path):  # check 41, check 47
    text = SINGLE.replace("只有一篇", "五月的柳湾 | Liuwan in May")
    data = made(text, "bilingual", tmp_path)
    assert outline(data)[0][:2] == (0, "五月的柳湾 Liuwan in May")
    assert [kind for kind, _ in headings(data)] == ["H1", "H2", "H3", "H2"]
    assert headings(data)[0][1] == "五月的柳湾LiuwaninMay"
