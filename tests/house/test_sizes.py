"""Files and functions stay short enough to be read at once."""

import ast
from pathlib import Path
from statistics import median, quantiles

import newsletter

PACKAGE = Path(newsletter.__file__).parent
FILES = list(PACKAGE.rglob("*.py"))


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def functions():
    """The lengths of all functions, in lines."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield node.end_lineno - node.lineno + 1


def test_no_file_is_over_400_lines():
    assert not {path.name: lines(path) for path in FILES if lines(path) > 400}


def test_files_are_short():
    lengths = [lines(path) for path in FILES if lines(path)]
    assert median(lengths) <= 150
    assert quantiles(lengths, n=10)[-1] <= 300


def test_functions_are_short():
    lengths = list(functions())
    assert median(lengths) <= 12
    assert quantiles(lengths, n=20)[-1] <= 40
