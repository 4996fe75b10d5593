"""The types of the page's modules: those of its data are Python's, and few are ``any``."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator

from itinerarium.basemap import names as names_module
from itinerarium.basemap import plate as plate_module
from itinerarium.vocabulary import story as story_module
from itinerarium.vocabulary.story_parts import NOT_ON_PAGE
from tests.conftest import REPOSITORY

BROWSER = REPOSITORY / "itinerarium" / "browser"
DECLARED = (BROWSER / "story.d.ts").read_text(encoding="utf-8")
OTHER_NAMES = {"ImageData": "StoryImageData", "Story": "StoryData"}
"""``ImageData`` is a browser's own; a ``Story`` is the one that the page holds."""
NOT_IN_THE_PAGE = {"CourseData", "LinkSites"}
"""Of the story's files for others; ``LinkSites`` is a part of ``Story``."""
MOST_ANY = 20


def python_types() -> dict[str, dict[str, str]]:
    """The fields of each TypedDict with their types, as TypeScript names and writes them."""
    found = {}
    for module in (story_module, plate_module, names_module):
        for name, kind in vars(module).items():
            if typing.is_typeddict(kind) and name not in NOT_IN_THE_PAGE:
                hints = typing.get_type_hints(kind, localns={"Span": str}, include_extras=True)
                seen = {key: hint for key, hint in hints.items() if key not in NOT_ON_PAGE}
                found[OTHER_NAMES.get(name, name)] = dict(map(field_of, seen, seen.values()))
    return found


def field_of(name: str, kind: object) -> tuple[str, str]:
    """A field's name, with ``?`` where it may be left out, and its type."""
    if typing.get_origin(kind) is typing.NotRequired:
        return f"{name}?", written(typing.get_args(kind)[0])
    return name, written(kind)


SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean"}


def written(kind: object) -> str:
    """A type as TypeScript writes it, its aliases resolved."""
    if isinstance(kind, type) and kind in SIMPLE:
        return SIMPLE[kind]
    if isinstance(kind, type) and typing.is_typeddict(kind):
        return OTHER_NAMES.get(kind.__name__, kind.__name__)
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is list:
        return f"{written(arguments[0])}[]"
    if origin is dict:
        return f"Record<{written(arguments[0])}, {written(arguments[1])}>"
    if origin is tuple:
        return f"[{', '.join(map(written, arguments))}]"
    assert origin in (typing.Union, types.UnionType), kind
    return "Span"  # the only union, and the only type that holds itself


def script_types() -> dict[str, dict[str, str]]:
    """The fields of each interface of story.d.ts, with those of the one that it extends."""
    interface = r"^interface (\w+Data)(?: extends (\w+))? \{\n(.*?)^\}"
    found = re.findall(interface, DECLARED, re.DOTALL | re.MULTILINE)
    own = {name: dict(re.findall(r"^  (\w+\??): (.+);$", body, re.M)) for name, _, body in found}
    return {name: {**own.get(base, {}), **own[name]} for name, base, _ in found}


def resolved(kind: str) -> str:
    """A type of story.d.ts with its aliases resolved, and a pair of degrees as any two numbers."""
    aliases = {
        "RichTextByLanguage": "Record<string, Span[][]>",
        "TextByLanguage": "Record<string, string>",
        "DateData": "string",
        "HopData": "[string, string, number, number, number]",
        "StretchData": "[string, string, string, number]",
        "[LatLon, LatLon]": "LatLon[]",
        "LatLon": "number[]",
    }
    for alias, meaning in aliases.items():
        kind = re.sub(rf"(?<!\w){re.escape(alias)}(?!\w)", meaning, kind)
    return kind


def test_the_pages_types_of_its_data_are_those_of_python() -> None:
    python, script = python_types(), script_types()
    differences = {
        (name, field): (python.get(name, {}).get(field), script.get(name, {}).get(field))
        for name in python.keys() | script.keys()
        for field in python.get(name, {}).keys() | script.get(name, {}).keys()
        if python.get(name, {}).get(field) != resolved(script.get(name, {}).get(field, ""))
    }
    assert differences == {}
    assert len(python) > 12
    assert sum(map(len, python.values())) > 100


def test_the_aliases_of_the_pages_types_are_those_that_are_compared() -> None:
    for line in (
        "type TextByLanguage = Record<string, string>;",
        "type RichText = Span[][];",
        "type RichTextByLanguage = Record<string, RichText>;",
        "type DateData = string;",
        "type HopData = [string, string, number, number, number];",
        "type LatLon = [lat: number, lon: number];",
    ):
        assert line in DECLARED


def jsdoc_types(script: str) -> Iterator[str]:
    """What stands in the braces after a tag of JSDoc."""
    for tag in re.finditer(r"@(?:type|param|returns|property|typedef|template)\s+\{", script):
        depth, start = 1, tag.end()
        end = start
        while depth:
            depth += {"{": 1, "}": -1}.get(script[end], 0)
            end += 1
        yield script[start : end - 1]


def test_few_types_are_any() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.js")]
    kinds = [kind for script in scripts for kind in jsdoc_types(script)]
    declared = [path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.d.ts")]
    assert len(kinds) > 1500
    found = sum(len(re.findall(r"(?<![\w\"'])any(?![\w\"'])", kind)) for kind in kinds)
    found += sum(len(re.findall(r":\s*any\b|<any\b|\bany\[\]", text)) for text in declared)
    assert found <= MOST_ANY


def test_an_any_is_seen_wherever_it_stands() -> None:
    script = "/** @param {{a: any, b: Map<string, any>}} x any word @returns {any[]} */"
    assert [kind.count("any") for kind in jsdoc_types(script)] == [2, 1]
