"""The document: what the author means, checked and typed, with no thought of its looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import TYPE_CHECKING

from newsletter.basics.value import dataclass
from newsletter.pictures.picture import Picture
from newsletter.source.record import Record, declared
from newsletter.source.record import field as item

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.basics.span import Span
    from newsletter.design.layers import Layer
    from newsletter.design.themes import ThemeSpec
    from newsletter.model.block import Block, Dress


class Publication(Record):
    """The paper itself: its name and who makes it."""

    name: str = item("The publication's name, as on the masthead.", "报刊名称")
    issuer: str = item("The unit that compiles it.", "编印单位", default="")
    slogan: str = item("A line under the name.", "报头下的一句话", default="")
    logo: Picture | None = item("A picture for the masthead.", "报徽图片", default=None)
    contacts: tuple[str, ...] = item("Ways to reach the editors.", "联系方式", default=())


class Issue(Record):
    """One number of the publication."""

    number: str = item("The issue's number.", "期号", default="")
    total: str = item("The number counted from the first issue on.", "总期号", default="")
    volume: str = item("The volume.", "卷号", default="")
    date: dt.date | None = item("The day of issue.", "出版日期", default=None)
    classification: str = item("Who may read it, as 内部资料.", "密级或“内部资料”", default="")
    copies: str = item("The number of copies printed.", "印数", default="", minimum=1)


class Meta(Record):
    """What the file says of itself to a reader or an archive."""

    title: str = item("The file's title; the headline if left out.", "文件标题", default="")
    author: str = item("The author; the issuer if left out.", "作者", default="")
    subject: str = item("One sentence on the contents.", "内容提要", default="")
    keywords: tuple[str, ...] = item("Words to find it by.", "关键词", default=())


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its parts by key (kicker, headline, deck, byline, lead, related, share) and sections.

    In a layout of modules it asks for one of the kind *module*, at *module_span*; empty: any. *id* is what
    references call it.
    """

    parts: Mapping[str, Block[Dress]]
    sections: tuple[Block[Dress], ...]
    module: str = ""
    module_span: Span | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole content file.

    *folder* is what picture paths are relative to; *pages* (at *pages_span*) is how many it must fill, 0 for as
    many as it takes. The *theme* is named at *theme_span*; *layers* are what the brand and the page say over it.
    """

    folder: Path
    publication: Publication
    issue: Issue
    articles: tuple[Article, ...]
    lang: str = "zh-Hans"
    layout: str = ""
    theme: str | ThemeSpec = ""
    theme_span: Span | None = None
    layers: tuple[Layer, ...] = ()
    pages: int = 0
    pages_span: Span | None = None
    meta: Meta = field(default_factory=Meta)
    recipients: Block[Dress] | None = None
    colophon: Block[Dress] | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def kinds(self) -> tuple[type[Block[Dress]], ...]:
        """The kinds of block in it, those inside others too, in order of their first use."""
        from newsletter.model.block import Block

        found: dict[type[Block[Dress]], None] = {}

        def walk(value: object) -> None:
            if isinstance(value, Block):
                found[type(value)] = None
            if isinstance(value, Record):
                for one in declared(type(value)):
                    walk(getattr(value, one.name))
            elif isinstance(value, tuple):
                for member in value:
                    walk(member)

        walk(tuple(part for article in self.articles for part in article.parts.values()))
        walk((*(article.sections for article in self.articles), self.recipients, self.colophon))
        return tuple(found)
