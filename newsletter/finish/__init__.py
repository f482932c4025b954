"""Finish: a painted file becomes one that may be handed out.

Takes `Painted` and its `Profile`, gives `Finished` after proof; `PROFILES` holds the output profiles
by name, one file each in `profiles/`. It paints nothing and writes nothing to disk.
"""

from __future__ import annotations

from newsletter.basics.registry import ValueRegistry
from newsletter.finish.apply import Finished, apply
from newsletter.finish.presswork import Presswork, equipped
from newsletter.pdf.profile import Profile

PROFILES = ValueRegistry("newsletter.finish.profiles", Profile)

__all__ = ["PROFILES", "Finished", "Presswork", "apply", "equipped"]
