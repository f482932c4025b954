"""What a node is to a reader: the source of tags, plain text and e-mail HTML."""

from enum import StrEnum


class Role(StrEnum):
    """The meaning of a flow node; `NONE` only groups, `ARTIFACT` is furniture and not content.

    Rows and cells, a `HEAD` of a column or a `SIDE` of a row among them, labels of items, notes and articles are
    found by `display` in what holds them.
    """

    NONE = "none"
    ARTIFACT = "artifact"
    PUBLICATION = "publication"
    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    BYLINE = "byline"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    ITEM = "item"
    LABEL = "label"
    TABLE = "table"
    ROW = "row"
    HEAD = "head"
    SIDE = "side"
    CELL = "cell"
    FIGURE = "figure"
    CAPTION = "caption"
    ASIDE = "aside"
    CODE = "code"
    NOTE = "note"
    ARTICLE = "article"
