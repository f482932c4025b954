"""Output conditions: the ink, paper and press that a file is separated for, as an ICC profile says them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsletter.basics.data import data_folder
from newsletter.basics.diagnostic import EnvironmentFault, UsageError, diagnostic
from newsletter.basics.value import dataclass
from newsletter.pictures.profile import described, is_sound

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = "http://www.color.org"
_PRINTER = b"prtr"


@dataclass(frozen=True, slots=True)
class Condition:
    """An output condition.

    *name* is what the file's output intent says: that of the ICC's characterization registry where it is
    *registered* there, else the profile's own. *path* holds the profile.
    """

    name: str
    title: str
    path: Path
    registered: bool = False

    @property
    def data(self) -> bytes:
        """The profile's bytes.

        Raises EnvironmentFault when the file cannot be read.
        """
        return _read(self.path)


FOGRA39 = Condition(
    "FOGRA39",
    "Offset on coated paper (ISO 12647-2, FOGRA39L)",
    data_folder("icc") / "FOGRA39L_coated.icc",
    registered=True,
)

FOGRA29 = Condition(
    "FOGRA29",
    "Offset on uncoated paper (ISO 12647-2, FOGRA29L)",
    data_folder("icc") / "FOGRA29L_uncoated.icc",
    registered=True,
)


def named(path: Path) -> Condition:
    """The output condition of a user's own profile, called as the profile calls itself.

    Raises UsageError when it is no profile of a CMYK press, EnvironmentFault when it cannot be read.
    """
    data = _read(path)
    if not is_sound(data, 4) or data[12:16] != _PRINTER:
        raise UsageError([diagnostic("E671", path=str(path))])
    name = described(data) or path.stem
    return Condition(name, name, path)


@cache
def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault([diagnostic("E670", path=str(path), reason=reason)]) from error
