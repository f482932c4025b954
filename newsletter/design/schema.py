"""Layout files as JSON Schema, made of the records and dresses that check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsletter.design.layout import LayoutSpec
from newsletter.design.sparse import SPARSE, SparseSpec
from newsletter.source.jsonschema import DRAFT, Definitions, mapping, titled
from newsletter.source.types import Types

if TYPE_CHECKING:
    from newsletter.design.resolve import Kinds
    from newsletter.source.jsonschema import Schema

_KEYS = "keys"


def layout_schema(kinds: Kinds) -> Schema:
    """The schema of a layout file with dresses for these *kinds*.

    No key is required: a layout that extends another says only what differs, however deep.
    """
    defs = Definitions(Types())
    dresses: dict[str, Schema] = {
        name: {"description": titled(kind), "allOf": [defs.reference(kind.dress_type)]}
        for name in kinds.names
        if (kind := kinds.get(name)) is not None
    }
    extends: Schema = {"description": "The layout that it differs from.\n以哪个版式为底", "type": "string"}
    dress: Schema = {"description": "The options of block kinds.\n各种内容块的样子", **mapping(dresses, [])}
    languages: Schema = {
        "description": "By language, any of these keys.\n各语言不同的写法",
        "type": "object",
        "additionalProperties": {"$ref": f"#/definitions/{_KEYS}"},
    }
    own = {**defs.properties(LayoutSpec), "dress": dress}
    case = mapping({**defs.properties(SparseSpec), **own}, [])
    sparse: Schema = {
        "description": "For texts that leave much of their only page blank, any of these keys.\n"
        "正文太短、版面空得多时改用的写法",
        "type": "array",
        "items": case,
    }
    whole = mapping({"extends": extends, **own, "languages": languages, SPARSE: sparse}, [])
    found = {**defs.schemas, _KEYS: mapping(own, [])}
    made = _free({"$schema": DRAFT, "title": "newsletter layout", **whole, "definitions": found})
    assert isinstance(made, dict)
    return made


def _free(value: object) -> object:
    """A schema without what it requires."""
    if isinstance(value, dict):
        return {
            key: _free(one) for key, one in value.items() if key != "required" or not isinstance(one, list)
        }
    return [_free(one) for one in value] if isinstance(value, list) else value
