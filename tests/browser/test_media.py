"""Pictures and sounds in card, popup, Read and on the wall: small, large, heard, and silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from itinerarium.build import build
from tests.browser.axe import faults_of
from tests.browser.test_downloads import downloaded
from tests.compose.test_media import FILES
from tests.conftest import FULL_HD, PHONE, REPOSITORY, Once, OpenPage
from tests.exports import exports_of
from tests.stories import write_story

pytestmark = pytest.mark.browser

SHOWN = "img => img.complete && img.naturalWidth > 0"


@pytest.fixture(scope="module")
def media_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    return build(write_story(folder / "story", FILES), folder / "out", page_only=True).path


def test_the_downloads_tell_of_pictures_as_the_build_does(
    media_page: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(media_page)
    page.locator(".tools [data-action=print]").click()
    story = media_page.parent.parent / "story"
    for name, written in exports_of(story).items():
        got = downloaded(page, name, tmp_path)
        if name.endswith("json"):
            assert json.loads(got).get("features") == json.loads(written)["features"]
        else:
            assert got == written
    assert b"https://example.org/l" in (tmp_path / "story.lpf.json").read_bytes()
    assert b"Museum, cc by-sa 4.0" in (tmp_path / "story.kml").read_bytes()


def large(page: Page) -> str:
    return page.locator(".dialog-media h2").inner_text()


def test_a_place_s_pictures_are_seen_small_and_large_and_its_sound_heard(
    media_page: Path, open_page: OpenPage
) -> None:
    page = open_page(media_page, state="#stop=tashkent")
    card = page.locator(".card-body")
    assert all(one.evaluate(SHOWN) for one in card.locator("img").all())
    expect(card.locator(".told-credit").first).to_have_text("Museum, cc by-sa 4.0, source")
    expect(card.locator(".told-credit a").first).to_have_attribute(
        "href", "https://creativecommons.org/licenses/by-sa/4.0/"
    )
    second = card.locator(".told-strip .media-open")
    second.focus()
    page.keyboard.press("Enter")
    assert large(page) == "A bear"
    assert page.locator(".media-count").inner_text() == "2 / 2"
    page.keyboard.press("ArrowLeft")
    assert large(page) == "From home"
    assert page.locator(".media-stage img").evaluate(SHOWN)
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")  # a picture that is zoomed moves
    assert large(page) == "From home"
    expect(page.locator(".media-stage")).to_have_class("media-stage is-zoomed")
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".dialog-media")).to_be_hidden()
    expect(second).to_be_focused()
    assert page.url.endswith("#stop=tashkent")

    page.evaluate("location.hash = 'stop=orenburg'")
    sound = card.locator("audio")
    sound.evaluate("one => one.play()")
    sound.focus()
    page.keyboard.press("ArrowRight")  # seeks in the sound, and leaves the stop
    assert page.url.endswith("#stop=orenburg")
    held = sound.element_handle()
    page.keyboard.press("PageDown")
    assert page.url.endswith("#stop=tashkent")
    assert held.evaluate("one => one.paused")


def test_on_the_wall_one_key_shows_the_picture_and_a_clicker_goes_on(
    media_page: Path, open_page: OpenPage
) -> None:
    page = open_page(media_page, state="#present&stop=tashkent")
    expect(page.locator(".card-body .told-strip img")).to_have_count(2)
    page.keyboard.press("i")
    assert large(page) == "From home"
    page.keyboard.press("PageDown")
    assert large(page) == "A bear"
    page.keyboard.press("PageDown")
    expect(page.locator(".dialog-media")).to_be_hidden()
    page.keyboard.press("PageUp")
    assert "stop=orenburg" in page.url


def test_read_has_every_picture_in_each_language_and_on_paper(
    media_page: Path, open_page: OpenPage
) -> None:
    page = open_page(media_page, state="#read&lang=pl")
    for lang, named in (("pl", "List"), ("en", "A letter")):
        page.evaluate(f"location.hash = 'read&lang={lang}'")
        expect(page.locator("#read figure img")).to_have_count(6)
        assert all(one.evaluate(SHOWN) for one in page.locator("#read figure img").all())
        expect(page.locator(f"#read [alt='{named}']")).to_have_count(1)
        expect(page.locator("#read audio")).to_have_count(1)
    page.locator("#read .entries .media-open").click()
    assert large(page) == "A man"
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'paper=handout'")
    paper = page.locator(".paper-texts")
    expect(paper.locator("img")).to_have_count(4)
    assert all(one.evaluate(SHOWN) for one in paper.locator("img").all())
    expect(paper).to_contain_text("Museum, cc by-sa 4.0")
    expect(paper).to_contain_text("Dear all")


def test_without_scripts_pictures_and_sounds_are_there(
    media_page: Path, open_page: OpenPage
) -> None:
    page = open_page(media_page, java_script_enabled=False)
    expect(page.locator("#read figure img")).to_have_count(5)
    assert page.locator("#read audio").is_visible()
    assert "media-src data:;" in media_page.read_text(encoding="utf-8")


def test_the_examples_show_their_pictures_and_sound_their_bell(
    once: Once, open_page: OpenPage
) -> None:
    examples = REPOSITORY / "examples"
    villages = once("villages", lambda folder: build(examples / "villages", folder)) / "index.html"
    page = open_page(villages, PHONE, "#stop=wizna")
    expect(page.get_by_role("img", name="A bicycle leans on the railing")).to_be_visible()
    page = open_page(villages, FULL_HD, "#present&stop=krynki")
    page.keyboard.press("i")
    expect(page.get_by_role("dialog")).to_contain_text("Twelve streets, one round")
    page = open_page(villages, java_script_enabled=False)
    expect(page.locator("#read figure img")).to_have_count(6)
    town = once("town-plan", lambda folder: build(examples / "town", folder)) / "index.html"
    page = open_page(town, state="#stop=church")
    assert page.locator(".card audio").evaluate(HEARD) > 6
    page.locator(".card").get_by_text("Transcript").click()
    expect(page.locator(".card")).to_contain_text("Three strokes of the small bell")


HEARD = """async (sound) => {
  await sound.play();
  sound.pause();
  return sound.duration;
}"""
