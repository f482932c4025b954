"""Tables given as text, and tables that cannot be set."""

from __future__ import annotations

import pytest
from flow_tree import authored, of

from newsletter.blocks.table import TableDress
from newsletter.flow.node import Text
from newsletter.flow.style import Align


def places(node):
    """Each cell's words with what stands at their place in the file."""
    found = []
    for run in (run for text in of(Text, node) for run in text.runs):
        span = run.trace.at(0, len(run.text)) if run.trace else None
        found.append((run.text, span and span.text[span.column - 1 : span.end - 1]))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "table:\n  csv: |\n    组别, 人数\n    采样组, 12\n    消毒组,  组别\n",
        'table: {csv: "组别, 人数\\n采样组,12\\n消毒组,组别"}',
    ],
)
def test_cells_of_a_text_know_their_places(realize, text):
    found = places(realize(text).node)
    assert [words for words, _ in found] == ["组别", "人数", "采样组", "12", "消毒组", "组别"]
    assert all(words == there for words, there in found[:4])


def test_cells_of_a_block_text_are_found_one_behind_the_other(realize):
    node = realize("table:\n  csv: |\n    甲,甲\n    甲,乙\n").node
    spans = [text.span for text in of(Text, node)]
    assert [(span.line, span.column) for span in spans] == [(3, 5), (3, 7), (4, 5), (4, 7)]


def test_a_cell_that_is_not_found_as_it_is_read_stands_where_the_text_does(realize):
    node = realize('table:\n  csv: |\n    "说""好"""\n    乙\n').node
    first, second = of(Text, node)
    assert (authored(first), first.runs[0].trace) == ('说"好"', None)
    assert second.span.line == 4


def test_cells_may_be_parted_by_tabs(realize):
    made = realize('table: {csv: "组别\\t人数\\n采样组\\t1,2\\n\\n"}')
    assert (authored(made.node), made.codes) == ("组别|人数|采样组|1,2", [])


def test_a_quoted_cell_goes_on_in_the_next_line(realize):
    node = realize('table:\n  csv: |\n    "上午\n    下午",开放\n').node
    assert [authored(text) for text in of(Text, node)] == ["上午\n下午", "开放"]


def test_a_quote_that_is_never_closed_loses_nothing(realize):
    words = "字" * 140_000
    node = realize(f'table:\n  csv: |\n    "{words}\n').node
    assert [authored(text).rstrip() for text in of(Text, node)] == [words]


@pytest.mark.parametrize(
    ("text", "codes"), [("a.csv", ["W186"]), ("人数.xlsx", ["W186"]), ("甲", []), ("甲,a.csv", [])]
)
def test_a_file_s_name_is_told(realize, text, codes):
    made = realize(f'table: {{csv: "{text}"}}')
    assert (authored(made.node).replace("|", ","), made.codes) == (text, codes)


def test_rows_given_twice_are_told(realize):
    assert realize("table: {rows: [[甲]], csv: 乙}").codes == ["E185"]


def test_cells_may_be_blank(realize):
    made = realize('table: {rows: [[甲, ""], [null, 丁]]}')
    assert (authored(made.node), made.codes) == ("甲|||丁", [])


def test_a_table_of_more_columns_than_can_hold_words_is_told_once(realize, cx):
    row = ", ".join(["甲乙丙"] * 30)
    made = realize(f"table: {{rows: [[{row}], [{row}]]}}")
    assert (made.nodes, made.codes) == ((), ["E184"])
    (told,) = cx.notes.diagnostics
    assert dict(told.values) == {"columns": 30, "most": 8}
    assert told.span.line == 1


def test_as_many_columns_as_hold_two_ems_are_set(realize):
    assert realize(f"table: {{rows: [[{', '.join(['甲'] * 8)}]]}}").codes == []


def test_a_column_may_stand_by_its_decimal_points_t50(realize):
    table = realize("table: {rows: [[项, 数], [甲, 1.5], [乙, 12]], align: [start, decimal]}").node
    assert (table.aligns, table.decimals) == ((Align.START, Align.CENTER), (1,))
    figures = [{run.style.figures for run in row[1].text.runs} for row in table.rows]
    assert figures == [{"tnum"}] * 3
    assert {run.style.figures for row in table.rows for run in row[0].text.runs} == {""}


def test_a_decimal_column_is_found_beside_cells_across_several(realize):
    table = realize(
        "table: {rows: [[{text: 合计, columns: 2}, 1.5]], header: false, align: [start, start, decimal]}"
    ).node
    assert table.rows[0][1].text.runs[0].style.figures == "tnum"
    assert table.rows[0][0].text.runs[0].style.figures == ""


@pytest.mark.parametrize(
    ("text", "dress", "words"),
    [
        ("[[项], [甲]]", TableDress(), "（续表）"),
        ("[[项], [甲]]", TableDress(continued="接上表"), "接上表"),
        ("[[项], [甲]]", TableDress(continued=""), None),
        ("[[项], [甲]], header: false", TableDress(), None),
    ],
)
def test_a_head_that_is_repeated_says_so_t50(realize, text, dress, words):
    said = realize(f"table: {{rows: {text}}}", dress).node.continued
    assert (said and "".join(run.text for run in said.runs)) == words
    assert said is None or all(run.drawn for run in said.runs)
