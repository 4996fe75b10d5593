"""The shipped page in Firefox, opened from disk."""

from __future__ import annotations

from pathlib import Path

from tests.firefox import firefox

COLOURS = """(async () => {
  const canvases = [...document.querySelectorAll(".plate-map canvas")];
  return canvases.some((canvas) => {
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels.some((value) => value !== 0);
  });
})()"""

WAIT = """new Promise((done) => {
  const end = Date.now() + 8000;
  const look = () => (CONDITION) || Date.now() > end ? done(Boolean(CONDITION))
    : setTimeout(look, 50);
  look();
})"""
GONE = WAIT.replace("CONDITION", "!document.querySelector('[data-popup]')")
AT_A_STOP = WAIT.replace("CONDITION", "document.documentElement?.dataset.stop")


def test_firefox_shows_the_map_and_a_popup_and_refuses_nothing(
    shipped_page: Path, tmp_path: Path
) -> None:
    with firefox(tmp_path) as browser:
        browser.open(shipped_page.as_uri() + "#place=krasnovodsk")
        browser.evaluate(
            "new Promise((done) => { const look = () => document.documentElement?.dataset.ready"
            " ? done(true) : setTimeout(look, 50); look(); })"
        )
        assert browser.evaluate(COLOURS), "the coasts are not drawn"
        assert browser.evaluate("document.querySelectorAll('[data-place]').length") >= 45
        assert browser.evaluate("document.querySelectorAll('path[data-leg]').length") > 20
        popup = browser.evaluate("document.querySelector('[data-popup=krasnovodsk]')?.textContent")
        assert "Krasnovodsk" in popup
        browser.press("\ue00c")
        assert browser.evaluate(GONE), "Esc does not close the popup"
        browser.press("\ue00f")
        assert browser.evaluate(AT_A_STOP), "Page Down does not begin the story"
        assert browser.log == []
        assert [url for url in browser.requests if url.startswith("http")] == []
