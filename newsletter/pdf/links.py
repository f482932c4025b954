"""Link targets as a file may hold them."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

SCHEMES = frozenset({"https", "http", "mailto", "tel"})

# Marks that mean something in an address and are never escaped.
_KEPT = "!#$%&'()*+,/:;=?@[]~"


def uri(target: str) -> str | None:
    """*target* in ASCII, its host by IDNA and the rest percent-encoded; None when it may not be opened.

    Only `https`, `http`, `mailto` and `tel` are (R14).
    """
    try:
        parts = urlsplit(target.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES:
        return None
    return quote(urlunsplit(parts._replace(netloc=_host(parts.netloc))), safe=_KEPT)


def inside(name: str) -> str:
    """What the file calls a place that links inside it go to: *name* in ASCII, apart from its bookmarks."""
    return f"T{name.encode('utf-8').hex()}"


def _host(netloc: str) -> str:
    if netloc.isascii():
        return netloc
    user, at, host = netloc.rpartition("@")
    name, colon, port = host.partition(":")
    try:
        return f"{user}{at}{name.encode('idna').decode('ascii')}{colon}{port}"
    except UnicodeError:
        return netloc
