"""What a document's language sets where the layout says nothing of it (T23, T26)."""

from dataclasses import replace

import pytest

from newsletter import blocks
from newsletter.design.find import find
from newsletter.design.resolve import resolve
from newsletter.flow.region import fallbacks, in_region
from newsletter.flow.style import Interpunct, ParagraphStyle, Punctuation
from newsletter.source.read import read

PLAIN = ParagraphStyle(10.0, 17.0)
CHINESE_ONLY = "编总续发"  # simplified forms among the words of the layout


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    return read(find("bulletin", tmp_path_factory.mktemp("none")))


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-HK", "zh-TW", "zh-Hant-MO"])
def test_traditional_marks_keep_their_blank(tree, lang):
    """T23, T26: nothing gives way inside a line of traditional text, and · takes a whole em."""
    body = resolve(tree, blocks.KINDS, lang=lang).styles["body"].paragraph

    assert (body.punctuation, body.interpunct) == (Punctuation.QUANJIAO, Interpunct.FULL)


def test_korean_has_no_gap_beside_latin_and_japanese_a_full_interpunct(tree):
    korean, japanese, mainland = (
        resolve(tree, blocks.KINDS, lang=lang).styles["body"].paragraph for lang in ("ko", "ja", "zh-Hans")
    )

    assert (korean.autospace, japanese.autospace, mainland.autospace) == (0, 0.25, 0.25)
    assert (japanese.interpunct, mainland.interpunct) == (Interpunct.FULL, Interpunct.HALF)
    assert (japanese.punctuation, mainland.punctuation) == (Punctuation.KAIMING, Punctuation.KAIMING)
    assert japanese.indent == korean.indent == pytest.approx(mainland.indent / 2)


def test_what_the_layout_says_stays(tree):
    changes = [("styles.body.punctuation", "banjiao")]
    body = resolve(tree, blocks.KINDS, changes, lang="zh-Hant").styles["body"].paragraph

    assert body.punctuation is Punctuation.BANJIAO


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-HK", "ja", "ko"])
def test_the_layout_speaks_the_language(tree, lang):
    design = resolve(tree, blocks.KINDS, lang=lang)

    assert not set(CHINESE_ONLY) & set("".join(design.words.values()))
    assert set(design.words) >= set(resolve(tree, blocks.KINDS).words)
    assert not design.diagnostics


@pytest.mark.parametrize(
    ("lang", "tags"),
    [
        ("zh-Hans", ("zh-Hans", "zh")),
        ("zh-HK", ("zh-HK", "zh-Hant", "zh")),
        ("zh-Hant-TW", ("zh-Hant-TW", "zh-Hant", "zh")),
        ("ja", ("ja",)),
        ("en-GB", ("en-GB", "en")),
    ],
)
def test_a_language_falls_back_to_its_nearest(lang, tags):
    assert fallbacks(lang) == tags


def test_a_paragraph_in_another_language_takes_its_ways():
    traditional = in_region(PLAIN, "zh-Hant")

    assert in_region(traditional, "zh-Hans", "zh-Hant") == PLAIN
    assert in_region(traditional, "ko", "zh-Hant") == in_region(PLAIN, "ko")
    assert in_region(PLAIN, "en") == PLAIN
    chosen = replace(PLAIN, punctuation=Punctuation.BANJIAO)
    assert in_region(chosen, "zh-Hant").punctuation is Punctuation.BANJIAO
