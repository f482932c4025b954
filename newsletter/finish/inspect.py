"""A PDF of anyone's is asked for the rules of what it claims, or is to be held to."""

from __future__ import annotations

from dataclasses import field, replace
from io import BytesIO
from typing import TYPE_CHECKING

from newsletter.basics.diagnostic import EnvironmentFault, UsageError, diagnostic
from newsletter.basics.registry import nearest
from newsletter.basics.value import dataclass
from newsletter.finish.broken import faults
from newsletter.finish.claims import claims
from newsletter.finish.gate import STANDARDS, breaches
from newsletter.finish.opened import Opened
from newsletter.finish.preflight.house import DAMAGE
from newsletter.finish.preflight.ledger import CUSTOMS, RULES, asked, proof
from newsletter.finish.preflight.place import Seen, seen
from newsletter.finish.presswork import Presswork, limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pikepdf

    from newsletter.basics.diagnostic import Diagnostic
    from newsletter.finish.preflight.rule import Proof
    from newsletter.pdf import Profile
    from newsletter.pdf.profile import Standard as Press

# The ledgers of print: the standard of each, none for what printing houses ask of any file.
TRADE = "trade"
PRESS: dict[str, Press] = {
    "pdf-x-4": "PDF/X-4",
    "pdf-x-1a": "PDF/X-1a:2003",
    "pdf-x-1a-2001": "PDF/X-1a:2001",
    TRADE: "",
}
MOST = 1 << 30  # bytes of a file
_MAKER = "newsletter"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What an inspection found: the *standards* asked, how many *rules*, the *pages*, and what is to be told.

    *ink* is the most that the paper takes in percent, where one was named. *claims* is what the file says of itself, *sheets* how each page is looked at, *data* the file's bytes.
    """

    standards: tuple[str, ...]
    rules: int
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    claims: tuple[str, ...] = ()
    sheets: tuple[Seen, ...] = ()
    data: bytes = field(default=b"", repr=False)
    ink: float = 0.0


def inspect(path: Path, names: Sequence[str] = (), stock: str = "") -> Inspected:
    """Ask a file for the rules of *names*, those of standards or output profiles; without, of what it claims.

    A file that claims nothing that can be asked is held to what printing houses ask of any file. With a *stock*, a kind
    of paper, the ink is held to what that takes. Raises UsageError for a name that is none, EnvironmentFault for a file that cannot be read or opened.
    """
    asking = _named(names)
    terms = _terms(stock)
    if stock and asking and not PRESS.keys() & set(asking):
        raise UsageError([diagnostic("E672")])
    data = _read(path)
    pdf, repaired = _open(path, data)
    with pdf:
        try:
            found = _inspected(path, proof(pdf, data, terms, repaired=repaired), asking, stock)
        except faults() as error:
            raise _fault(path, str(error) or type(error).__name__) from error
    return replace(found, ink=terms.ink) if stock else found


def _named(names: Iterable[str]) -> tuple[str, ...]:
    """The ledgers of names of standards and output profiles.

    Raises UsageError for a name that is none.
    """
    from newsletter.finish import PROFILES

    found: dict[str, None] = {}
    for name in names:
        if name in PROFILES:
            profile = PROFILES[name]
            # What our own files are besides a press's standard is not asked of a file for that press.
            press = [key for key, title in PRESS.items() if title and title == profile.standard]
            found |= dict.fromkeys(press or profile.standards or (TRADE,))
        elif name in PRESS or name in STANDARDS:
            found[name] = None
        else:
            known = (*PROFILES, *PRESS, *STANDARDS)
            near = nearest(name, known) or ", ".join(known)
            raise UsageError([diagnostic("E652", name=name, near=near)])
    return tuple(found)


def _inspected(path: Path, proof: Proof, names: tuple[str, ...], stock: str) -> Inspected:
    said = claims(proof)
    told: list[Diagnostic] = []
    if not names:
        names = said.known or (TRADE,)
        if said.unknown:
            told.append(diagnostic("H652", names=", ".join(said.unknown)))
        if not said.known:
            told.append(diagnostic("H651", path=path.name, known=", ".join((*PRESS, *STANDARDS))))
    if stock and not PRESS.keys() & set(names):
        names = (*names, TRADE)  # whoever names a paper is going to print on it
    rules, titles = 0, []
    for name in names:
        count, found = _ledger(name, proof, path)
        rules += count
        told += found
        titles.append(PRESS.get(name) or (STANDARDS[name].title if name in STANDARDS else TRADE))
    if not PRESS.keys() & set(names):
        told += asked((DAMAGE,), proof)
    if not proof.pages:
        told.append(diagnostic("E918", path=path.name))
    if not _ours(proof):
        told = [
            replace(one, fault=replace(one.fault, foreign=True)) if one.fault is not None else one
            for one in told
        ]
    sheets = tuple(seen(facts) for facts in proof.pages)
    return Inspected(tuple(titles), rules, len(proof.pages), tuple(told), said.all, sheets, proof.data)


def _ours(proof: Proof) -> bool:
    """Whether this program wrote the file, as it says."""
    return proof.info.get("Producer", "").startswith(_MAKER)


def _ledger(name: str, proof: Proof, path: Path) -> tuple[int, list[Diagnostic]]:
    """How many rules a ledger has, and what they find."""
    if name in PRESS:
        terms = replace(proof.profile, standard=PRESS[name])
        rules = RULES if terms.standard else CUSTOMS
        return len(rules), list(asked(rules, replace(proof, profile=terms)))
    standard = STANDARDS[name]
    try:
        with Opened(proof.data, mend=bool(proof.repaired)) as opened:
            return len(standard.rules), list(breaches(standard, opened))
    except faults() as error:
        raise _fault(path, str(error)) from error


def _terms(stock: str) -> Profile:
    """What a press asks on a stock: the profile of print, without a standard.

    Raises UsageError for a stock that is none.
    """
    from newsletter.finish import PROFILES

    profile = PROFILES["print"]
    return replace(profile, standard="", ink=limit(profile, Presswork(stock=stock)))


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST:
            raise _fault(path, f"{size / MOST:.1f} GB > 1 GB")
        return path.read_bytes()
    except OSError as error:
        raise _fault(path, error.strerror or str(error)) from error


def _open(path: Path, data: bytes) -> tuple[pikepdf.Pdf, str]:
    """The file opened, and what had to be mended for it."""
    import pikepdf

    try:
        return pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True), ""
    except pikepdf.PasswordError as error:
        raise EnvironmentFault([diagnostic("E655", path=str(path))]) from error
    except faults() as error:
        reason = _reason(error)
    try:
        return pikepdf.open(BytesIO(data), suppress_warnings=True), reason
    except faults() as error:
        raise _fault(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    """What the library says, without the place in memory that it names first."""
    return str(error).partition(": ")[2] or str(error) or type(error).__name__


def _fault(path: Path, reason: str) -> EnvironmentFault:
    return EnvironmentFault([diagnostic("E651", path=str(path), reason=reason)])
