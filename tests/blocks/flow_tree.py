"""Looking into trees of flow nodes."""

from __future__ import annotations

from newsletter.flow.node import Panel, Placed, Row, Stack, Table, Text


def walk(*nodes):
    """Every node, parents first, in reading order."""
    for node in nodes:
        yield node
        match node:
            case Text(notes=notes):
                yield from walk(*(note.node for note in notes))
            case Stack(children=children) | Row(children=children):
                yield from walk(*children)
            case Panel(child=child) | Placed(child=child):
                yield from walk(child)
            case Table(rows=rows):
                yield from (cell.text for row in rows for cell in row)


def of(kind, *nodes):
    """The nodes of one kind."""
    return [node for node in walk(*nodes) if isinstance(node, kind)]


def plain(node):
    """All characters that are shown of a node's texts."""
    return "|".join("".join(run.text for run in text.runs) for text in of(Text, node))


def authored(node):
    """Those of them that the author wrote."""
    return "|".join("".join(run.text for run in text.runs if not run.drawn) for text in of(Text, node))
