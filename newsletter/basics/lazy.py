"""Putting off imports that a library makes and a build does not need."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec


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
