"""The walk from a content file to its PDFs, on one screen.

Takes a `Job`, gives a `Result`. The only module that knows every stage: it times them and gathers
what they found. An error of a stage stops the walk behind it, and all that was found so far is told.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import partial, reduce
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from newsletter import blocks, design, display, finish, model, page, pdf, realize, source
from newsletter.basics.atomic import check_target, write_all
from newsletter.basics.diagnostic import (
    ContentError,
    EnvironmentFault,
    NewsletterError,
    Severity,
    UsageError,
    diagnostic,
)
from newsletter.basics.value import dataclass
from newsletter.design.find import find
from newsletter.design.themes import layers
from newsletter.lines import Typesetter
from newsletter.shaping import FontBook
from newsletter.source.edit import change, over
from newsletter.source.limits import DEFAULT, Limits
from newsletter.source.node import MappingNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.design import Design
    from newsletter.design.layers import Layer
    from newsletter.display import DisplayList
    from newsletter.finish.inspect import Inspected
    from newsletter.model.document import Document
    from newsletter.page import Pages
    from newsletter.pdf import Profile
    from newsletter.source.node import Node, Tree

LAYOUT = "bulletin"
# The key of the content, not the layout, that a job may change.
FIT = "fit"
PROFILE = "screen"
# What tells how a text was fitted to its pages.
TURNED = "H508"
PDF = ".pdf"
YAML = (".yaml", ".yml")

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be built.

    *output* is a file for one profile, a folder for several; None: beside the content. *layout* is
    a name or a file; empty: what the content names, else `bulletin`. *themes*, the last uppermost, stand in
    place of the content's own. *changes* are keys of the
    layout with their new values. A *draft* skips the proof of the finished file. With *strict* a
    warning stops the build before anything is written. Files that the content names lie in its folder
    or in those *allowed*; *limits* bound what is read. With *explain* hints say why each column ends where it does.
    *overlay* names what is drawn over the pages for makers of layouts: grid, boxes, slack. *press* says what
    profiles for a printing house are to heed.
    """

    content: Path
    output: Path | None = None
    layout: str = ""
    profiles: tuple[str, ...] = (PROFILE,)
    changes: tuple[tuple[str, str], ...] = ()
    draft: bool = False
    strict: bool = False
    allowed: tuple[Path, ...] = ()
    limits: Limits = DEFAULT
    explain: bool = False
    overlay: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    press: finish.Presswork = finish.Presswork()


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job: the files written, the number of pages, findings, milliseconds by stage.

    *standards* are those that an inspected file was held to, *inspected* all that was found.
    """

    outputs: tuple[Path, ...]
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()
    timings: tuple[tuple[str, float], ...] = ()
    standards: tuple[str, ...] = ()
    inspected: Inspected | None = None


def build(job: Job) -> Result:
    """Set the content and write one PDF for each profile, all of them or none (R5).

    Raises NewsletterError with all findings when an error is among them; what was there before stands.
    """
    walk = _Walk()
    profiles = walk.time("profile", _profiles, job)
    tree = walk.time("source", source.read, job.content, job.limits)
    targets = walk.time("output", _targets, job)
    drawn = _drawn(job, tree, walk)
    files = dict(zip(targets, _finished(job, profiles, drawn, walk), strict=True))
    walk.time("write", _write, files, job)
    return walk.result(drawn, targets)


def check(job: Job) -> Result:
    """Do all that a build does but write, and ask all checks of what each stage gives.

    Raises as `build`.
    """
    from newsletter.checks import diagnose

    walk = _Walk(ask=diagnose)
    profiles = walk.time("profile", _profiles, job)
    tree = walk.time("source", source.read, job.content, job.limits)
    drawn = _drawn(job, tree, walk)
    _finished(job, profiles, drawn, walk)
    return walk.result(drawn)


def produce(job: Job) -> tuple[tuple[bytes, ...], Result]:
    """The bytes of each profile's file, and what came of the job; nothing is written.

    Raises as `build`.
    """
    walk = _Walk()
    profiles = walk.time("profile", _profiles, job)
    drawn = _drawn(job, walk.time("source", source.read, job.content, job.limits), walk)
    return tuple(_finished(job, profiles, drawn, walk)), walk.result(drawn)


def draw(job: Job) -> DisplayList:
    """What the pages show, before any file is made of it.

    Raises as `build`.
    """
    walk = _Walk()
    return _drawn(job, walk.time("source", source.read, job.content, job.limits), walk)


def inspect(path: Path, names: Iterable[str] = (), stock: str = "") -> Result:
    """Hold a PDF of anyone's to the standards of that name, or of the profile of that name; without, to those it claims.

    Its ink is held to what *stock*, a kind of paper, takes. What is broken is told among the findings. Raises
    NewsletterError for a name that is none, and for a file that cannot be read.
    """
    from newsletter.finish.inspect import inspect as asked

    began = perf_counter()
    found = asked(path, tuple(names), stock)
    spent = round((perf_counter() - began) * 1000, 2)
    return Result((), found.pages, found.diagnostics, (("inspect", spent),), found.standards, found)


def _drawn(job: Job, tree: Tree, walk: _Walk) -> DisplayList:
    """Words and taste become ink: everything that the pages show."""
    ours = [(key, value) for key, value in job.changes if key.partition(".")[0] == FIT]
    root: Node = tree.root
    if ours and isinstance(root, MappingNode):
        # The content keeps its place: what it lacks is told there, not at the command line.
        root = replace(reduce(over, (change(*one) for one in ours), tree.root), span=root.span)
    changed = replace(tree, root=root)
    document = walk.stage("model", model.load, changed, blocks.KINDS, job.allowed, job.limits)
    layout = walk.time("layout", _layout, job, tree, document)
    theirs = [one for one in job.changes if one not in ours]
    over_it = walk.time("layout", _layers, job, document)
    looked = partial(
        design.resolve,
        layout,
        blocks.KINDS,
        theirs,
        lang=document.lang,
        layers=over_it,
        used=document.kinds,
    )
    look, setter = walk.stage("design", looked), Typesetter(FontBook())
    pages = _composed(job, document, look, setter, walk)
    # A text that leaves much of its only page blank is set by the layout's first case for so little that keeps it on one.
    for case in [number for number, below in enumerate(look.sparse) if pages.filled < below]:
        larger = walk.stage("design", looked, case=case)
        found = _composed(job, document, larger, setter, walk)
        if len(found.pages) == 1:
            # Nobody asked for what a case turns, so it is told on request alone.
            silent = () if document.pages or job.explain else (TURNED,)
            told = tuple(one for one in found.diagnostics if one.code not in silent)
            pages = replace(found, diagnostics=told)
            break
    walk.gather(pages)
    drawn = walk.stage("display", display.place, pages)
    if not job.overlay:
        return drawn
    from newsletter.display.overlay import overlaid

    return walk.time("display", overlaid, drawn, pages, job.overlay)


def _composed(job: Job, document: Document, look: Design, setter: Typesetter, walk: _Walk) -> Pages:
    """The pages of a document in a design; what they found is not gathered before they are chosen."""
    flow = walk.stage("realize", realize.flow, document, look)
    return walk.time(
        "page",
        page.compose,
        flow,
        setter,
        lambda knobs: realize.flow(document, design.turned(look, knobs)),
        explain=job.explain,
    )


def _finished(job: Job, profiles: Iterable[Profile], drawn: DisplayList, walk: _Walk) -> list[bytes]:
    """The bytes of each profile's file, proven, and judged where the job is strict."""
    finished = []
    for profile in profiles:
        painted = walk.stage("pdf", pdf.paint, drawn, profile)
        finished.append(walk.stage("finish", finish.apply, painted, profile, draft=job.draft))
    if job.strict and any(item.severity is Severity.WARNING for item in walk.found):
        raise ContentError(walk.found)
    return [one.data for one in finished]


def _layout(job: Job, tree: Tree, document: Document) -> Tree:
    """The layout's tree: as the job says, else the content, else our default."""
    if job.layout.endswith(YAML):
        return source.read(Path(job.layout), job.limits)
    said = tree.root.get("layout") if isinstance(tree.root, MappingNode) else None
    span = said.span if said is not None and not job.layout else None
    return source.read(find(job.layout or document.layout or LAYOUT, document.folder, span), job.limits)


def _layers(job: Job, document: Document) -> tuple[Layer, ...]:
    """What lies over the layout: the themes that the job names, else the content's; then the brand, then the page."""
    folder, limits = document.folder, job.limits
    if job.themes:
        # A file that the command line names lies where the command runs.
        named = [str(Path(name).absolute()) if name.endswith(YAML) else name for name in job.themes]
        themes = [layer for name in named for layer in layers(name, folder, limits=limits)]
    else:
        themes = [*layers(document.theme, folder, document.theme_span, limits)]
    return (*themes, *document.layers)


def _profiles(job: Job) -> tuple[Profile, ...]:
    """The profiles by name.

    Raises UsageError for a name that is none, or comes twice, and for presswork that cannot be.
    """
    for name in job.profiles:
        if name not in finish.PROFILES:
            near = finish.PROFILES.nearest(name) or ", ".join(finish.PROFILES)
            raise UsageError([diagnostic("E710", name=name, near=near)])
        if job.profiles.count(name) > 1:
            raise UsageError([diagnostic("E713", name=name)])
    profiles = finish.equipped((finish.PROFILES[name] for name in job.profiles), job.press)
    if job.overlay:
        _overlay(job, profiles)
    return profiles


def _overlay(job: Job, profiles: Iterable[Profile]) -> None:
    """Raises UsageError for an overlay that is none, or that a profile has no place for."""
    from newsletter.basics.registry import nearest
    from newsletter.display.overlay import KINDS

    for name in job.overlay:
        if name not in KINDS:
            raise UsageError([diagnostic("E720", name=name, near=nearest(name, KINDS) or ", ".join(KINDS))])
    for profile in profiles:
        if not profile.layers:
            raise UsageError([diagnostic("E721", name=profile.name)])


def _targets(job: Job) -> tuple[Path, ...]:
    """The files to write.

    Raises UsageError for a name that is no PDF's, which guards what a build reads, EnvironmentFault
    for a place that cannot be written.
    """
    content, where = job.content, job.output
    if len(job.profiles) == 1:
        target = where or content.with_suffix(PDF)
        if target.suffix.lower() != PDF and not target.is_dir():
            raise UsageError([diagnostic("E712", path=str(target))])
        targets = [target]
    else:
        folder = where or content.parent
        targets = [folder / f"{content.stem}.{name}{PDF}" for name in job.profiles]
    for target in targets:
        if not _makes_folder(job, target):
            check_target(target, [content])
    return tuple(targets)


def _makes_folder(job: Job, target: Path) -> bool:
    """Whether the job names a folder for several files that is still to be made."""
    return len(job.profiles) > 1 and not target.parent.exists()


def _write(files: Mapping[Path, bytes], job: Job) -> None:
    """Write all files; raises EnvironmentFault."""
    for folder in {path.parent for path in files if _makes_folder(job, path)}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise EnvironmentFault([diagnostic("E714", folder=str(folder), reason=reason)]) from error
    write_all(files, [job.content])


class _Found(Protocol):
    """A value that carries what its stage found."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...


F = TypeVar("F", bound=_Found)


@dataclass(slots=True)
class _Walk:
    """The private state of one walk: what was found, and how long each stage took.

    *ask* says what checks find in the value of a stage.
    """

    ask: Callable[[object], tuple[Diagnostic, ...]] | None = None
    found: dict[Diagnostic, None] = field(default_factory=dict)
    timings: dict[str, float] = field(default_factory=dict)

    def stage(self, name: str, work: Callable[P, F], *args: P.args, **named: P.kwargs) -> F:
        """Do a stage's work and gather what it found; an error among it ends the walk."""
        value = self.time(name, work, *args, **named)
        self.gather(value)
        return value

    def gather(self, value: _Found) -> None:
        """Gather what a stage found in its value; an error among it ends the walk."""
        self.found.update(dict.fromkeys(value.diagnostics))
        if self.ask is not None:
            self.found.update(dict.fromkeys(self.time("checks", self.ask, value)))
        if any(item.severity is Severity.ERROR for item in self.found):
            raise ContentError(self.found)

    def time(self, name: str, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """Do work and note its milliseconds; a fault that it raises takes along what was found before."""
        began = perf_counter()
        try:
            return work(*args, **named)
        except NewsletterError as fault:
            raise type(fault)(dict.fromkeys([*self.found, *fault.diagnostics])) from fault
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + (perf_counter() - began) * 1000

    def result(self, drawn: DisplayList, outputs: tuple[Path, ...] = ()) -> Result:
        """The result of the walk."""
        timings = tuple((name, round(spent, 2)) for name, spent in self.timings.items())
        return Result(outputs, len(drawn.pages), tuple(self.found), timings)
