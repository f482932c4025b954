"""Copyfitting from the file to the pages: the sample cut and stretched still fills its two pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from newsletter.basics.diagnostic import ContentError
from newsletter.pipeline import Job, check

ROOT = Path(__file__).parents[2]
MORE = "大家说，这件事办到了心坎上，社区的人也都记在心里。今后还要一件一件接着办，办一件成一件。" * 20
PARAGRAPH = re.compile(r"(?m)^( +)- \|\n((?:\1  .+\n)+)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("fit")
    shutil.copytree(ROOT / "images", made / "images")
    return made


def sample(folder: Path, share: float) -> Path:
    """The sample with its paragraphs at a share of their length."""

    def cut(match: re.Match[str]) -> str:
        words = "".join(line.strip() for line in match[2].splitlines())
        count = int(len(words) * share)
        words = words + MORE[: count - len(words)] if share > 1 else words[:count].rstrip("，、“（*") + "。"
        if words.count("**") % 2:
            words = words.replace("**", "")
        return f"{match[1]}- |\n{match[1]}  {words}\n"

    path = folder / f"content-{share}.yaml"
    path.write_text(PARAGRAPH.sub(cut, (ROOT / "content.yaml").read_text("utf-8")), encoding="utf-8")
    return path


def told(result, code: str) -> dict[str, str]:
    return next((dict(one.values) for one in result.diagnostics if one.code == code), {})


@pytest.mark.parametrize("share", [0.8, 0.9, 1.0, 1.1, 1.2])
def test_the_sample_fills_two_pages_at_any_length(folder, share):
    result = check(Job(sample(folder, share), changes=(("fit.pages", "2"),)))
    assert result.pages == 2
    turned = told(result, "H508")
    assert bool(turned) == (share > 1)
    size = re.findall(r"[\d.]+", turned.get("size", "10.5"))
    assert abs(float(size[-1]) - 10.5) <= 0.5
    leading = re.findall(r"[\d.]+", turned.get("leading", "17"))
    assert 0.93 * 17 - 0.01 <= float(leading[-1]) <= 1.07 * 17 + 0.01


def test_what_no_setting_holds_is_told_by_lines_and_characters(folder):
    with pytest.raises(ContentError) as caught:
        check(Job(sample(folder, 1.6), changes=(("fit.pages", "2"),)))
    (fault,) = (one for one in caught.value.diagnostics if one.code == "E509")
    values = dict(fault.values)
    assert values["size"] == "size 10.5pt → 10.01pt"
    assert values["characters"] >= 10 * values["lines"]


def test_a_layout_without_knobs_turns_nothing(folder):
    layout = folder / "plain.yaml"
    text = (ROOT / "layouts/bulletin.yaml").read_text("utf-8")
    layout.write_text(re.sub(r"(?m)^knobs:.*\n", "", text), encoding="utf-8")
    shutil.copy(ROOT / "layouts/skyline.svg", folder)
    with pytest.raises(ContentError) as caught:
        check(Job(sample(folder, 1.2), layout=str(layout), changes=(("fit.pages", "2"),)))
    assert "E502" in {one.code for one in caught.value.diagnostics}


def test_a_short_text_grows_and_its_furniture_does_not(folder):
    path = folder / "short.yaml"
    path.write_text(
        "publication: 清溪社区\nheadline: 通知\nfit: sheet\nsections:\n  - blocks: [明天停水。]\n", "utf-8"
    )
    result = check(Job(path))
    assert (result.pages, told(result, "H508")["leading"]) == (1, "leading 17pt → 42.5pt")
