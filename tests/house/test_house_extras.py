"""What readers are told to install is there to be installed."""

import re
import tomllib
from pathlib import Path

from newsletter.basics import messages_en, messages_zh

ROOT = Path(__file__).parents[2]
_EXTRA = re.compile(r"newsletter-press\[([a-z]+)\]")


def test_every_extra_that_is_named_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [(ROOT / "README.md").read_text(encoding="utf-8")]
    texts += [
        word for table in (messages_en, messages_zh) for said in table.MESSAGES.values() for word in said
    ]
    named = {name for text in texts for name in _EXTRA.findall(text)}
    assert "fonts" in named
    assert named <= project["optional-dependencies"].keys()
