"""What a reader hears who goes through a file by its structure tree, and what the story says."""

from __future__ import annotations

import re
import shutil
import subprocess

import pikepdf
import pytest

from newsletter import model, page, realize, source
from newsletter.blocks import KINDS
from newsletter.design import resolve
from newsletter.design.find import find
from newsletter.finish.clauses.fonts import _said
from newsletter.flow.node import Text, children
from newsletter.flow.role import Role
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook

_BLANK = re.compile(r"\s+")


def composed(path):
    document = model.load(source.read(path), KINDS)
    design = resolve(source.read(find(document.layout or "bulletin", document.folder)), KINDS)
    return page.compose(realize.flow(document, design), Typesetter(FontBook()))


def story(nodes):
    """What the story says, as an expression: each text that is read, with nothing between.

    A page's number is not known here; what a dress adds is read where it is an item's label.
    """
    return "".join(map(_pattern, _read(nodes)))


def _read(nodes):
    for node in nodes:
        if isinstance(node, Text) and node.role is not Role.ARTIFACT:
            yield node
        yield from _read(children(node))


def _pattern(text):
    said, held, group = [], "", None
    for run in text.runs:
        if held and (run.ruby is None or run.ruby.group != group):
            said.append(re.escape(bare(held)))
            held = ""
        words = re.escape(bare(run.text))
        said.append(f"(?:{words})?" if run.drawn else ".{0,4}?" if run.field is not None else words)
        if run.ruby is not None:
            held, group = held + run.ruby.text, run.ruby.group
    return "".join((*said, re.escape(bare(held))))


def bare(text):
    return _BLANK.sub("", text).replace("\u200b", "")


def by_mark(opened):
    """The text of each numbered content, by page and number."""
    found = {}
    for number, (sheet, ops) in enumerate(zip(opened.pages, opened.content, strict=True), 1):
        maps = {name: _said(font.ToUnicode.read_bytes()) for name, font in sheet.Resources.Font.items()}
        said, stack = {}, []
        for op in ops:
            if op.name in {"BDC", "BMC"}:
                own = op.operands[1] if op.name == "BDC" else {}
                mark = int(own["/MCID"]) if "/MCID" in own else (stack[-1][0] if stack else None)
                spoken = bool(stack) and stack[-1][1]
                if "/ActualText" in own and not spoken and mark is not None:
                    found[number, mark] = found.get((number, mark), "") + str(own["/ActualText"])
                stack.append((mark, spoken or "/ActualText" in own))
            elif op.name == "EMC":
                stack.pop()
            elif op.name == "Tf":
                said = maps[str(op.operands[0])]
            elif op.name in {"Tj", "TJ"} and stack[-1][0] is not None and not stack[-1][1]:
                parts = op.operands[0] if op.name == "TJ" else [op.operands[0]]
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                text = "".join(said[int.from_bytes(codes[i : i + 2], "big")] for i in range(0, len(codes), 2))
                found[number, stack[-1][0]] = found.get((number, stack[-1][0]), "") + text
    return found


def _langs(opened):
    """The language that a numbered content says of itself, by page and number."""
    found = {}
    for number, ops in enumerate(opened.content, 1):
        marks = []
        for op in ops:
            if op.name in {"BDC", "BMC"}:
                own = op.operands[1] if op.name == "BDC" else {}
                marks.append(int(own["/MCID"]) if "/MCID" in own else (marks[-1] if marks else None))
                if "/Lang" in own and marks[-1] is not None:
                    found[number, marks[-1]] = str(own["/Lang"])
            elif op.name == "EMC":
                marks.pop()
    return found


def spoken(opened, below=None):
    """The language and the words of each content in the tree's order, or of those *below* an element."""
    said, own = by_mark(opened), _langs(opened)
    parts = []

    def walk(node, sheet, lang):
        sheet = opened.numbers[node.Pg.objgen] if "/Pg" in node else sheet
        lang = str(node.get("/Lang", lang))
        kids = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                at = sheet, kid
            elif "/MCID" in kid:
                at = opened.numbers[kid.Pg.objgen], int(kid.MCID)
            else:
                if "/S" in kid:
                    walk(kid, sheet, lang)
                continue
            parts.append((own.get(at, lang), said.get(at, "")))

    walk(below or opened.root.StructTreeRoot, 0, str(opened.root.Lang))
    return parts


def heard(opened, below=None):
    """The words of the tree, or of what is *below* an element, in its own order."""
    return "".join(words for _, words in spoken(opened, below))


def heard_by_poppler(path):
    """The words of the tree as poppler reads them; skips the test where it is not installed."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler's pdfinfo is not installed")
    command = ["pdfinfo", "-struct-text", str(path)]
    lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\n")
    return "".join(line.strip()[1:-1] for line in lines if line.strip().startswith('"'))
