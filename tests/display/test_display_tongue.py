"""Which language a text, or a phrase in it, is read aloud in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.display.tongue import phrases, tongue


def found(text, lang="zh-Hans"):
    return [(text[one.start : one.stop], one.lang) for one in phrases(text, lang)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("盒上写着Keep out of reach，请收好。", ["Keep out of reach"]),
        ("招牌“Welcome to our shop!”在左。", ["Welcome to our shop!"]),
        ("“It's fine,” she said, 又说 See you at 9.", ["It's fine,” she said", "See you at 9."]),
        ("两行\nGood morning\n早上好", ["Good morning"]),
        ("字体 Source Han Serif（Regular）", ["Source Han Serif"]),
    ],
)
def test_english_phrases_among_han(text, parts):
    assert found(text) == [(part, "en") for part in parts]


@pytest.mark.parametrize(
    "text",
    [
        "用 Wi-Fi 上网",  # one word may be a name
        "用 Wi-Fi、Bluetooth 和 iPhone",
        "请看 https://example.org/good/morning 或写信到 good.morning@example.org",
        "型号 A4 B5 PDF/X-4 X",
        "Médecins Sans Frontières 的医生",  # letters that English lacks
        "quánqū gànbù 读作",
        "全是汉字。",
        "",
    ],
)
def test_what_stays_in_the_language_around(text):
    assert found(text) == []


def test_other_scripts_have_their_own_languages():
    assert found("写着안녕하세요 여러분和ありがとう，の字不算。") == [
        ("안녕하세요 여러분", "ko"),
        ("ありがとう", "ja"),
    ]
    assert found("「よろしく」と nice to meet you と言う", "ja") == [("nice to meet you", "en")]
    assert found("The office 便民服务中心（总站） opens.", "en") == [("便民服务中心（总站", "zh")]
    assert found("서울 good morning 中文", "ko") == [("good morning", "en")]


def test_a_whole_text_in_english_is_one():
    assert tongue("Good morning, everyone.", "zh-Hans") == "en"
    assert tongue("Good 早", "zh-Hans") == "zh-Hans"
    assert tongue("Guten Morgen zusammen", "de") == "de"


@given(st.text(alphabet="ab Zé汉の한1.,“”\n-@/"), st.sampled_from(["zh-Hans", "ja", "ko", "en"]))
def test_phrases_are_apart_in_order_and_not_empty(text, lang):
    edges = [edge for one in phrases(text, lang) for edge in (one.start, one.stop)]
    assert edges == sorted(edges)
    assert all(0 <= one.start < one.stop <= len(text) and one.lang != lang for one in phrases(text, lang))
