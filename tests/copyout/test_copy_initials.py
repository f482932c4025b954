"""An initial copies before the rest of its word, and a reading after its own (T48, T71)."""

import re
import shutil
import subprocess

import pypdfium2
import pytest

from newsletter.pipeline import Job, build

LEAD = "腊月二十七，年味正浓，全区卫健干部已经返岗，电话一响，应急小队就出门，一直忙到深夜也没有停下来。"
FIRST = "“守在古塔下”是{全区|quánqū}干部的一句话。领导小组当天成立，各社区 19 场培训同时开始，没有一个人请假，也没有一个人叫苦。"
CONTENT = f"""\
publication: {{name: 古塔卫健, issuer: 古塔区卫健局}}
issue: {{number: 12, date: 2020-03-05}}
headline: 首字下沉
lead: {LEAD}
sections:
  - blocks:
      - "{FIRST}"
      - 第二段照常缩进两个字，不再下沉。
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("initials")
    path, target = folder / "a.yaml", folder / "a.pdf"
    path.write_text(CONTENT, encoding="utf-8")
    result = build(
        Job(path, target, changes=(("dress.lead.drop-cap", "2"), ("dress.paragraph.drop-cap", "3")))
    )
    assert result.diagnostics == ()
    return target


def bare(text):
    return re.sub(r"\s+", "", text)


def expected():
    read = re.sub(r"\{(.*?)\|(.*?)\}", r"\1\2", FIRST)
    return [bare(LEAD), bare(read)]


def test_pdfium_copies_paragraphs_with_initials_in_order(made):
    with pypdfium2.PdfDocument(made) as file:
        text = bare("".join(page.get_textpage().get_text_range() for page in file))
    for words in expected():
        assert words in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_copies_paragraphs_with_initials_in_order(made):
    command = ["pdftotext", "-raw", str(made), "-"]
    text = bare(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    for words in expected():
        assert words in text
