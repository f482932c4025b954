"""Content files of one text each, what the checks say of them, and what mending makes of them."""

from pathlib import Path

from newsletter.blocks import KINDS
from newsletter.checks import diagnose
from newsletter.model import load
from newsletter.source.read import read_text

HEAD = "version: 1\npublication: 清溪社区\nheadline: 春耕时节话防火\nsections:\n"
FORMS = {
    "paragraph": HEAD + "  - blocks:\n      - |\n        {}\n",
    "heading": HEAD + "  - heading: {}\n    blocks:\n      - 正文一段。\n",
    "list": HEAD + "  - blocks:\n      - list:\n          - {}\n",
}
ROUNDS = 60


def content(text, form="paragraph"):
    """A content file that holds *text*, whose further lines are set in."""
    return FORMS[form].format(text.replace("\n", "\n        "))


def findings(source):
    """What the checks find in a content file."""
    return diagnose(load(read_text(source.encode(), Path("content.yaml")), KINDS))


def mended(source):
    """A content file after one mended line at a time until none is left, and each step's finding."""
    steps = []
    for _ in range(ROUNDS):
        found = next((one for one in findings(source) if one.fix is not None), None)
        if found is None:
            return source, steps
        lines = source.split("\n")
        assert lines[found.span.line - 1] == found.span.text
        assert found.fix != found.span.text
        lines[found.span.line - 1] = found.fix
        source = "\n".join(lines)
        steps.append(found)
    raise AssertionError(f"mending does not end: {source}")
