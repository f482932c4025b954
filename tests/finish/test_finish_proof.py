from __future__ import annotations

import hashlib
import re
import sys
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from newsletter.basics.diagnostic import InternalFault
from newsletter.basics.geometry import Rect
from newsletter.display.ops import Bookmark, Group, Image, Link
from newsletter.finish import PROFILES, apply
from newsletter.finish.proof import prove
from newsletter.flow.role import Role
from newsletter.pdf import Profile, paint
from newsletter.pdf.ledger import Ledger, tally

sys.path.append(str(Path(__file__).parent.parent / "pdf"))
