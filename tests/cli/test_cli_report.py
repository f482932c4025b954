"""The report: place, source line, carets, what to do, mended line; sorted, each once, 20 shown (R2)."""

import pytest

from newsletter.basics.diagnostic import diagnostic
from newsletter.basics.span import SourceFile, Span
from newsletter.cli.report import Look, finding, records, report, worded

FILE = SourceFile("content.yaml", ("version: 1", "标题: secions", "lead: |"))


def at(line, column, end, file=FILE):
    return Span(file, line, column, end)


def test_one_finding_in_full():
    item = diagnostic("E708", at(2, 5, 12), pair="secions", fix="标题: sections")
    assert list(finding(item, Look("en"))) == [
        'content.yaml:2:5 error[E708] "secions" does not say what to change and to what',
        "2 │ 标题: secions",
        "  │       ^^^^^^^ Write --set KEY=VALUE, without blanks.",
        "  → 标题: sections",
    ]


def test_the_same_in_chinese():
    item = diagnostic("E708", at(2, 5, 12), pair="secions")
    first = next(iter(finding(item, Look("zh"))))
    assert first == "content.yaml:2:5 错误[E708] “secions”没有写明改哪一项、改成什么"


def test_a_finding_without_a_place():
    item = diagnostic("E709", folder="out")
    assert list(finding(item, Look("en"))) == [
        'error[E709] the folder "out" is not empty',
        "  Name a new folder; nothing was written.",
    ]


def test_a_stream_without_box_drawing_gets_ascii():
    item = diagnostic("E708", at(1, 1, 8), pair="x", fix="version: 2")
    lines = list(finding(item, Look("en", unicode=False)))
    assert lines[1:] == [
        "1 | version: 1",
        "  | ^^^^^^^ Write --set KEY=VALUE, without blanks.",
        "  > version: 2",
    ]


def test_colour_only_where_wanted():
    item = diagnostic("E709", folder="out")
    assert "\x1b[1;31merror[E709]\x1b[0m" in next(iter(finding(item, Look("en", colour=True))))
    assert "\x1b" not in "".join(finding(item, Look("en")))


def test_values_and_file_names_cannot_act_on_the_terminal():
    file = SourceFile("a\x1b[2J.yaml", ("x",))
    item = diagnostic("E708", at(1, 1, 2, file), pair="\u202eevil\x07")
    text = "\n".join(finding(item, Look("en")))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "U+202Eevil" in text
    assert "aU+001B[2J.yaml:1:1" in text


def test_findings_are_sorted_and_told_once():
    last, first = diagnostic("E708", at(3, 1, 2), pair="b"), diagnostic("E708", at(1, 1, 2), pair="a")
    lines = list(report([last, first, last], Look("en")))
    assert [line for line in lines if "error" in line] == [
        'content.yaml:1:1 error[E708] "a" does not say what to change and to what',
        'content.yaml:3:1 error[E708] "b" does not say what to change and to what',
        "2 errors",
    ]


def test_of_many_findings_the_gravest_twenty_are_shown_and_all_counted(monkeypatch):
    from newsletter.basics import messages_en

    monkeypatch.setitem(messages_en.MESSAGES, "W799", ("a warning", ""))
    warnings = [diagnostic("W799", at(1, column, column + 1)) for column in range(1, 31)]
    error = diagnostic("E708", at(3, 1, 2), pair="b")
    lines = list(report([*warnings, error], Look("en")))
    assert sum("[W799]" in line for line in lines) == 19
    assert sum("[E708]" in line for line in lines) == 1
    assert lines[-1] == "1 error, 30 warnings, 11 more not shown"


def test_nothing_found_says_nothing():
    assert list(report([], Look("zh"))) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_finding_outlives_a_missing_value(language):
    what, _ = worded(diagnostic("E708"), language)
    assert "pair" in what


def test_records_for_programs():
    item = diagnostic("E708", at(2, 5, 12), pair="secions", fix="标题: sections")
    assert records([item], "en") == [
        {
            "code": "E708",
            "severity": "error",
            "file": "content.yaml",
            "line": 2,
            "column": 5,
            "endColumn": 12,
            "message": '"secions" does not say what to change and to what',
            "advice": "Write --set KEY=VALUE, without blanks.",
            "fix": "标题: sections",
        }
    ]


def test_a_record_without_a_place():
    (found,) = records([diagnostic("E709", folder="out")], "en")
    assert (found["file"], found["line"], found["column"], found["fix"]) == (None, None, None, None)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_list_of_names_is_shown_whole_and_cut_between_names(language):
    """An author's text is cut at 120 columns; of names to choose from none is cut in two."""
    names = [f"name-{number}" for number in range(40)]
    _, advice = worded(diagnostic("E105", name="x", known=", ".join(names)), language)
    assert ", ".join(names) in advice
    many = [f"name-{number}" for number in range(400)]
    _, advice = worded(diagnostic("E105", name="x", known=", ".join(many)), language)
    assert "…" in advice
    assert set(advice.replace("\uff1a", " ").replace(",", " ").split()) & {*many}
    shown = [word.strip(" .\u3002") for word in advice.partition("name-0")[2].split(",")[1:]]
    assert set(shown) <= {*many, "…"}
    what, _ = worded(diagnostic("E105", name="x" * 300, known="a"), language)
    assert len(what) < 150


def test_pages_are_named_in_ranges():
    from newsletter.cli.faults import ranges

    assert ranges([1, 2, 3, 5, 8, 9]) == "1–3, 5, 8–9"
    assert ranges(list(range(2, 400, 2))).endswith("22, 24, …")


def test_findings_of_one_rule_are_joined_over_pages_and_keep_their_places():
    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.fault import Fault, Spot

    def at(page, box=None):
        fault = Fault("W673", "", "", (Spot(page, "text", box),), 3)
        return Diagnostic("W673", None, (("page", page), ("size", 5.0), ("least", 6.0)), None, fault)

    lines = list(report([at(1, (1.0, 2.0, 3.0, 4.0)), at(2)], Look("zh")))
    assert lines == [
        "警告[W673] 第 1 页有 5 磅的字，小于 6 磅难印也难读",
        "  位置：第 1 页，文字，左 1.0、上 2.0 毫米，宽 3.0、高 4.0 毫米；共 6 处，在第 1–2 页",
        "  规则：字不小于 6 磅（印刷厂惯例）",
        "  请把字号调大。",
    ]
    assert [one["count"] for one in records([at(1), at(2)], "zh")] == [3, 3]


def test_words_of_a_file_are_not_taken_for_names_of_things():
    from newsletter.cli.faults import spoken

    assert spoken("TH, object 12", "zh") == "TH、对象 12"
    assert spoken("Title: the form, dc:title: None", "zh") == "Title: the form, dc:title: None"
