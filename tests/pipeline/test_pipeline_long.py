"""A text too long for a string of a PDF is told where its author wrote it."""

from __future__ import annotations

import pytest
from PIL import Image

from newsletter.basics.diagnostic import ContentError
from newsletter.pipeline import Job, build

HEAD = "publication: {name: 社区}\nissue: {number: 1}\n"
BODY = "headline: 甲\nsections:\n  - blocks:\n      - 一段\n"
LONG = "字" * 16400


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEAD}{BODY}      - image: {{src: a.png, alt: {LONG}}}\n", 7),
        (f"{HEAD}{BODY}      - 见[这里](https://example.org/{'a' * 33000})。\n", 7),
        (f"{HEAD}meta:\n  title: {LONG}\n{BODY}", 4),
        (f"{HEAD}meta:\n  author: {LONG}\n{BODY}", 4),
        (f"{HEAD}meta:\n  subject: {LONG}\n{BODY}", 4),
        (f"{HEAD}meta:\n  keywords: [{LONG}]\n{BODY}", 4),
    ],
)
def test_what_is_too_long_has_its_line(text, line, tmp_path):
    Image.new("RGB", (900, 600)).save(tmp_path / "a.png")
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        build(Job(path))
    (told,) = (one for one in caught.value.diagnostics if one.code == "E656")
    assert (told.span.file.name, told.span.line) == (str(path), line)
    assert told.span.column > 1
