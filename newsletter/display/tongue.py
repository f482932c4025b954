"""The language that a text is read aloud in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsletter.flow.node import Text

_ENGLISH = "en"
_WORD = re.compile(r"[A-Za-z]*[a-z][A-Za-z’'-]*[A-Za-z]")
# Fewer may be a name, which is read in the language around it.
_LEAST = 2


def tongue(text: Text, said: str) -> str:
    """The language of a text that is *said* to be in one without blanks between words: English where all its words are.

    Words with letters beyond ASCII may be those of any language, and stay as they are said to be.
    """
    if not said.startswith(("zh", "ja", "yue", "lzh")):
        return said
    words = "".join(run.text for run in text.runs)
    if any(char.isalpha() and not char.isascii() for char in words):
        return said
    return _ENGLISH if len(_WORD.findall(words)) >= _LEAST else said
