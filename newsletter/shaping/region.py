"""Which writing a language tag asks for."""

from newsletter.flow.region import is_simplified, is_traditional

__all__ = ["is_simplified", "is_traditional"]
