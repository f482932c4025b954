"""The style sheets of a drawing: rules for elements, classes and ids, one simple selector each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsletter.pictures.fault import PictureFault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsletter.pictures.svgtree import Element

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Letters, `_` and all beyond ASCII, told by what is left out: a class of few characters is made much faster.
_NAME = r"-?[^\x00-@\[-^`{-\x7f][\w-]*"
# `rect`, `.a`, `#b`, `*`, or an element with a class.
_SELECTOR = re.compile(rf"(?P<element>\*|{_NAME})?(?:(?P<mark>[.#])(?P<name>{_NAME}))?")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SEEN_IN_PRINT = frozenset({"", "all", "screen", "print"})

Declarations = dict[str, str]


class Sheet:
    """All rules of a drawing, found by what their selectors name."""

    def __init__(self, elements: list[Element], name: str) -> None:
        self._name = name
        self._count = 0
        self._rules: dict[str, list[tuple[int, int, str, Declarations]]] = {}
        for element in elements:
            self._add(element)

    def of(self, name: str, attributes: Mapping[str, str]) -> Declarations:
        """What the sheets declare for an element, the stronger rule over the weaker, the later over the earlier."""
        if not self._rules:
            return {}
        keys = {"*", name, f"#{attributes.get('id', '')}"}
        keys.update(f".{one}" for one in attributes.get("class", "").split())
        found = [rule for key in keys for rule in self._rules.get(key, ()) if rule[2] in {"*", name}]
        said: Declarations = {}
        for _, _, _, declared in sorted(found, key=lambda rule: rule[:2]):
            said.update(declared)
        return said

    def _add(self, element: Element) -> None:
        """The rules of one `<style>`.

        Raises PictureFault, with the line, for what is no plain rule.
        """
        kind = element.attributes.get("type", "text/css").strip()
        media = element.attributes.get("media", "").strip()
        if kind not in {"", "text/css"} or media not in _SEEN_IN_PRINT:
            raise self._fault(element.line, kind if kind != "text/css" else media)
        # Comments go, their lines stay, so that what follows keeps its number.
        text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), element.words)
        end = 0
        for match in _RULE.finditer(text):
            lead = match[1]
            line = element.line + text[: match.start(1) + len(lead) - len(lead.lstrip())].count("\n")
            if text[end : match.start()].strip():
                raise self._fault(line, text[end : match.start()])
            if "!important" in match[2]:  # it would have to stand above inline styles
                raise self._fault(line, match[2])
            declared = declarations(match[2])
            for selector in lead.split(","):
                self._rule(selector.strip(), declared, line)
            end = match.end()
        if text[end:].strip():
            rest = text[end:]
            raise self._fault(element.line + text[: len(text) - len(rest.lstrip())].count("\n"), rest)

    def _rule(self, selector: str, declared: Declarations, line: int) -> None:
        match = _SELECTOR.fullmatch(selector)
        if not match or not selector:
            raise self._fault(line, selector)
        strength = {"#": 100, ".": 10}.get(match["mark"] or "", 0) + (match["element"] not in {None, "*"})
        key = f"{match['mark']}{match['name']}" if match["mark"] else match["element"]
        self._count += 1
        rule = strength, self._count, match["element"] or "*", declared
        self._rules.setdefault(key, []).append(rule)

    def _fault(self, line: int, text: str) -> PictureFault:
        said = " ".join(text.split())
        return PictureFault("E323", name=self._name, line=line, text=said[:60])


def declarations(text: str) -> Declarations:
    """Declarations as an inline style or a rule holds them."""
    found = {}
    for part in _COMMENT.sub("", text).split(";"):
        name, _, value = part.partition(":")
        if name.strip():
            found[name.strip()] = value.replace("!important", "").strip()
    return found
