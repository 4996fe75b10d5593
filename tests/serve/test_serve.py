"""``serve``: what an author types is on the page at once, where the reader was."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from itinerarium.cli import main
from itinerarium.serve.server import LONGEST_SILENCE, PageHandler
from itinerarium.serve.watch import files_of, settled
from tests.conftest import REPOSITORY
from tests.hostile import HOSTILE
from tests.stories import write_story
from tests.workbooks import typed, write_ods

PLACES = (
    "id,name,lat,lon,stop,text\n"
    "orenburg,Orenburg,51.77,55.10,1,Here it begins.\n"
    "tashkent,Tashkent,41.31,69.28,2,Here they waited.\n"
)
PATIENCE = 30_000
"""Milliseconds: the tests share the machine with others; the time it took is printed."""


@dataclass
class Served:
    """A running ``serve``: its folder, its address and the process."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def write(self, text: str, name: str = "places.csv") -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def get(self, path: str = "/", host: str | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        content = answer.status, answer.read()
        connection.close()
        return content

    def end(self) -> tuple[int, str]:
        self.process.terminate()  # Ctrl-C may be switched off by what started the tests
        said, _ = self.process.communicate(timeout=30)
        return self.process.returncode, said


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve a small story whose places are these."""
    processes: list[subprocess.Popen[str]] = []

    def start(places: str = PLACES) -> Served:
        folder = write_story(tmp_path / "road", {"places.csv": places})
        process = subprocess.Popen(
            [sys.executable, REPOSITORY / "make_map.py", "serve", folder, "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        return Served(folder, process.stdout.readline().split()[0], process)

    yield start
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on which any console error is a fault of ours."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page, faults = context.new_page(), []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def ready(page: Page) -> None:
    page.wait_for_selector("html[data-ready=true]", timeout=PATIENCE)


def view(page: Page) -> list[object]:
    """Where the map stands: its centre, to a hundredth of a degree, and its zoom."""
    at: list[object] = page.evaluate(
        "() => { const at = map_1.getCenter();"
        " return [at.lat.toFixed(2), at.lng.toFixed(2), map_1.getZoom()]; }"
    )
    return at


@pytest.mark.browser
def test_a_changed_cell_is_seen_where_the_reader_was(serve: Serve, page: Page) -> None:
    served = serve()
    page.goto(f"{served.address}#stop=orenburg")
    ready(page)
    card = page.locator("[data-card]")
    expect(card).to_contain_text("Here it begins.", timeout=PATIENCE)
    page.evaluate("void map_1.setView([50, 60], 6.25, { animate: false })")
    before = view(page)
    begun = time.perf_counter()
    served.write(PLACES.replace("Here it begins.", "Here all began."))
    expect(card).to_contain_text("Here all began.", timeout=PATIENCE)
    print(f"a changed cell was seen after {time.perf_counter() - begun:.2f} s")
    page.wait_for_selector("html[data-served=back]", timeout=PATIENCE)
    assert page.evaluate("[location.hash, document.documentElement.dataset.stop]") == [
        "#stop=orenburg",
        "orenburg",
    ]
    assert view(page) == before
    assert before[2] == 6.25


@pytest.mark.browser
def test_problems_lie_over_the_last_good_map_and_vanish_when_mended(
    serve: Serve, page: Page
) -> None:
    served = serve()
    page.goto(served.address)
    ready(page)
    served.write(PLACES.replace("51.77", "x").replace("Orenburg", HOSTILE["script"]))
    panel = page.locator(".serve-problems[role=alert]")
    expect(panel).to_contain_text(
        "1 problem. The map behind is the last good one.", timeout=PATIENCE
    )
    expect(panel.locator("li p")).to_have_text(
        [
            "places.csv:2:3 P304",
            'expected lat in decimal degrees, instead got "x"',
            "Help: write a number such as 51.75, negative for south and west",
        ]
    )
    expect(panel.locator("pre")).to_have_text(
        f"2 | orenburg,{HOSTILE['script']},x,55.10,1,Here it begins."
    )
    assert page.locator("[data-place=orenburg]").count() == 1
    assert page.evaluate("window.hacked") is None
    served.write(PLACES)
    expect(panel).to_have_count(0, timeout=PATIENCE)


@pytest.mark.browser
def test_a_story_that_was_never_drawn_shows_its_problems_until_it_can_be(
    serve: Serve, page: Page
) -> None:
    served = serve(PLACES.replace("51.77", "x"))
    page.goto(served.address)
    expect(page.get_by_role("heading")).to_have_text("road cannot be drawn yet")
    expect(page.locator(".serve-problems[role=alert]")).to_contain_text(
        "places.csv:2:3 P304", timeout=PATIENCE
    )
    served.write(PLACES)
    ready(page)
    expect(page.locator("[data-place=orenburg]")).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(".serve-problems")).to_have_count(0)


@pytest.mark.browser
def test_a_warning_is_a_line_that_can_be_opened(serve: Serve, page: Page) -> None:
    served = serve(PLACES.replace("text\n", "txet\n"))
    page.goto(served.address)
    ready(page)
    panel = page.locator(".serve-problems[role=status]")
    expect(panel.locator("li").first).to_be_hidden(timeout=PATIENCE)
    panel.locator("summary").click()
    expect(panel.locator(".serve-where")).to_have_text("places.csv:1:6 P202")


def test_only_this_computer_is_answered_and_only_by_its_own_name(serve: Serve) -> None:
    served = serve()
    assert served.get()[0] == 200
    assert served.get(host=f"localhost:{served.port}")[0] == 200
    assert served.get(host="rebound.example")[0] == 421
    assert served.get(host=f"rebound.example:{served.port}")[0] == 421
    assert served.get("/places.csv")[0] == served.get("/../places.csv")[0] == 404
    with socket.socket() as other:
        assert other.connect_ex((other_address(), served.port)) != 0


def other_address() -> str:
    """An address of this computer that others would use; one that nobody has where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.2"
        found: str = probe.getsockname()[0]
        return "127.0.0.2" if found.startswith("127.") else found


def test_nothing_of_the_served_page_gets_to_the_disk(serve: Serve) -> None:
    served = serve()
    before = sorted(served.folder.rglob("*"))
    page = served.get()[1].decode("utf-8")
    assert "new EventSource(" in page
    assert "connect-src 'self'" in page
    assert sorted(served.folder.rglob("*")) == before
    assert main(["build", str(served.folder), "--quiet"]) == 0
    built = (served.folder / "output" / "index.html").read_text(encoding="utf-8")
    assert "new EventSource(" not in built
    assert "connect-src" not in built


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_ctrl_c_and_the_system_end_it_well(name: str, serve: Serve) -> None:
    if signal.getsignal(signal.Signals[name]) is signal.SIG_IGN:
        pytest.skip("what started the tests has switched it off")
    served = serve()
    served.get()
    served.process.send_signal(signal.Signals[name])
    said, _ = served.process.communicate(timeout=30)
    assert (served.process.returncode, said.splitlines()[-1]) == (0, "ended")
    assert "Traceback" not in said


BAD_REQUESTS = (b"GET http://[ HTTP/1.1", b"GET", b"\x16\x03\x01", b"POST / HTTP/1.1")


def test_bad_requests_are_refused_without_a_traceback_and_silent_readers_do_no_harm(
    serve: Serve,
) -> None:
    served = serve()
    with ExitStack() as silent:
        for _ in range(200):
            silent.enter_context(socket.create_connection(("127.0.0.1", served.port)))
        answers = {one: raw_answer(served, one) for one in BAD_REQUESTS}
        assert served.get()[0] == 200
    assert {one: said for one, said in answers.items() if said[:1] not in (b"4", b"5")} == {}
    assert answers[BAD_REQUESTS[0]] == b"400"
    assert "Traceback" not in served.end()[1]


def raw_answer(served: Served, request: bytes) -> bytes:
    """The status that is sent for these bytes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        connection.sendall(request + f"\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
        said = connection.recv(1000)
    return b"400" if b"Error code: 400" in said else said.partition(b" ")[2][:3]


def test_a_connection_on_which_nobody_speaks_ends() -> None:
    assert PageHandler.timeout == LONGEST_SILENCE <= 60


def test_saves_without_end_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_story(tmp_path, {})
    sizes = iter(range(10_000))
    monkeypatch.setattr("itinerarium.serve.watch.LONGEST_WRITE", 0.3)
    monkeypatch.setattr(
        "itinerarium.serve.watch.files_of", lambda _: {"places.csv": (next(sizes), 1)}
    )
    begun = time.monotonic()
    settled(folder, {})
    assert time.monotonic() - begun < 5


def test_a_port_in_use_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_story(tmp_path, {})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", str(folder), "--port", str(port)]) == 2
    assert capsys.readouterr() == (
        "",
        f"make_map.py: port {port} is in use by another program; "
        "choose another with --port, 0 for any that is free\n",
    )


def test_a_folder_that_is_not_there_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(tmp_path / "nowhere"), "--port", "0"]) == 2
    assert capsys.readouterr() == ("", f"make_map.py: there is no folder {tmp_path}/nowhere\n")


def test_the_terminal_tells_each_build_and_its_problems(serve: Serve) -> None:
    served = serve(PLACES.replace("51.77", "x"))
    assert served.process.stdout is not None
    assert [served.process.stdout.readline().rstrip() for _ in range(4)] == [
        "1 error; no map yet",
        'places.csv:2:3 P304 expected lat in decimal degrees, instead got "x"',
        "  2 | orenburg,Orenburg,x,55.10,1,Here it begins.",
        "    = help: write a number such as 51.75, negative for south and west",
    ]
    served.write(PLACES)
    drawn = served.process.stdout.readline().rstrip()
    assert re.fullmatch(r"drawn in \d+\.\d s, no problems", drawn)
    assert served.end()[1].splitlines() == ["ended"]


@pytest.mark.browser
def test_a_workbook_saved_anew_is_seen_too(serve: Serve, page: Page) -> None:
    served = serve()
    (served.folder / "places.csv").unlink()
    rows = typed(PLACES)
    write_ods(served.folder / "story.ods", {"places": rows})
    page.goto(served.address)
    ready(page)
    rows[1][1] = "Orsk"
    write_ods(served.folder / "story.ods", {"places": rows})
    expect(page.locator("[data-place=orenburg]")).to_have_accessible_name(
        re.compile("^Orsk"), timeout=PATIENCE
    )


def test_what_a_story_is_read_from_is_watched_and_nothing_else(tmp_path: Path) -> None:
    files = {
        "story.toml": "",
        "layers/a.geojson": "{}",
        "images/deep/a.png": "x",
        "output/index.html": "page",
        ".git/a.csv": "",
        "~$places.xlsx": "a lock",
        "notes.txt": "",
    }
    folder = write_story(tmp_path, files)
    watched = {Path(path).relative_to(folder).as_posix() for path in files_of(folder)}
    assert watched == {
        "places.csv",
        "routes/main.csv",
        "story.toml",
        "layers/a.geojson",
        "images/deep/a.png",
    }
    before = files_of(folder)
    os.utime(folder / "places.csv", ns=(1, 1))
    assert files_of(folder) != before
