"""Compiles the modules of a folder that becomes a layer of an image: `python compile_modules.py FOLDER /in/the/image`.

The same sources give the same bytes in any folder on any day, as long as this is the same Python. Two things need care:

* A pyc file holds the time of its source unless it holds a hash. Here it holds one that nobody checks at run time
  (PEP 552, "unchecked"): times are gone in a layer, and what is in it never changes.
* `marshal` writes an object that something else in the process holds, too, in another way than one that nothing else
  holds, so that what was compiled before shows. Here everything is held while it is written.
  https://github.com/python/cpython/issues/78274, https://github.com/astral-sh/uv/issues/10619

Tests of packages are left out: they are a quarter of all modules, and a server imports none of them. Files that are no
Python of this version (templates, code for Python 2) are left as they are, as pip does. Prints how many modules were
compiled.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import CodeType
from typing import Iterator

UNCHECKED_HASH = 0b01
TESTS = {"test", "tests"}


def main(folder: str, inside: str) -> None:
    paths = sorted(path.relative_to(folder) for path in Path(folder).rglob("*.py"))
    modules = [path.as_posix() for path in paths if not TESTS.intersection(path.parts[:-1])]
    processes = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 32)
    with ProcessPoolExecutor(processes) as pool:
        done = pool.map(compile_module, *zip(*[(folder, inside, module) for module in modules]), chunksize=32)
        print(sum(done))


def compile_module(folder: str, inside: str, module: str) -> bool:
    path = os.path.join(folder, module)
    with open(path, "rb") as file:
        source = file.read()
    try:
        code = compile(source, f"{inside}/{module}", "exec", dont_inherit=True, optimize=0)
    except (SyntaxError, ValueError, RecursionError):
        return False
    held = list(parts_of(code))
    content = marshal.dumps(code)
    del held
    target = importlib.util.cache_from_source(path, optimization="")
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as file:
        file.write(importlib.util.MAGIC_NUMBER)
        file.write(UNCHECKED_HASH.to_bytes(4, "little"))
        file.write(importlib.util.source_hash(source))
        file.write(content)
    return True


def parts_of(code: CodeType) -> Iterator[object]:
    """Every object that is written for a code object, once more: a second holder of each."""
    yield code
    for name in ("co_names", "co_varnames", "co_freevars", "co_cellvars", "co_consts"):
        yield from inside_of(getattr(code, name))
    for name in ("co_name", "co_qualname", "co_filename", "co_linetable", "co_exceptiontable"):
        yield getattr(code, name, None)


def inside_of(value: object) -> Iterator[object]:
    if isinstance(value, CodeType):
        yield from parts_of(value)
        return
    yield value
    if isinstance(value, (tuple, frozenset)):
        for part in value:
            yield from inside_of(part)
    elif isinstance(value, slice):
        yield from (value.start, value.stop, value.step)


if __name__ == "__main__":
    main(*sys.argv[1:])
