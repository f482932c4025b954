"""What a node is to a reader: the source of tags, plain text and e-mail HTML."""

from enum import StrEnum


class Role(StrEnum):
    """The meaning of a flow node; `NONE` only groups, `ARTIFACT` is furniture and not content."""

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
    TABLE = "table"
    FIGURE = "figure"
    CAPTION = "caption"
    ASIDE = "aside"
    CODE = "code"
