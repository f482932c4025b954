"""Design: a layout file becomes resolved taste.

Takes a layout's YAML tree (with those it extends) and changes to its keys; gives a `Design` whose
lengths are points and whose colours are inks. It knows no content and no page.
"""

from newsletter.design.design import Design
from newsletter.design.resolve import resolve
from newsletter.design.turned import turned

__all__ = ["Design", "resolve", "turned"]
