"""What kind of object one of the file's is: the library gives all of them every method."""

from __future__ import annotations

from decimal import Decimal


def is_name(one: object) -> bool:
    """Whether it is a name."""
    import pikepdf

    return isinstance(one, pikepdf.Name)


def is_array(one: object) -> bool:
    """Whether it is an array."""
    import pikepdf

    return isinstance(one, pikepdf.Array)


def is_dictionary(one: object) -> bool:
    """Whether it is a dictionary, that of a stream or not."""
    import pikepdf

    return isinstance(one, pikepdf.Dictionary | pikepdf.Stream)


def is_stream(one: object) -> bool:
    """Whether it is a stream."""
    import pikepdf

    return isinstance(one, pikepdf.Stream)


def is_number(one: object) -> bool:
    """Whether it is a number."""
    return isinstance(one, int | float | Decimal)
