"""Putting off imports that a library makes and a build does not need."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def put_off(name: str) -> None:
    """Have the module *name* loaded when something of it is first used, not when it is first imported.

    For modules that a library takes with `from package import module` and seldom uses (a plain
    `import package.module` loads them all the same). One that is loaded already, or that is not there,
    is left alone.
    """
    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    parent, _, own = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], own, module)


@contextmanager
def left_out(name: str) -> Iterator[None]:
    """While it lasts, an import of *name* finds an empty module; afterwards the real one is put off.

    For a module that a library imports whole for a function that is never called here. Whoever wants
    it later gets it.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = ModuleType(name)
    try:
        yield
    finally:
        del sys.modules[name]
        put_off(name)
