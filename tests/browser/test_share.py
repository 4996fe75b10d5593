"""Share: what is seen as a link, a frame and a code that a telephone reads."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.axe import faults_of
from tests.conftest import PHONE, REPOSITORY, OpenPage

pytestmark = pytest.mark.browser

ADDRESS = "https://szkola.example/mapa/index.html"
LAPTOP = (1366, 768)


def test_the_stored_codes_are_those_that_segno_makes() -> None:
    codes = json.loads((REPOSITORY / "tests" / "data" / "qr.json").read_text("utf-8"))
    wrong = [code["text"] for code in codes if code["rows"] != rows_of(code["text"])]
    assert wrong == []


def rows_of(text: str) -> list[str]:
    code = segno.make_qr(text.encode(), error="m", mode="byte", boost_error=False)
    return [format(int("".join(str(int(cell)) for cell in row), 2), "x") for row in code.matrix]


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_page_with_an_address_gives_a_code_that_can_be_read(
    shipped_page: Path, chromium: Browser, size: tuple[int, int]
) -> None:
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.route("**/*", lambda route: route.fulfill(path=shipped_page))
    page.goto(f"{ADDRESS}#present&stop=krasnovodsk&lang=pl")
    page.wait_for_selector("html[data-ready=true]")
    page.keyboard.press("u")
    dialog = page.get_by_role("dialog", name="Udostępnij to, co widać")
    expect(dialog).to_be_visible()
    link = f"{ADDRESS}#present&stop=krasnovodsk&lang=pl"
    expect(dialog.get_by_label("Odnośnik", exact=True)).to_have_value(link)
    expect(dialog.get_by_label("Osadź na stronie", exact=True)).to_have_value(
        f'<iframe src="{link.replace("&", "&amp;")}" title="Exodus Armii Polskiej '
        'ze Związku Sowieckiego" width="100%" height="600" allowfullscreen=""></iframe>'
    )
    assert dialog.get_by_role("link", name="Pobierz tę stronę").get_attribute("href") == ADDRESS
    dialog.get_by_role("button", name="Kopiuj: Odnośnik").click()
    expect(dialog.get_by_text("Skopiowano")).to_be_visible()
    picture = Image.open(io.BytesIO(page.screenshot()))
    (read,) = zxingcpp.read_barcodes(picture)
    assert (read.text, read.format.name) == (link, "QRCode")
    box = dialog.get_by_role("img", name="Kod QR odnośnika").bounding_box()
    assert box
    assert box["width"] > (450 if size == LAPTOP else 300)
    assert faults_of(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    context.close()


def test_a_file_says_how_to_publish(shipped_page: Path, open_page: OpenPage) -> None:
    page = open_page(shipped_page, LAPTOP)
    page.keyboard.press("u")
    dialog = page.get_by_role("dialog", name="Share what you see")
    expect(dialog).to_contain_text("put it on any website, such as your school’s")
    expect(dialog.get_by_label("Link", exact=True)).to_be_hidden()
    expect(dialog.get_by_role("img")).to_be_hidden()
