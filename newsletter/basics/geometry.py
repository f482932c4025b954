"""Sizes, rectangles and affine maps in points, y downwards from the sheet's top left corner."""

from __future__ import annotations

from newsletter.basics.value import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    width: float
    height: float

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances from the four edges of a box inwards, in points."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points; `x, y` is its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle, elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def inset(self, by: Insets) -> Rect:
        """The rectangle made smaller by *by*."""
        return Rect(
            self.x + by.left,
            self.y + by.top,
            self.width - by.left - by.right,
            self.height - by.top - by.bottom,
        )

    def grown(self, by: float) -> Rect:
        """The rectangle made larger by *by* points on each side."""
        return self.inset(Insets(-by, -by, -by, -by))


@dataclass(frozen=True, slots=True)
class Affine:
    """The map x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where the point lands."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Affine) -> Affine:
        """The map that applies *first*, then this one."""
        return Affine(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e,
            self.b * first.e + self.d * first.f + self.f,
        )

    @property
    def scale(self) -> float:
        """The mean enlargement, for stroke widths."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)
