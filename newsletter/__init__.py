"""Newsletter: a YAML content file becomes a Chinese bulletin for the press, the board and the inbox."""

__version__ = "0.1.0"
