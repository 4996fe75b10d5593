"""Imports of the page's modules point one way: a folder may use only those that stand before it."""

from __future__ import annotations

import posixpath
import re

from tests.conftest import REPOSITORY

BROWSER = REPOSITORY / "itinerarium" / "browser"
ORDER = [
    "data",
    "dom",
    "state",
    "geo",
    "ground",
    "routes",
    "places",
    "names",
    "panels",
    "story",
    "time",
    "paper",
    "download",
    "page",
    "classroom",
    "tools",
]
IMPORTED = re.compile(r'(?:\bfrom |\bimport\()"(\.[^"]+)"')
ENTRIES = {"main.js", "deferred.js", "components.js"}
"""What stands in no folder: they put together all others."""
DECLARED = {"events.js"}
"""Types alone, in a ``.d.ts`` file of this name."""


def imports() -> list[tuple[str, str]]:
    """Each module with one that it imports, or takes a type from, both below the folder."""
    names = [path.relative_to(BROWSER).as_posix() for path in sorted(BROWSER.rglob("*.js"))]
    return [
        (name, posixpath.normpath(posixpath.join(posixpath.dirname(name), found)))
        for name in names
        for found in IMPORTED.findall((BROWSER / name).read_text(encoding="utf-8"))
    ]


def step_of(name: str) -> int:
    """Where a module's folder stands in the order; declared types stand first, the entries last."""
    if name in DECLARED:
        return -1
    return len(ORDER) if name in ENTRIES else ORDER.index(name.split("/")[0])


def test_every_folder_has_its_place_in_the_order() -> None:
    folders = {path.relative_to(BROWSER).parts[0] for path in BROWSER.rglob("*.js")}
    assert folders - ENTRIES == set(ORDER)


def test_a_folder_imports_only_those_before_it() -> None:
    found = imports()
    assert len(found) > 300
    backward = [
        f"{name} imports {other}" for name, other in found if step_of(other) > step_of(name)
    ]
    assert backward == []


def test_an_import_is_seen_however_it_is_written() -> None:
    written = 'import { a } from "../a.js"; import {\n  b,\n} from "./b.js"; {import("./c.js").C}'
    assert IMPORTED.findall(written) == ["../a.js", "./b.js", "./c.js"]


def kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def test_a_file_is_called_as_the_class_that_it_exports() -> None:
    wrong = []
    for path in sorted(BROWSER.rglob("*.js")):
        classes = re.findall(r"^export class (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if len(classes) == 1 and kebab(classes[0]) != path.stem:
            wrong.append(f"{path.name} exports {classes[0]}")
    assert wrong == []
