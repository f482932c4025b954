"""English words of every diagnostic: code to (what is wrong, what to do).

Codes by hundreds: 1 reading and content, 2 text and faces, 3 pictures, 4 layouts, 5 pages,
6 output and environment, 7 command line, 8 words (what `check` alone tells). Values are named in braces.
"""

from newsletter.basics.said_en import (
    command,
    content,
    layouts,
    output,
    pages,
    pictures,
    preflight,
    text,
    wording,
)

MESSAGES: dict[str, tuple[str, str]] = {
    **content.MESSAGES,
    **text.MESSAGES,
    **pictures.MESSAGES,
    **layouts.MESSAGES,
    **pages.MESSAGES,
    **output.MESSAGES,
    **command.MESSAGES,
    **preflight.MESSAGES,
    **wording.MESSAGES,
}
