"""Variables of furniture: what `${issue.number}` and the like stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.model.document import Document

_ISSUE = (
    "number", "total", "volume", "classification", "copies", "urgency", "reference", "signatory", "serial",
)  # fmt: skip
_WORD = re.compile(r"\$\{words\.([^}]*)\}")
_NAME = re.compile(r"\$\{([a-z.]+)\}")


def variables(document: Document, date: str = "") -> dict[str, str]:
    """Every variable that has a value, by name; the issue's *date* as the design writes it."""
    found: dict[str, str] = {}
    for group, record, names in (
        ("publication", document.publication, ("name", "issuer", "slogan")),
        ("issue", document.issue, _ISSUE),
    ):
        found |= {f"{group}.{name}": str(getattr(record, name)) for name in names}
    found["publication.contacts"] = "　".join(document.publication.contacts)
    found["issue.date"] = date
    # A page of several articles is not headed by the first one's words.
    only = document.articles[0].parts if len(document.articles) == 1 else {}
    gap = "　" if document.lang.startswith("zh") else " "
    for part in ("kicker", "headline"):
        block = only.get(part)
        text = getattr(block, "text", None)
        if text is not None:
            # The marks where a headline's lines part are not to be read.
            found[part] = gap.join(map(str.strip, text.plain.split("|")))
    return {name: value for name, value in found.items() if value}


def worded(text: str, words: Mapping[str, str]) -> str:
    """*text* with the layout's own words written out, variables in them still to be filled."""
    return _WORD.sub(lambda match: words.get(match[1], ""), text)


def names(text: str) -> list[str]:
    """The variables that a text names."""
    return _NAME.findall(text)


def filled(text: str, values: Mapping[str, str]) -> str:
    """*text* with its variables written out; one that has no value leaves nothing."""
    return _NAME.sub(lambda match: values.get(match[1], ""), text)
