"""The content file as JSON Schema, made of the records and block kinds that check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.model.block import Block
from newsletter.model.content import (
    ARTICLE_PARTS,
    ARTICLES,
    ENDING_PARTS,
    ID,
    SECTION,
    SECTIONS,
    ArticleSpec,
    Content,
)
from newsletter.model.inner import BlockKind, inner_names
from newsletter.source.jsonschema import DRAFT, TEXT, Definitions, mapping, schema, titled
from newsletter.source.references import Name
from newsletter.source.types import Types

if TYPE_CHECKING:
    from newsletter.basics.registry import Registry
    from newsletter.model.block import Dress
    from newsletter.source.jsonschema import Schema

    Kinds = Registry[Block[Dress]]

_BLOCK = "block"
_ARTICLE = "article"


def content_schema(kinds: Kinds) -> Schema:
    """The schema of a content file with blocks of these *kinds*."""
    defs = Definitions(Types({Block: BlockKind(kinds)}))
    head = defs.properties(Content)
    called = {"description": "What texts call the article: `${page.ID}`.\n文中引用本文页码时用的名字"}
    article = {ID: {**called, **schema(defs.types.kind(Name), defs)}}
    article |= {name: part for name in ARTICLE_PARTS if (part := _part(name, kinds, defs))}
    endings = {name: part for name in ENDING_PARTS if (part := _part(name, kinds, defs))}
    articles: Schema = {
        "description": "The articles, each with its parts.\n多篇文章，每篇各有标题、导语等",
        "type": "array",
        "minItems": 1,
        "items": {"$ref": f"#/definitions/{_ARTICLE}"},
    }
    # A brand or an included file may say the publication in this one's place.
    named = {"anyOf": [{"required": [name]} for name in ("publication", "brand", "include")]}
    whole = mapping({**head, ARTICLES: articles, **article, **endings}, [])
    apart = {"if": {"required": [ARTICLES]}, "then": {"properties": dict.fromkeys(article, False)}}
    some = {"anyOf": [{"required": [name]} for name in (ARTICLES, *article) if name != ID]}
    listed = {**defs.properties(ArticleSpec), **article}
    definitions = {**defs.schemas, _ARTICLE: mapping(listed, []), _BLOCK: _block(kinds, defs)}
    # A block may bring in further records while it is described.
    definitions |= defs.schemas
    return {
        "$schema": DRAFT,
        "title": "newsletter",
        **whole,
        "allOf": [named, apart, some],
        "definitions": definitions,
    }


def _part(name: str, kinds: Kinds, defs: Definitions) -> Schema:
    """The schema of an article's part; empty when there is no kind for it."""
    kind = kinds.get(SECTION if name == SECTIONS else name)
    if kind is None:
        return {}
    if name == SECTIONS:
        # A section is always written out: a text in its place would be its heading or its text.
        return {"description": titled(kind), "type": "array", "items": mapping(defs.properties(kind), [])}
    return {"description": titled(kind), "allOf": [defs.reference(kind)]}


def _block(kinds: Kinds, defs: Definitions) -> Schema:
    """One block: a text, or one key that names its kind."""
    kinds_by_key = {name: kinds[name] for name in inner_names(kinds)}
    properties: dict[str, Schema] = {
        name: {"description": titled(kind), "allOf": [defs.reference(kind)]}
        for name, kind in kinds_by_key.items()
    }
    one = {**mapping(properties, []), "minProperties": 1, "maxProperties": 1}
    return {"anyOf": [TEXT, one]}


@schema.register(BlockKind)
def _reference(_kind: BlockKind, _defs: Definitions) -> Schema:
    return {"$ref": f"#/definitions/{_BLOCK}"}
