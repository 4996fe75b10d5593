"""Assets for inside the page: modules become one script, nothing refers to a file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from itinerarium.assets.bundle import bundle
from itinerarium.assets.folder import BROWSER
from itinerarium.assets.leaflet import leaflet_script, leaflet_style
from itinerarium.assets.minify import minified
from itinerarium.assets.styles import STYLES, style_sheets, styles
from itinerarium.drawing.components import StandaloneComponent
from itinerarium.drawing.controls import COMPONENTS, DEFERRED_CONTROLS
from itinerarium.vocabulary.errors import AssetError


def write(folder: Path, paths: dict[str, str] | None = None, **modules: str) -> Path:
    for name, text in (paths or {}).items() | modules.items():
        (folder / f"{name}.js").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def run(script: str) -> object:
    done = subprocess.run(
        ["node", "-"],
        input=f"{script}; console.log(JSON.stringify(Itinerarium.answer()))",
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_modules_become_one_script_that_runs(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { twice } from "./sums.js";\nimport { START } from "./start.js";\n'
        "export function answer() { return twice(START); }\n",
        sums="export const twice = (n) => 2 * n;\n",
        start="export const START = 21;\n",
    )
    assert run(bundle("main.js", folder)) == 42


def test_a_module_that_two_others_need_comes_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\n'
        "export function answer() { return a() + b(); }\n",
        a='import { ONE } from "./one.js";\nexport function a() { return ONE; }\n',
        b='import { ONE } from "./one.js";\nexport function b() { return ONE + 1; }\n',
        one="export const ONE = 1;\n",
    )
    script = bundle("main.js", folder)
    assert script.count('["one.js"]=') == 1
    assert run(script) == 3


def test_modules_of_several_folders_name_each_other_from_where_they_stand(tmp_path: Path) -> None:
    paths = {
        "panels/scale": 'import { twice } from "../geo/sums.js";\n'
        "export function answer() { return twice(21); }\n",
        "geo/sums": 'import { two } from "./deep/two.js";\nexport const twice = (n) => two * n;\n',
        "geo/deep/two": 'import { one } from "../one.js";\nexport const two = one + one;\n',
        "geo/one": "export const one = 1;\n",
    }
    main = 'export { answer } from "./panels/scale.js";\n'
    script = bundle("main.js", write(tmp_path, paths, main=main))
    for name in paths:
        assert f'["{name}.js"]=' in script
    assert run(script) == 42


def test_an_import_may_take_several_lines(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import {\n  a,\n  b,\n} from "./sums.js";\n'
        "export function answer() { return a + b; }\n",
        sums="export const a = 40;\nexport const b = 2;\n",
    )
    assert run(bundle("main.js", folder)) == 42


@pytest.mark.parametrize("path", ["../sums.js", "./geo/../../sums.js", "../browser/sums.js"])
def test_an_import_from_outside_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    write(tmp_path, sums="export const a = 1;\n")
    folder = write(tmp_path, {"browser/main": f'import {{ a }} from "{path}";\n'}) / "browser"
    with pytest.raises(AssetError) as raised:
        bundle("main.js", folder)
    assert str(raised.value) == f"main.js imports {path}, which lies outside the page's folder"


def test_a_missing_module_is_named_by_its_path(tmp_path: Path) -> None:
    folder = write(tmp_path, {"geo/a": 'import { b } from "../dom/b.js";\n'})
    with pytest.raises(AssetError, match=r"the page's file dom/b\.js cannot be read"):
        bundle("geo/a.js", folder)


def test_the_line_of_an_unknown_import_is_that_of_the_file(tmp_path: Path) -> None:
    main = 'import {\n  a,\n} from "./a.js";\nimport b from "./a.js";\n'
    folder = write(tmp_path, main=main, a="export const a = 1;\n")
    with pytest.raises(AssetError, match=r"^main\.js:4 expected a named import"):
        bundle("main.js", folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('import x from "./a.js";', "main.js:1 expected a named import, instead got"),
        ('import * as a from "./a.js";', "main.js:1 expected a named import"),
        ('import { a } from "leaflet";', "main.js:1 expected a named import"),
        ('import { a as b } from "./a.js";', "main.js:1 expected a named import"),
        ('import "./a.js";', "main.js:1 expected a named import"),
        ('export * from "./a.js";', "main.js:1 expected a named import"),
        ("export default 3;", "main.js:1 expected a named import"),
        ("export { a };", "main.js:1 expected a named import"),
        ('import { a } from "./gone.js";', "the page's file gone.js cannot be read"),
        ('import { a } from "./main.js";', "main.js imports itself through main.js"),
    ],
)
def test_what_the_inliner_does_not_know_it_refuses(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(AssetError) as raised:
        bundle("main.js", write(tmp_path, main=line + "\n"))
    assert message in str(raised.value)


def test_two_modules_may_use_the_same_name_inside(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { a } from "./a.js";\nconst b = 1;\n'
        "export function answer() { return a() + b; }\n",
        a="const b = 2;\nexport function a() { return b; }\n",
    )
    assert run(bundle("main.js", folder)) == 3


def test_a_bundle_after_another_takes_from_there_what_that_has(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { ONE } from "./one.js";\nexport function a() { return ONE; }\n',
        late='import { ONE } from "./one.js";\nimport { a } from "./main.js";\n'
        'import { TWO } from "./two.js";\nexport function answer() { return [ONE, a(), TWO]; }\n',
        one="export const ONE = Math.random();\n",
        two="export const TWO = 2;\n",
    )
    late = bundle("late.js", folder, after="main.js")
    assert late.count("Math.random") == 0
    answer = run(f"{bundle('main.js', folder)};{late}")
    assert isinstance(answer, list)
    assert answer[0] == answer[1]
    assert answer[2] == 2


def test_the_global_has_what_the_entry_exports_and_all_modules_by_their_paths(
    tmp_path: Path,
) -> None:
    folder = write(
        tmp_path,
        {"geo/a": "export const a = 1;\nexport const hidden = 2;\n"},
        main='export { a } from "./geo/a.js";\nexport function answer() {\n'
        "  return [Object.keys(Itinerarium).sort(), Object.keys(Itinerarium.modules)];\n}\n",
    )
    answer = run(bundle("main.js", folder))
    assert answer == [["a", "answer", "modules"], ["geo/a.js", "main.js"]]


def test_two_modules_may_export_the_same_name(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        main='import { a } from "./a.js";\nexport const b = a;\nexport const answer = () => b;\n',
        a="export const a = 1;\nexport const b = 2;\n",
    )
    assert run(bundle("main.js", folder)) == 1


def test_comments_with_lines_of_their_own_are_left_out(tmp_path: Path) -> None:
    main = (
        "// @ts-check\n/**\n * What it gives.\n * @param {string} x\n */\n"
        "export function answer() {\n  // why\n  return `a // ${1} /* b */`; // kept\n}\n"
    )
    script = bundle("main.js", write(tmp_path, main=main))
    assert run(script) == "a // 1 /* b */"
    for left_out in ("@ts-check", "What it gives", "why"):
        assert left_out not in script


def test_without_the_minifier_the_code_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "minify", None)
    assert minified("text/css", "p { color: red }") == "p { color: red }"


def test_texts_within_texts_keep_their_spaces(tmp_path: Path) -> None:
    main = (
        "export function answer() { return `a ${[1, 2].map((n) => `${n} ${n}`).join(` `)} b`; }\n"
    )
    assert run(bundle("main.js", write(tmp_path, main=main))) == "a 1 1 2 2 b"


def test_letters_beyond_ascii_are_escaped_and_read_as_themselves(tmp_path: Path) -> None:
    text = '/[łø]/.test("Łódź") ? "" : `× „Buzułuk” \U0001f43b`'
    main = f"export function answer() {{ return {text}; }}\n"
    script = bundle("main.js", write(tmp_path, main=main))
    assert script.isascii()
    assert run(script) == "× „Buzułuk” \U0001f43b"


def test_the_pages_own_modules_go_together() -> None:
    further = [bundle(entry, after="main.js") for entry in ("deferred.js", "components.js")]
    for script in (bundle("main.js"), *further):
        assert script.isascii()
        subprocess.run(["node", "--check", "-"], input=script, text=True, check=True)


def test_leaflet_is_the_published_one_and_refers_to_no_file() -> None:
    assert "/* @preserve\n * Leaflet 1.9.4" in leaflet_script()
    assert leaflet_script().startswith("/*!\nBSD 2-Clause License")
    assert "sourceMappingURL" not in leaflet_script()
    assert leaflet_style().count("url(data:image/png;base64,") == 3


def test_what_stands_in_a_query_of_the_container_is_made_small_too(tmp_path: Path) -> None:
    css = "@container (max-width: 30rem) or (max-height: 9rem) {\n  .a { color: #ff0000; }\n}\n"
    (tmp_path / "a.css").write_text(css, encoding="utf-8")
    small_css = "@container (width<=30rem) or (height<=9rem){.a{color:red}}"
    assert styles(("a.css",), tmp_path).startswith(small_css)


def test_a_style_sheet_that_refers_to_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { background: url(far.png) }", encoding="utf-8")
    with pytest.raises(AssetError, match=r"instead got url\(far\.png\)"):
        styles(("a.css",), tmp_path)


def test_styles_are_in_ascii_and_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text('p::before { content: "\u2713 a" }', encoding="utf-8")
    assert styles(("a.css",), tmp_path).strip() == r'p:before{content:"\2713  a"}'
    assert styles(style_sheets()).isascii()


def test_each_style_sheet_has_its_place_in_the_order_of_the_cascade() -> None:
    assert sorted(style_sheets()) == sorted(path.name for path in STYLES.glob("*.css"))


def test_every_z_index_stands_in_one_table() -> None:
    files = [path for kind in ("*.css", "*.js") for path in BROWSER.rglob(kind)]
    assert len(files) > 100
    written = re.compile(r"""z-index:\s*[^v\s].*|zIndex\s*=\s*["'](?!var\().*""")
    found = {path.name: written.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
    table = (STYLES / "stacking.css").read_text(encoding="utf-8")
    used = {
        name
        for path in files
        for name in re.findall(r"var\((--z-[\w-]+)\)", path.read_text("utf-8"))
    }
    assert used | {"--z-serve"} == set(re.findall(r"(--z-[\w-]+):", table))


def test_the_pages_global_has_what_the_markup_takes_from_it_and_no_more() -> None:
    first = {name for name, _ in COMPONENTS} | {"Conductor", "createMap", "pageData", "whenDrawn"}
    deferred = {name for name, _ in DEFERRED_CONTROLS}
    alone = {
        name
        for one in StandaloneComponent.__subclasses__()
        for name in (one.js_class, *one.requires)
    }
    assert names_after("main.js") == first
    assert names_after("main.js", "deferred.js") == first | deferred
    assert names_after("main.js", "components.js") == first | alone | {"connectControl"}


def names_after(*entries: str) -> set[str]:
    """What the global has when these scripts have run."""
    script = ";".join(bundle(one, after="" if one == "main.js" else "main.js") for one in entries)
    keys = "Itinerarium.answer = () => Object.keys(Itinerarium)"
    fake = "globalThis.L = new Proxy(class {}, { get: () => class {} }); globalThis.document = {};"
    found = run(f"{fake}{script};{keys}")
    assert isinstance(found, list)
    return set(found) - {"answer", "modules"}


TAKEN_APART = re.compile(r"\b(?:const|let)\{[^{}]*\}=(\w+),([^;]*)")


def test_the_minifier_uses_no_name_before_it_is_declared() -> None:
    """It puts ``const { a } = b`` first among its neighbours, also before ``b`` itself."""
    script = bundle("main.js") + bundle("deferred.js", after="main.js")
    assert "const{" in script
    found = [one.group() for one in TAKEN_APART.finditer(script) if is_early(*one.groups())]
    assert found == [], "destructure the call itself, or name the parts one by one"
    assert [is_early("g", rest) for rest in ("a=1,g=2", "a=g.b")] == [True, False]


def is_early(name: str, rest: str) -> bool:
    return re.search(rf"(?:^|,){name}=(?!=)", rest) is not None


def test_no_style_asks_what_an_element_holds() -> None:
    """``:has`` restyles all of the map with each child, and old browsers do not know it."""
    asking = [path.name for path in STYLES.glob("*.css") if ":has(" in path.read_text("utf-8")]
    assert asking == []
