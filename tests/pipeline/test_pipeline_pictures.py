"""Pictures through the whole walk: words in drawings, and what they lack, told where the picture is named."""

import pikepdf
import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.pipeline import Job, build

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><text x="9" y="50">{}</text></svg>'
CONTENT = """\
version: 1
publication: 清溪社区
headline: 春耕时节话防火
sections:
  - blocks:
      - image: {src: plan.svg, alt: 一张图}
      - 三支巡山小队每天早晚各走一遍后山。
"""


@pytest.fixture
def content(tmp_path):
    def written(words):
        path = tmp_path / "content.yaml"
        path.write_text(CONTENT, "utf-8")
        (tmp_path / "plan.svg").write_text(DRAWING.format(words), "utf-8")
        return path

    return written


def test_words_of_a_drawing_are_paths_and_the_story_s_are_text(content):
    (output,) = build(Job(content("采样点"))).outputs
    with pikepdf.open(output) as pdf:
        (form,) = (
            one
            for one in pdf.pages[0].Resources.XObject.values()
            if one.Subtype == "/Form" and "/BBox" in one
        )
        code = form.read_bytes()
    assert b" c\n" in code
    assert b"Tj" not in code


def test_a_character_that_no_face_has_is_told_where_the_picture_is_named(content):
    with pytest.raises(ContentError) as caught:
        build(Job(content("\U00012000")))
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.line) == ("E326", 6)
