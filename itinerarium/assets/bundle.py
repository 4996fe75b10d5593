"""The page's ES modules bundled into one classic script."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from itinerarium.assets.ascii import script_in_ascii
from itinerarium.assets.folder import BROWSER, read_asset
from itinerarium.assets.minify import cached_minified
from itinerarium.vocabulary.errors import AssetError

_IMPORT = re.compile(
    r"^(?P<verb>import|export) (?P<names>\{\s*\w+(?:,\s+\w+)*,?\s*\})"
    r' from "(?P<path>\.{1,2}/[\w./-]+\.js)";$',
    re.MULTILINE,
)

_EXPORT = re.compile(r"^export (?=(?:async )?function |class |const )", re.MULTILINE)

_UNKNOWN_FORM = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)

_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)


def bundle(
    entry: str, folder: Path = BROWSER, namespace: str = "Itinerarium", *, after: str = ""
) -> str:
    """Bundle all modules that ``entry`` needs into one classic script that defines ``namespace``.

    Each module keeps a scope of its own; ``namespace`` holds what the entry exports, and in its
    ``modules`` the exports of each by its path below ``folder``, with ``/``. Imports name a module
    relative to the importer. ``after`` is the entry of a bundle that runs before this one: what it
    has is taken from there.

    Raises
    ------
    AssetError
        If a module is missing or lies outside ``folder``, or one uses a form of import or export
        that this function does not know.
    """
    paths = sorted(folder.rglob("*.js"))
    modules = [
        f"{path.relative_to(folder).as_posix()}\n{read_asset(path, folder)}" for path in paths
    ]
    made_of = "\n".join(
        [entry, after, namespace, Path(__file__).read_text(encoding="utf-8"), *modules]
    )
    code = cached_minified(
        "application/javascript", made_of, lambda: _joined(entry, folder, namespace, after)
    )
    return script_in_ascii(code)


def _joined(entry: str, folder: Path, namespace: str, after: str) -> str:
    """The modules in one script, each after those that it imports."""
    there = _in_order(after, folder, (), {}) if after else {}
    order = _in_order(entry, folder, (), there)
    new = {name: text for name, text in order.items() if name not in there}
    scopes = "".join(_scope(name, text) for name, text in new.items())
    if after:
        head = f"(() => {{\n'use strict';\nconst modules = {namespace}.modules;\n"
        head += f'if (modules["{entry}"]) return;\n'
        tail = f'Object.assign({namespace}, modules["{entry}"]);\n}})();\n'
        return head + scopes + tail
    # A page with two maps has the script twice: "var" and what is there already keep it whole.
    head = f"var {namespace} = globalThis.{namespace} ?? (() => {{\n'use strict';\n"
    scopes = "const modules = {};\n" + scopes
    tail = f'return Object.assign({{ modules }}, modules["{entry}"]);\n}})();\n'
    return head + scopes + tail


def _in_order(
    name: str, folder: Path, above: tuple[str, ...], done: dict[str, str]
) -> dict[str, str]:
    if name in done:
        return done
    if name in above:
        raise AssetError(f"{name} imports itself through {' -> '.join(above)}")
    text = read_asset(folder / name, folder)
    for match in _IMPORT.finditer(text):
        done = _in_order(_resolved(name, match["path"]), folder, (*above, name), done)
    return {**done, name: text}


def _resolved(importer: str, path: str) -> str:
    """The path below the browser folder of what ``importer``, itself such a path, imports."""
    resolved = posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))
    if resolved.startswith("../"):
        raise AssetError(f"{importer} imports {path}, which lies outside the page's folder")
    return resolved


def _scope(name: str, text: str) -> str:
    names = ", ".join(_exports(text))
    return f'modules["{name}"] = (() => {{\n{_classic(name, text)}\nreturn {{ {names} }};\n}})();\n'


def _exports(text: str) -> list[str]:
    """The names that a module exports, its own and re-exported ones."""
    from_others = [match["names"] for match in _IMPORT.finditer(text) if match["verb"] == "export"]
    return [*_EXPORTED.findall(text), *re.findall(r"\w+", " ".join(from_others))]


def _classic(name: str, text: str) -> str:
    """The module without module syntax: an import reads from the other module's scope."""

    def from_scope(match: re.Match[str]) -> str:
        return f'const {match["names"]} = modules["{_resolved(name, match["path"])}"];'

    code = _EXPORT.sub("", _IMPORT.sub(from_scope, text))
    if unknown := _UNKNOWN_FORM.search(code):
        line = code.count("\n", 0, unknown.start()) + 1
        raise AssetError(f"{name}:{line} expected a named import, instead got {unknown[0]!r}")
    return code
