"""The story on paper: what stands in the PDFs, that it is lines and text, how one gets there."""

from __future__ import annotations

import contextlib
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from itinerarium.build import build
from itinerarium.cli import main
from itinerarium.compose.media import embed_media
from itinerarium.compose.story import compose
from itinerarium.headless.chromium import chromium_tab, find_chromium
from itinerarium.paper.sheets import (
    READY,
    Screenshot,
    SheetKind,
    SheetSize,
    print_sheets,
    take_picture,
)
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.errors import RequestError
from itinerarium.vocabulary.story import PlaceData, Story
from tests.conftest import PHONE, PROJECTOR, REPOSITORY, Built, OpenPage, StoryFolder
from tests.stories import shipped_story

STORY = {
    "places.csv": (
        "id,name,name_pl,lat,lon,rank,stop,text,question,answer,sources\n"
        "buda,Buda,Budzin,47.5,19,1,1,The first town.,Why Buda?,Because of Alsace.,one\n"
        "pest,Pest,Peszt,46,21,2,2,,,,\nwien,Wien,,48.2,16.4,3,,,,,\n"
    ),
    "routes/way.csv": "from,to,mode\nbuda,pest,rail\npest,wien,ship\n",
    "story.toml": (
        'title = "A “way” \\\\ </style>"\ntitle_pl = "Droga"\nlanguages = ["en", "pl"]\n'
        '[sources.one]\ntext = "A book"\n'
    ),
}
LINES = re.compile(rb"\b[lc]\s")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """The sheets of the repository's own story in A4."""
    kinds = [kind for kind in SheetKind if kind is not SheetKind.plan]
    paths = print_sheets(REPOSITORY, tmp_path_factory.mktemp("paper"), SheetSize.a4, kinds)
    return {path.name.split("-")[0]: PdfReader(path) for path in paths}


WORDS: dict[tuple[object, int | None], str] = {}


def words_of(page: PageObject) -> str:
    """The words of a page; reading a plate's lines takes seconds, so it is done once."""
    key = (page.pdf, page.page_number)
    if key not in WORDS:
        WORDS[key] = " ".join(page.extract_text().split())
    return WORDS[key]


def streams(resources: PdfObject) -> list[tuple[str, StreamObject]]:
    """Every drawing inside a page's drawings, with its kind."""
    assert isinstance(resources, DictionaryObject)
    found = []
    for reference in resources.get("/XObject", {}).values():
        drawing = reference.get_object()
        assert isinstance(drawing, StreamObject)
        found.append((str(drawing["/Subtype"]), drawing))
        found += streams(drawing.get("/Resources", DictionaryObject()))
    return found


def test_the_sheets_have_titles_languages_and_numbered_pages(
    sheets: dict[str, PdfReader],
) -> None:
    names = {"handout": "Handout", "worksheet": "Worksheet", "key": "Answer key"}
    for kind, reader in sheets.items():
        assert reader.metadata is not None
        assert str(reader.metadata.title).endswith(f" – {names[kind]}")
        assert str(reader.root_object["/Lang"]) == "en"
        number = len(reader.pages)
        for index, page in enumerate(reader.pages, start=1):
            assert f"{index} / {number}" in words_of(page)
            assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)


def test_the_sheets_are_as_long_as_a_teacher_can_copy(sheets: dict[str, PdfReader]) -> None:
    assert {kind: len(reader.pages) for kind, reader in sheets.items()} == {
        "handout": pytest.approx(11, abs=1),
        "worksheet": 5,
        "key": pytest.approx(4, abs=1),
    }


def test_the_plate_is_lines_and_text_over_one_picture(sheets: dict[str, PdfReader]) -> None:
    for reader in sheets.values():
        plate = reader.pages[0]
        drawings = streams(plate["/Resources"])
        contents = plate.get_contents()
        assert contents is not None
        lines = len(LINES.findall(contents.get_data()))
        lines += sum(
            len(LINES.findall(drawing.get_data())) for kind, drawing in drawings if kind == "/Form"
        )
        pictures = [drawing for kind, drawing in drawings if kind == "/Image"]
        assert lines > 20_000
        assert [str(picture["/Filter"]) for picture in pictures] == ["/DCTDecode"]
        width = pictures[0]["/Width"]
        assert isinstance(width, int)
        assert width > 2000
        for page in reader.pages[1:]:
            assert [kind for kind, _ in streams(page["/Resources"]) if kind == "/Image"] == []


def test_the_handout_tells_every_stop_with_figures_doubts_and_sources(
    sheets: dict[str, PdfReader], story: Story
) -> None:
    told = " ".join(words_of(page) for page in sheets["handout"].pages[1:])
    for place in stops_of(story):
        assert place["name"]["en"] in told
    assert "Where the sources disagree" in told
    assert "115,742" in told
    assert "Sources: 1, 2, 3" in told


def test_the_key_has_names_on_the_plate_and_answers_after_it(
    sheets: dict[str, PdfReader], story: Story
) -> None:
    plate = words_of(sheets["key"].pages[0])
    told = " ".join(words_of(page) for page in sheets["key"].pages[1:])
    assert "Krasnovodsk" in plate
    for place in stops_of(story):
        assert place["name"]["en"] in told
        assert place["answer"]["en"].split()[0] in told


def test_the_worksheet_names_no_place(sheets: dict[str, PdfReader], story: Story) -> None:
    plate = words_of(sheets["worksheet"].pages[0])
    assert [p["name"]["en"] for p in story["places"] if p["name"]["en"] in plate] == []
    assert [number for number in range(1, 31) if str(number) not in plate] == []


def test_the_same_story_gives_the_same_sheets_and_pictures(
    story_folder: StoryFolder, tmp_path: Path
) -> None:
    folder = story_folder(STORY)
    for turn in ("one", "two"):
        print_sheets(folder, tmp_path / turn, SheetSize.a3, [SheetKind.key], "pl")
        take_picture(folder, tmp_path / turn / "map.png", Screenshot(800, 600))
    for name in ("key-a3-pl.pdf", "map.png"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    page = PdfReader(tmp_path / "one" / "key-a3-pl.pdf").pages[1]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
    assert "Budzin" in words_of(page)
    assert "Klucz odpowiedzi" in words_of(page)


def test_on_a_slow_computer_letters_and_relief_come_all_the_same(
    built_once: Built, chromium: Browser, tmp_path: Path
) -> None:
    path = built_once("buda", STORY)
    page = chromium.new_page(viewport={"width": 1100, "height": 740}, reduced_motion="reduce")
    page.add_init_script(FRAMES_COME_LATE)
    page.goto(path.as_uri() + "#paper=key&size=a4&lang=pl")
    page.wait_for_selector("html[data-paper-ready]")
    page.wait_for_selector(".ground-coarse", state="attached")
    page.pdf(path=tmp_path / "key.pdf", prefer_css_page_size=True, print_background=True)
    letters, ground, plate = page.evaluate(LAID_OUT)
    page.close()
    drawings = streams(PdfReader(tmp_path / "key.pdf").pages[0]["/Resources"])
    pictures = [str(one["/Filter"]) for kind, one in drawings if kind == "/Image"]
    assert pictures == ["/DCTDecode"]
    assert letters == ["A", "A"]
    assert ground == pytest.approx(plate, abs=2)


FRAMES_COME_LATE = """
    const inTime = requestAnimationFrame;
    const waiting = [];
    requestAnimationFrame = (draw) => waiting.push(draw);
    new MutationObserver((_, observer) => {
        if (!document.querySelector(".paper-ground")) return;
        observer.disconnect();
        requestAnimationFrame = inTime;
        waiting.forEach((draw) => inTime(draw));
    }).observe(document, { childList: true, subtree: true });
"""
LAID_OUT = """() => {
    const boxOf = (name) => {
        const { x, y, width, height } = document.querySelector(name).getBoundingClientRect();
        return [x, y, width, height];
    };
    const letters = [...document.querySelectorAll(".paper-letters > *")];
    return [letters.map((one) => one.textContent), boxOf(".paper-water"), boxOf(".plate-map")];
}"""


def test_a_worksheet_asks_and_does_not_answer(story_folder: StoryFolder, tmp_path: Path) -> None:
    [path] = print_sheets(story_folder(STORY), tmp_path, SheetSize.a4, [SheetKind.worksheet])
    told = " ".join(words_of(page) for page in PdfReader(path).pages)
    assert "Why ________?" in told
    assert "Alsace" not in told
    assert told.count("Pest") == told.count("Buda") == 1  # among the names to choose from
    assert "A “way” \\ </style> – Worksheet" in told


MANY = 500


def test_five_hundred_stops_fit_on_sheets_whole_and_soon(
    story_folder: StoryFolder, tmp_path: Path
) -> None:
    told = ("Told of {} at length.", "Why {}?", "Since {}.")
    places = [
        ",".join(
            (f"s{n},Stop {n},{44 + n % 23 / 2},{5 + n / 20},{n}", *(one.format(n) for one in told))
        )
        for n in range(1, MANY + 1)
    ]
    legs = [f"s{n},s{n + 1}" for n in range(1, MANY)]
    folder = story_folder(
        {
            "places.csv": "\n".join(["id,name,lat,lon,stop,text,question,answer", *places]),
            "routes/way.csv": "\n".join(["from,to", *legs]),
        }
    )
    kinds = [SheetKind.handout, SheetKind.worksheet, SheetKind.key]
    start = time.monotonic()
    paths = print_sheets(folder, tmp_path / "sheets", SheetSize.a4, kinds)
    assert time.monotonic() - start < 180  # of three sheets, beside other tests
    for path, text in zip(paths, told, strict=True):
        pages = PdfReader(path).pages
        words = [words_of(page) for page in pages[1:]]
        every = " ".join(words)
        assert [n for n in range(1, MANY + 1) if text.format(n) not in every] == []
        assert [len(one) > 100 for one in words] == [True] * len(words)
        assert len(pages) < 40


def test_a_number_of_three_figures_stays_in_its_disc(
    open_page: OpenPage, story_folder: StoryFolder, tmp_path: Path
) -> None:
    rows = [f"s{n},Stop {n},{44 + n % 9},{5 + n / 9:.2f},{n}" for n in range(1, 131)]
    places = "\n".join(["id,name,lat,lon,stop", *rows])
    folder = story_folder({"places.csv": places, "routes/way.csv": "from,to\ns1,s2\n"})
    page = open_page(build(folder, tmp_path / "out").path, state="#paper=handout")
    too_wide = page.locator(".paper-stop.is-long").evaluate_all(
        "all => all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.textContent)"
    )
    assert page.locator(".paper-stop.is-long").count() == 62
    assert too_wide == []


def test_what_a_pupil_types_into_the_sheet_is_printed_and_kept_nowhere(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#paper=worksheet&lesson=seven", fresh=True)
    page.wait_for_selector("html[data-paper-ready]")
    page.get_by_role("textbox", name="Name", exact=True).fill("Zofia")
    page.get_by_role("textbox", name="Name of number 2").fill("Tockoje")
    answer = page.get_by_role("textbox", name="Answer to number 2")
    answer.fill("Because " + "the railway to Tashkent goes by, and " * 5 + "that was long.")
    answer.fill("On the railway to Tashkent. " + "It was cold in the tents. " * 8 + "So it was.")
    answer.press("Escape")
    expect(page.locator("html")).to_have_attribute("data-paper", "worksheet")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    told = " ".join(words_of(sheet) for sheet in printed.pages)
    assert all(
        one in told for one in ("Zofia", "Tockoje", "On the railway to Tashkent.", "So it was.")
    )
    page.get_by_role("textbox", name="Numbers for 1941").fill("2, 3")
    page.locator(".paper-bar").get_by_role("link", name="A3").click()
    page.wait_for_selector("html[data-paper-ready]")
    page.locator(".paper-bar").get_by_role("link", name="Easy text").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-paper-ready]")
    expect(page.locator(".paper-bar").get_by_role("link", name="Easy text")).to_be_focused()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("Zofia")
    expect(page.get_by_role("textbox", name="Numbers for 1941")).to_have_value("2, 3")
    expect(answer).to_have_value(re.compile("tents.+So it was"))
    expect(page.locator(".task-lines.is-long")).to_have_count(1)
    expect(page.locator(".word-bank")).to_contain_text("Krasnovodsk")
    assert page.locator(".line-of-time li").first.inner_text() == "1940"
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    page.wait_for_selector("html[data-paper-ready]")
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_value("")


def test_what_the_answers_need_stands_on_the_worksheet(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#paper=worksheet", fresh=True)
    page.wait_for_selector("html[data-paper-ready]")
    tasks = page.locator(".task")
    told = [len(task.locator(".task-told").inner_text().split()) for task in tasks.all()]
    assert len(told) == 30
    assert min(told) >= 40
    expect(tasks.nth(3).locator(".task-question")).to_contain_text("manganese")
    expect(tasks.nth(13).locator(".task-told")).to_contain_text("________ was a summer camp")
    expect(page.locator(".task-told a")).to_have_count(0)
    widths = page.locator(".scales .scale-bar").evaluate_all("all => all.map(b => b.offsetWidth)")
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == pytest.approx(2 * widths[-1], rel=0.02)
    expect(page.locator(".plate-map .scale:visible")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".plate-map .scale:visible")).to_have_count(1)
    expect(page.locator(".paper-scales")).to_have_count(0)


def test_a_picture_has_its_size_and_no_controls(story_folder: StoryFolder, tmp_path: Path) -> None:
    path = tmp_path / "stop.png"
    take_picture(story_folder(STORY), path, Screenshot(1280, 720, "buda", "night"))
    with Image.open(path) as picture:
        assert picture.size == (1280, 720)


def test_the_ground_of_a_huge_picture_is_no_finer_than_the_picture(
    story_folder: StoryFolder, tmp_path: Path
) -> None:
    page = build(story_folder(STORY), tmp_path, page_only=True).path
    with chromium_tab(find_chromium()) as tab:
        tab.resize(6000, 5600)
        tab.open(f"{page.as_uri()}#paper=picture", READY)
        ground = tab.evaluate(
            "(({naturalWidth, naturalHeight}) => [naturalWidth, naturalHeight])"
            "(document.querySelector('.paper-ground img'))"
        )
        visible = tab.evaluate("getComputedStyle(document.querySelector('.plate')).visibility")
    assert ground == pytest.approx([6000, 5600], rel=0.01)
    assert visible == "visible"


def test_the_picture_of_the_readme_is_small_enough() -> None:
    path = REPOSITORY / "docs" / "map.png"
    with Image.open(path) as picture:
        assert picture.size == (1600, 900)
    assert path.stat().st_size <= 450_000


def test_an_unknown_stop_lesson_or_language_is_refused(
    story_folder: StoryFolder, tmp_path: Path
) -> None:
    folder = story_folder(STORY)
    with pytest.raises(RequestError, match="has no stop 'atlantis'; it has buda, pest"):
        take_picture(folder, tmp_path / "x.png", Screenshot(800, 600, "atlantis"))
    assert main(["handout", str(folder), "--language", "de"]) == 2
    assert main(["handout", str(folder), "--lesson", "buda,atlantis"]) == 2
    assert list(tmp_path.glob("*.png")) == []


def test_a_sheet_is_reached_from_the_menu_and_left_as_one_came(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#lang=pl")
    before = page.locator("[data-place=tobruk]").bounding_box()
    page.get_by_role("button", name="Drukuj").click()
    page.get_by_role("link", name="Karta pracy, A3").click()
    page.wait_for_selector("html[data-paper-ready]")
    assert page.url.endswith("#paper=worksheet&size=a3&lang=pl")
    expect(page.locator("html")).to_have_attribute("data-sheet", "a3")
    assert page.locator("[data-label]:visible").count() == 0
    assert page.locator("[data-number]").count() == 30
    page.keyboard.press("PageDown")
    expect(page.locator("html")).to_have_attribute("data-stop", "")
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_attribute("data-paper", "worksheet")
    page.wait_for_timeout(300)
    assert page.locator("[data-place=tobruk]").bounding_box() == before


@pytest.mark.parametrize("state", ["#stop=pahlevi", "#paper=worksheet"])
def test_after_a_sheet_of_the_whole_story_the_whole_map_is_framed(
    shipped_page: Path, open_page: OpenPage, state: str
) -> None:
    whole = open_page(shipped_page).locator("[data-place=tobruk]").bounding_box()
    page = open_page(shipped_page, state=state)
    page.evaluate("() => { location.hash = '#paper=handout'; }")
    page.wait_for_selector("html[data-paper=handout][data-paper-ready]")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.locator("[data-place=tobruk]").bounding_box() == whole


def test_a_sheet_shows_what_the_reader_has_chosen_and_no_more(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#strands=army&mine=52.2,21,Home")
    button = page.locator(".tools").get_by_role("button", name="Print")
    button.click()
    page.get_by_role("link", name="Handout, A4").click()
    page.wait_for_selector("html[data-paper-ready]")
    expect(page.locator(".cartouche .legend-strands li")).to_have_text(["BThe army"])
    expect(page.locator(".cartouche .legend-modes").first).not_to_contain_text("On foot")
    letters = page.locator(".paper-letters .strand-letter").all_inner_texts()
    assert set(letters) == {"B"}
    expect(page.locator(".mine-tip")).to_be_visible()
    page.get_by_role("button", name="Back to the map").click()
    expect(button).to_be_focused()
    page.evaluate("() => { location.hash = '#paper=handout&strands=civilians'; }")
    expect(page.locator(".cartouche .legend-strands li")).to_have_text(["ECivilians and orphans"])


def test_a_journey_that_is_printed_lies_on_the_sheet_from_end_to_end(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, state="#journey=kolyma")
    page.locator(".tools").get_by_role("button", name="Print").click()
    page.get_by_role("link", name="Handout, A4").click()
    for way in ("by the menu", "by a link"):
        page.wait_for_selector("html[data-paper-ready]")
        expect(page.locator(".cartouche .legend-journey"), way).to_contain_text("Kolyma")
        assert page.evaluate("map_1.getBounds().contains([62.8, 148.2])"), way
        page = open_page(shipped_page, state="#paper=handout&journey=kolyma", fresh=True)


def test_the_bar_above_a_sheet_is_whole_in_a_window_narrower_than_the_sheet(
    shipped_page: Path, open_page: OpenPage
) -> None:
    cut = []
    for size in (PROJECTOR, PHONE):
        page = open_page(shipped_page, size, "#paper=handout")
        buttons = page.locator(".paper-bar button")
        cut += [
            (size, button.text_content())
            for button in buttons.all()
            if (box := button.bounding_box()) and box["x"] + box["width"] > size[0]
        ]
    assert cut == []


def test_a_sheet_can_be_read_moved_and_written_on_by_a_telephone(
    shipped_page: Path, open_page: OpenPage
) -> None:
    page = open_page(shipped_page, PHONE, "#paper=worksheet&lesson=seven", fresh=True)
    page.wait_for_selector("html[data-paper-ready]")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    answer = page.get_by_role("textbox", name="Answer to number 1")
    answer.fill("By train.")
    box = answer.bounding_box()
    assert box is not None
    assert box["x"] > 0
    assert box["x"] + box["width"] < PHONE[0]
    assert answer.evaluate("it => parseFloat(getComputedStyle(it).fontSize) * 1.36") >= 16
    page.evaluate("scrollTo(0, 0)")
    finger = page.context.new_cdp_session(page)
    for x in range(300, 40, -10):
        kind = "touchStart" if x == 300 else "touchMove"
        touch = {"type": kind, "touchPoints": [{"x": x, "y": 500}]}
        finger.send("Input.dispatchTouchEvent", touch)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("document.querySelector('main').scrollLeft > 150")
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 3


def test_a_dialog_does_not_stay_open_over_a_sheet(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page)
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.evaluate("() => { location.hash = '#paper=worksheet'; }")
    expect(page.locator("html")).to_have_attribute("data-paper", "worksheet")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.url.endswith("#paper=worksheet")


def test_printing_the_map_gives_the_handout_and_the_map_stays_as_it_was(
    shipped_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(shipped_page, state="#stop=tobruk&theme=night")
    before = page.locator("[data-place=tobruk]").bounding_box()
    path = tmp_path / "printed.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    reader = PdfReader(path)
    assert round(reader.pages[0].mediabox.width) == 842
    assert len(reader.pages) == pytest.approx(11, abs=1)
    assert "Krasnovodsk" in words_of(reader.pages[0])
    page.wait_for_timeout(300)
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    assert page.url.endswith("#stop=tobruk&theme=night")
    assert page.locator("[data-place=tobruk]").bounding_box() == before


def stops_of(story: Story) -> list[PlaceData]:
    return [place for place in story["places"] if "stop" in place]


@pytest.fixture(scope="module")
def story() -> Story:
    atlas = shipped_story().atlas
    return compose(atlas, trace(atlas), embed_media(atlas.media))


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path leaves room for Chromium's socket: no more than 107 bytes in all."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def test_nobody_else_reaches_the_browser_that_prints_and_it_ends_with_us(
    short_folder: Path,
) -> None:
    script = (
        "import sys, time\n"
        "from itinerarium.headless.chromium import chromium_tab, find_chromium\n"
        "with chromium_tab(find_chromium()) as tab:\n"
        "    print(tab.evaluate('6 * 7'), flush=True)\n"
        "    time.sleep(60)\n"
    )
    ours = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(short_folder)},
    )
    assert ours.stdout is not None
    assert ours.stdout.readline() == "42\n"
    assert not list(short_folder.rglob("DevToolsActivePort"))
    ours.kill()
    ours.communicate()
    deadline = time.monotonic() + 20
    while running_with(short_folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert running_with(short_folder) == []


def running_with(folder: Path) -> list[str]:
    """The programs that were started with a path in the folder."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found.append(one.read_text(errors="replace"))
    return [line for line in found if f"--user-data-dir={folder}" in line]


def test_stops_without_texts_leave_no_sheet_empty_and_only_names_beside_their_marks(
    built_once: Built, chromium: Browser, tmp_path: Path
) -> None:
    rows = "".join(
        f"p{n},Camp {n},{45 + 8 * math.sin(n / 15):.3f},{n / 5:.2f},{n}\n" for n in range(1, 201)
    )
    path = built_once("textless", {"places.csv": f"id,name,lat,lon,stop\n{rows}"})
    page = chromium.new_page()
    page.goto(f"{path.as_uri()}#paper=handout")
    page.wait_for_selector("html[data-paper-ready=true]")
    assert page.locator(".name-leader:visible").count() == 0
    page.pdf(path=tmp_path / "list.pdf", prefer_css_page_size=True)
    page.close()
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "list.pdf").pages]
    assert all(len(re.findall(r"Camp \d+", sheet)) > 10 for sheet in sheets)
