"""What layouts say in other languages than Chinese: every word of every layout, from one file a language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import LAYOUTS, available, find
from newsletter.source.read import read, read_text
from newsletter.source.record import declared

LANGS = ("en", "zh-Hant", "ja", "ko")
HAN = re.compile(r"[\u3007\u3400-\u9fff]")
# Han characters that a standard of the language does not know are those of another language.
SETS = {"zh-Hant": "big5", "ja": "shift_jis"}
CHINESE = available()


def foreign(text, lang):
    """Whether a text holds a character that texts in *lang* do not."""
    if lang not in SETS:
        return HAN.search(text) is not None
    try:
        "".join(HAN.findall(text)).encode(SETS[lang])
    except UnicodeEncodeError:
        return True
    return False


def strings(value):
    if type(value) is str:
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from strings(one)


def said(design):
    """Every word that a design brings along, by where it says it."""
    for name in KINDS.names:
        kind = KINDS[name]
        dress = design.dress.get(kind) or kind.dress_type()
        for one in declared(type(dress)):
            for text in strings(getattr(dress, one.name)):
                yield f"{name}.{one.name}", text
    yield from ((f"words.{name}", text) for name, text in design.words.items())
    dates = design.date
    for key, value in (
        ("date", dates.pattern),
        ("lunar", dates.lunar),
        ("months", dates.months),
        ("weekdays", dates.weekdays),
    ):
        for text in strings(value):
            yield key, text
    if design.modules is not None:
        yield from (("jump", design.modules.jump), ("carried", design.modules.carried))
    masters = design.masters
    runs = [run for item in masters.furniture for run in item.runs]
    runs += [run for foot in masters.feet for row in foot.rows for run in (*row.runs, *row.end)]
    yield from (("furniture", run.text) for run in runs)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("layout", sorted(CHINESE))
def test_no_layout_says_a_word_of_another_language(layout, lang):
    design = resolve(read(find(layout)), KINDS, lang=lang)
    # A vertical folio in Japanese is a Chinese numeral, which Japanese shares.
    assert [(where, text) for where, text in said(design) if foreign(text, lang)] == []


@pytest.mark.parametrize("lang", ["ja", "ko", "en"])
def test_a_language_says_every_word_that_is_chinese_by_default(lang):
    """Also those that only look alike: 附件 is no Japanese, though each of its characters is."""
    plain = dict(said(resolve(tree_of(""), KINDS)))
    spoken = dict(said(resolve(tree_of(""), KINDS, lang=lang)))
    shared = {"答", "①", "問", "{year}年{month}月{day}日", "時間"} | {f"{n}月" for n in range(1, 13)}
    same = [where for where, text in spoken.items() if text == plain.get(where) and HAN.search(text)]
    assert [where for where in same if spoken[where] not in shared] == []
    assert len([where for where, text in plain.items() if HAN.search(text)]) > 30


def test_the_rule_sees_a_word_left_in_chinese():
    for lang in LANGS:
        design = resolve(read(find("bulletin")), KINDS, [("dress.related.label", "相关阅读")], lang=lang)
        assert [where for where, text in said(design) if foreign(text, lang)] == ["related.label"]


def tree_of(lines, where=Path("own.yaml")):
    return read_text(
        f"""\
masters: {{first: {{top: 3L, bottom: 30L}}, inner: {{top: 3L, bottom: 30L}}, last: {{top: 3L, bottom: 30L}}}}
{lines}
""".encode(),
        where,
    )


def test_a_layout_of_ones_own_speaks_all_languages_and_has_the_last_word():
    own = "dress: {related: {label: 延伸阅读}}\nlanguages: {en: {dress: {related: {label: See also}}}}"
    label = KINDS["related"]
    assert resolve(tree_of(own), KINDS).dress[label].label == "延伸阅读"
    assert resolve(tree_of(own), KINDS, lang="ja").dress[label].label == "関連記事"
    english = resolve(tree_of(own), KINDS, lang="en-GB")
    assert (english.dress[label].label, english.dress[KINDS["table"]].continued) == (
        "See also",
        "(continued)",
    )


def test_words_for_modules_make_no_modules():
    assert resolve(tree_of(""), KINDS, lang="en").modules is None
    assert "continued" in resolve(read(find("xiaobao")), KINDS, lang="en").modules.jump


def test_a_language_is_a_file_beside_the_content(tmp_path):
    folder = tmp_path / "layouts" / "languages"
    folder.mkdir(parents=True)
    (folder / "fr.yaml").write_text(
        "weekdays: [lun., mar., mer., jeu., ven., sam., dim.]\nwords: {a: b}\n", "utf-8"
    )
    own = tree_of("", tmp_path / "own.yaml")
    french = resolve(own, KINDS, lang="fr-CA")
    assert (french.date.weekdays[1], french.words) == ("mar.", {"a": "b"})
    # Without a file: as in English.
    assert resolve(own, KINDS, lang="de").date.weekdays[1] == "Tuesday"


def test_a_fault_in_a_language_is_told_in_its_file(tmp_path):
    folder = tmp_path / "layouts" / "languages"
    folder.mkdir(parents=True)
    (folder / "fr.yaml").write_text("words: {a: b}\nstiles: {}\n", "utf-8")
    with pytest.raises(Exception) as raised:  # noqa: PT011 - its diagnostics are asked
        resolve(tree_of("", tmp_path / "own.yaml"), KINDS, lang="fr")
    assert [Path(one.span.file.name).name for one in raised.value.diagnostics] == ["fr.yaml"]


def test_languages_are_no_layouts():
    assert not {"en", "ja", "ko", "zh-Hant"} & available(shelf=LAYOUTS).keys()
