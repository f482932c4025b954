"""The rooms import one way, and each heavy library belongs to its room."""

import tomllib
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]

UPSIDE_DOWN = """
[tool.importlinter]
root_package = "newsletter"

[[tool.importlinter.contracts]]
name = "Upside down"
type = "layers"
layers = ["newsletter.basics", "newsletter.pipeline"]
"""


def test_the_arrows_hold(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code = lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_a_broken_arrow_is_seen(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    config = tmp_path / "pyproject.toml"
    config.write_text(UPSIDE_DOWN, "utf-8")
    assert lint_imports(config_filename=str(config), no_cache=True) == 1


def test_no_contract_has_exceptions():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    assert not [one["name"] for one in settings["contracts"] if "ignore_imports" in one]
