"""A ledger of clauses: what a standard asks of a file, and the question that finds where it is not so.

A standard is a file of `newsletter/finish/rules/` with one `Standard` value; the gate and `newsletter check`
ask its rules one by one. A rule is asked of an `Opened` file and gives a `Breach` for each place at fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsletter.basics.value import dataclass
from newsletter.finish.broken import faults
from newsletter.finish.opened import Opened


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a rule is broken: the *page* from 1, 0 for the file itself, the *object*, and what is there."""

    object: str
    found: str = ""
    page: int = 0


Test = Callable[[Opened], Iterable[Breach]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One clause of a standard: *id* names it; the tables of messages say by it what it asks and what to do."""

    id: str
    clause: str
    test: Test


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard: its *title*, whether a file *claims* it, its *rules*."""

    name: str
    title: str
    claims: Callable[[Opened], bool]
    rules: tuple[Rule, ...]

    def breaches(self, opened: Opened) -> Iterator[tuple[Rule, Breach]]:
        """Every breach of every rule, in the order of the ledger.

        An object so broken that a rule cannot read it breaks that rule.
        """
        for rule in self.rules:
            yield from ((rule, breach) for breach in opened.once(_answer, rule.test))


def _answer(opened: Opened, test: Test) -> tuple[Breach, ...]:
    """The breaches that a test finds, and one more where it comes upon what it cannot read."""
    found: list[Breach] = []
    try:
        found.extend(test(opened))
    except faults() as error:
        found.append(Breach("file", f"{type(error).__name__}: {error}"))
    return tuple(found)
