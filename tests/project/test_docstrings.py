"""What the package exports, and the rooms of formulas, say what they take, give and raise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import itinerarium

PACKAGE = Path(itinerarium.__file__).parent
ROOMS = ("geo", "trace", "basemap")
RAISING = [
    "build.py",
    "check/tables/cell.py",
    "compose/from_dicts.py",
    "drawing/components.py",
    "drawing/inline_assets.py",
    "drawing/offline_map.py",
    "story_map.py",
    "tables/tables.py",
]


def functions(node: ast.AST) -> Iterator[ast.FunctionDef]:
    """The public functions of a module, and those of its public classes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from functions(child)
        elif isinstance(child, ast.FunctionDef) and not child.name.startswith("_"):
            yield child


def in_file(name: str) -> list[ast.FunctionDef]:
    return list(functions(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))))


def in_rooms() -> list[tuple[str, ast.FunctionDef]]:
    names = [path for room in ROOMS for path in sorted((PACKAGE / room).glob("*.py"))]
    return [(path.stem, one) for path in names for one in in_file(str(path.relative_to(PACKAGE)))]


def section(function: ast.FunctionDef, title: str) -> str:
    """The text of a section of the docstring, empty without one."""
    text = ast.get_docstring(function) or ""
    found = re.search(rf"^{title}\n-+\n(.*?)(?=\n\n\S[^\n]*\n---|\Z)", text, re.M | re.S)
    return found[1] if found else ""


def missing(function: ast.FunctionDef) -> list[str]:
    """What the docstring of a function of a room leaves out."""
    names = [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]
    heads = re.findall(r"^(\w[\w, ]*)$", section(function, "Parameters"), re.M)
    said = set(", ".join(heads).split(", "))
    lacks = [name for name in names if name != "self" and name not in said]
    gives = names != ["self"] and ast.unparse(function.returns or ast.Constant(None)) != "None"
    return [*lacks, *(["Returns"] if gives and not section(function, "Returns") else [])]


def raised(function: ast.FunctionDef) -> set[str]:
    """The errors that a function raises in its own body, by their names."""
    errors = [one.exc for one in ast.walk(function) if isinstance(one, ast.Raise) and one.exc]
    calls = [one.func for one in errors if isinstance(one, ast.Call)]
    return {one.id for one in calls if isinstance(one, ast.Name) and one.id[0].isupper()}


def test_the_rooms_of_formulas_say_what_they_take_and_give() -> None:
    found = in_rooms()
    assert len(found) > 30
    lacking = {f"{module}.{one.name}": missing(one) for module, one in found}
    assert {name: lacks for name, lacks in lacking.items() if lacks} == {}


def test_arrays_have_their_shapes_and_degrees_their_order() -> None:
    found = [
        f"{module}.{one.name}"
        for module, one in in_rooms()
        if re.search(r"Floats|NDArray|Ring\b", ast.unparse(one.args))
        and not re.search(r"\(n,|shape \(|Each of shape", ast.get_docstring(one) or "")
    ]
    assert found == []


def test_what_raises_says_so() -> None:
    found = [*in_rooms(), *((name, one) for name in RAISING for one in in_file(name))]
    silent = {
        f"{module}:{one.name}": sorted(
            raised(one) - set(re.findall(r"\w+", section(one, "Raises")))
        )
        for module, one in found
    }
    assert {name: errors for name, errors in silent.items() if errors} == {}


def test_a_docstring_without_its_sections_is_found() -> None:
    [bare] = functions(ast.parse('def f(a: int) -> int:\n    """One."""\n    raise ValueError(a)'))
    assert missing(bare) == ["a", "Returns"]
    assert raised(bare) == {"ValueError"}
