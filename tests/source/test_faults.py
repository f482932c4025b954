"""Each file in tests/faults holds bad YAML with its findings in comments, and nothing else is found.

`# expect: E104 14:5 secions` names code, line, column and the characters under the caret;
`# fix: ...` below it the line as it should be.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsletter.basics import messages_en, messages_zh
from newsletter.basics.diagnostic import NewsletterError
from newsletter.blocks import KINDS
from newsletter.model import load
from newsletter.source import read

FAULTS = Path(__file__).parent.parent / "faults"
EXPECTED = re.compile(
    r"^ *# expect: (?P<code>\w+) (?P<line>\d+):(?P<column>\d+) (?P<text>.*)((?:\n *# fix: .*)*)", re.MULTILINE
)


def found_in(path):
    try:
        return load(read(path), KINDS).diagnostics
    except NewsletterError as error:
        return error.diagnostics


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_fault_is_found_in_its_place_with_its_mending(path):
    wanted = set()
    for match in EXPECTED.finditer(path.read_text("utf-8")):
        fix = "\n".join(re.findall(r"# fix: (.*)", match[5])) or None
        wanted.add((match["code"], int(match["line"]), int(match["column"]), match["text"], fix))
    told = {
        (
            one.code,
            one.span.line,
            one.span.column,
            one.span.text[one.span.column - 1 : one.span.end - 1],
            one.fix,
        )
        for one in found_in(path)
    }
    assert wanted
    assert told == wanted


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_finding_has_words_in_both_languages(path):
    for one in found_in(path):
        for table in (messages_en.MESSAGES, messages_zh.MESSAGES):
            what, advice = table[one.code]
            assert "{" not in what.format(**dict(one.values)) or "{" in str(one.values)
            assert advice.format(**dict(one.values))


def test_a_mended_line_is_free_of_the_fault_it_mends(tmp_path):
    """Putting every mended line in place leaves no fault of syntax."""
    for name in ("colon-full-width", "tab-indentation", "full-width-space", "unquoted-marks", "quotes"):
        path = FAULTS / f"{name}.yaml"
        lines = path.read_text("utf-8").split("\n")
        for one in found_in(path):
            if one.fix is not None:
                lines[one.span.line - 1] = one.fix
        mended = tmp_path / path.name
        mended.write_text("\n".join(lines), "utf-8")
        codes = {one.code for one in read(mended).diagnostics}
        assert not codes, name
