"""The language of a run: the flag, else the locale."""

import pytest

from newsletter.cli.language import choose, foremost, messages


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ({}, "en"),
    ],
)
def test_by_locale(environ, language):
    assert choose([], environ) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--ui-lang", "zh", "build"], "zh"),
        (["--ui-lang=en", "build"], "en"),
        (["--ui-lang"], "zh"),
        (["--ui-lang", "fr"], "zh"),
    ],
)
def test_the_flag_rules(arguments, language):
    assert (
        choose(arguments, {"LANG": "en_US" if language == "zh" and "zh" in arguments else "zh_CN"})
        == language
    )


def test_each_language_has_its_words():
    assert messages("zh")["E701"] != messages("en")["E701"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["build", "a.yaml", "--ui-lang", "zh"], ["--ui-lang", "zh", "build", "a.yaml"]),
        (["build", "--ui-lang=en", "a.yaml"], ["--ui-lang=en", "build", "a.yaml"]),
        (["--ui-lang", "zh", "check"], ["--ui-lang", "zh", "check"]),
        (["build", "--", "--ui-lang"], ["build", "--", "--ui-lang"]),
        (["build", "--ui-lang"], ["--ui-lang", "build"]),
        ([], []),
    ],
)
def test_the_language_may_be_said_anywhere(written, read):
    assert foremost(written) == read
