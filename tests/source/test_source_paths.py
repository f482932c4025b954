"""Paths in content stay inside the project (R12)."""

from __future__ import annotations

import pytest

from newsletter.basics.diagnostic import Diagnostic
from newsletter.basics.span import SourceFile, Span
from newsletter.source.paths import Project

SPAN = Span(SourceFile("a.yaml", ("x",)), 1, 1, 2)


@pytest.fixture
def project(tmp_path):
    inside = tmp_path / "project"
    (inside / "pictures").mkdir(parents=True)
    (inside / "pictures" / "Café.jpg").write_bytes(b"x")
    (tmp_path / "project-secret").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"x")
    return Project(inside, (inside,))


@pytest.mark.parametrize(
    "path", ["pictures/a.jpg", "./a.jpg", "pictures/../a.jpg", "图片/一 二.jpg", "a..b.jpg"]
)
def test_paths_inside_are_found(project, path):
    assert project.find(path, SPAN) == (project.folder / path).resolve()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/etc/passwd", "E145"),
        ("C:/a.jpg", "E145"),
        ("c:a.jpg", "E145"),
        ("pictures\\a.jpg", "E145"),
        ("\\\\host\\a.jpg", "E145"),
        ("//host/a.jpg", "E145"),
        ("https://example.org/a.jpg", "E145"),
        ("file:a.jpg", "E145"),
        ("~/a.jpg", "E145"),
        ("$HOME/a.jpg", "E145"),
        ("%HOME%/a.jpg", "E145"),
        ("a\0.jpg", "E145"),
        ("a\n.jpg", "E145"),
        ("", "E145"),
        ("../secret.jpg", "E146"),
        ("pictures/../../secret.jpg", "E146"),
        ("../project-secret/a.jpg", "E146"),
        ("pictures/café.jpg", "E154"),
        ("Pictures/Café.jpg", "E154"),
        ("pictures/Cafe\u0301.jpg", "E154"),
    ],
)
def test_other_paths_are_refused(project, path, code):
    found = project.find(path, SPAN)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_links_are_followed_before_the_answer(project):
    (project.folder / "link.jpg").symlink_to(project.folder.parent / "secret.jpg")
    (project.folder / "loop").symlink_to(project.folder / "loop")
    assert project.find("link.jpg", SPAN).code == "E146"
    assert isinstance(project.find("loop/a.jpg", SPAN), Diagnostic)


def test_further_folders_may_be_allowed(project):
    wider = Project(project.folder, (project.folder, project.folder.parent / "project-secret"))
    assert not isinstance(wider.find("../project-secret/a.jpg", SPAN), Diagnostic)
