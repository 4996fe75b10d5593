"""Pictures and sounds in a story: where each is named, and each once in the page."""

from __future__ import annotations

import base64
import io
import struct
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from pillow_heif import register_heif_opener

from itinerarium.build import read_story
from itinerarium.compose.media import LONGEST_WRITING
from itinerarium.page.article import article_html
from itinerarium.read.plain_sound import media_type, plain_sound
from itinerarium.read.sound import look_at_sound
from itinerarium.vocabulary.licences import is_free, licence_address
from itinerarium.vocabulary.story import Story
from itinerarium.vocabulary.story_parts import without_bytes
from tests import sounds
from tests.stories import write_story

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h9"/></svg>'


def picture(form: str, width: int = 40, **options: Any) -> bytes:
    if form == "HEIF":
        register_heif_opener(thumbnails=False)
    file = io.BytesIO()
    Image.new("RGB", (width, width * 2 // 3), "#804020").save(file, form, **options)
    return file.getvalue()


FILES: dict[str, str | bytes | bool] = {
    "places.csv": (
        "id,name,lat,lon,stop,image,image_alt,image_credit,media\n"
        "orenburg,Orenburg,51.77,55.10,1,a.jpg,A bear,Kot,song.mp3;images/bear.svg\n"
        "tashkent,Tashkent,41.31,69.28,2,,,,letter.png;a.jpg\n"
    ),
    "routes/main.csv": "from,to,media\norenburg,tashkent,b.tiff\n",
    "people.csv": "name,who,media\nKot,A historian.,media/a.heic\n",
    "media.csv": (
        "file,alt,alt_pl,caption,credit,licence,source,transcript\n"
        "letter.png,A letter,List,From home,Museum,cc by-sa 4.0,https://example.org/l,"
        "Dear **all**\n"
        "song.mp3,,,A song,,CC0,,La la\n"
        "bear.svg,A bear,,,,,,\nmedia/a.heic,A man,,,,https://example.org/terms,,\n"
        "b.tiff,A road,,,,,,\nunused.png,,,,,,,\n"
    ),
    "story.toml": 'languages = ["en", "pl"]\n',
    "images/a.jpg": picture("JPEG"),
    "images/b.tiff": picture("TIFF", 42),
    "media/a.heic": picture("HEIF", 46),
    "images/letter.png": picture("PNG", 3000),
    "images/unused.png": picture("PNG", 48),
    "media/song.mp3": sounds.mp3(),
    "images/bear.svg": SVG,
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return read_story(write_story(tmp_path_factory.mktemp("media"), FILES))


def test_places_legs_and_people_name_their_pictures_and_sounds(story: Any) -> None:
    assert [place["media"] for place in story["places"]] == [
        ["images/a.jpg", "media/song.mp3", "images/bear.svg"],
        ["images/letter.png", "images/a.jpg"],
    ]
    assert story["routes"][0]["legs"][0]["media"] == ["images/b.tiff"]
    assert story["entries"][0]["media"] == ["media/a.heic"]


def test_what_is_said_of_a_medium_is_in_the_story_once(story: Any) -> None:
    media = {one["file"]: one for one in story["media"]}
    assert len(media) == len(story["media"]) == 6
    assert media["images/a.jpg"]["credit"] == {"en": "Kot"}
    letter = {key: value for key, value in media["images/letter.png"].items() if key != "src"}
    assert letter == {
        "file": "images/letter.png",
        "kind": "picture",
        "width": LONGEST_WRITING,
        "height": round(LONGEST_WRITING * 2 / 3),
        "alt": {"en": "A letter", "pl": "List"},
        "caption": {"en": "From home"},
        "credit": {"en": "Museum"},
        "licence": {
            "name": "cc by-sa 4.0",
            "url": "https://creativecommons.org/licenses/by-sa/4.0/",
        },
        "source": "https://example.org/l",
        "transcript": {"en": [["Dear ", ["b", "all"]]]},
    }
    assert media["media/a.heic"]["licence"] == {
        "name": "example.org",
        "url": "https://example.org/terms",
    }
    assert (media["images/bear.svg"]["width"], media["images/bear.svg"]["height"]) == (40, 30)


def test_the_article_has_each_file_once_and_the_data_beside_it_none(story: Any) -> None:
    article = article_html(story)
    for one in story["media"]:
        assert article.count(one["src"]) == 1
    assert article.count('class="told-again"') == 1
    assert "<figcaption>" in article
    assert "Dear <strong>all</strong>" in article
    assert "src" not in {key for one in without_bytes(story)["media"] for key in one}


def test_a_picture_that_the_article_does_not_list_is_in_it_all_the_same(story: Any) -> None:
    bare = {**story, "places": [{**one, "media": []} for one in story["places"]]}
    article = article_html(cast(Story, bare))
    assert all(article.count(one["src"]) == 1 for one in story["media"])
    assert "<div hidden>" in article


@pytest.mark.parametrize("form", ["AVIF", "HEIF", "TIFF", "WEBP", "PNG", "JPEG"])
def test_no_picture_says_where_it_was_taken(tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = sounds.SECRET
    exif.get_ifd(0x8825)[1] = "N"
    data = picture(form, exif=exif)
    assert b"at home" in data
    ending = {"HEIF": "heic", "JPEG": "jpg"}.get(form, form.casefold())
    places = f"id,name,lat,lon,media\na,A,1,2,x.{ending}\nb,B,3,4,\n"
    files: dict[str, str | bytes | bool] = {
        "places.csv": places,
        "routes/main.csv": "from,to\na,b\n",
        f"images/x.{ending}": data,
    }
    one: Any = read_story(write_story(tmp_path, files)).get("media", [{}])[0]
    embedded = base64.b64decode(one["src"].partition(",")[2])
    assert b"at home" not in embedded
    assert not Image.open(io.BytesIO(embedded)).getexif()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.mp3", sounds.mp3(), "audio/mpeg"),
        ("a.m4a", sounds.m4a(), "audio/mp4"),
        ("a.ogg", sounds.ogg(), "audio/ogg"),
    ],
)
def test_a_sound_is_kept_and_what_is_said_in_it_is_not(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert b"at home" in data or "at home".encode("utf-16-le") in data
    assert look_at_sound(path, name).kind == "sound"
    found, plain = plain_sound(data)
    assert found == kind == media_type(plain)
    assert b"at home" not in plain
    assert "at home".encode("utf-16-le") not in plain
    path.write_bytes(plain)
    assert look_at_sound(path, name).kind == "sound"
    assert plain_sound(plain)[1] == plain


def test_a_box_with_a_long_size_loses_its_kind_and_keeps_its_size() -> None:
    told = struct.pack(">I4sQ", 1, b"udta", 16 + len(sounds.SECRET)) + sounds.SECRET.encode()
    last = sounds.box(b"mdat", b"sound")
    empty = told.replace(b"udta", b"free").replace(sounds.SECRET.encode(), bytes(21))
    head = sounds.box(b"ftyp", b"M4A ")
    assert plain_sound(head + told + last) == ("audio/mp4", head + empty + last)


def test_a_licence_has_its_address_and_is_free_or_not() -> None:
    rows = {
        "CC BY-SA 4.0": ("https://creativecommons.org/licenses/by-sa/4.0/", True),
        "cc-by-3.0-pl": ("https://creativecommons.org/licenses/by/3.0/pl/", True),
        "CC BY": ("https://creativecommons.org/licenses/by/4.0/", True),
        "CC0": ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        "Public domain": ("https://creativecommons.org/publicdomain/mark/1.0/", True),
        "CC BY-NC-SA 4.0": ("https://creativecommons.org/licenses/by-nc-sa/4.0/", False),
        "CC BY-ND 2.0": ("https://creativecommons.org/licenses/by-nd/2.0/", False),
        "GFDL 1.2": ("", True),
        "All rights reserved": ("", False),
        "Fair use": ("", False),
        "": ("", False),
    }
    found = {name: (licence_address(name), is_free(name)) for name in rows}
    assert found == rows
