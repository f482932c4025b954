"""Proof that a PDF is the whole bulletin: it opens, and every Han character of the content is there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2

from benchmarks.sample import words

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.sample import Content

_HAN = re.compile(r"[\u4e00-\u9fff]")


def prove(path: Path, content: Content) -> int:
    """The number of pages.

    Raises ValueError with what is missing when characters of the content were not drawn.
    """
    document = pypdfium2.PdfDocument(path)
    try:
        drawn = Counter(_HAN.findall("".join(page.get_textpage().get_text_range() for page in document)))
        pages = len(document)
    finally:
        document.close()
    lost = Counter(_HAN.findall("".join(words(content)))) - drawn
    if lost:
        raise ValueError(f"{path.name}: {sum(lost.values())} characters missing: {''.join(lost)}")
    return pages
