"""Pictures from Commons and by IIIF, from a stand-in on this computer that answers as they do."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from itinerarium.build import read_story
from itinerarium.fetch.run import DONE, LEFT, Fetching, fetch_media
from itinerarium.fetch.web import CouldNotFetchError, Web
from itinerarium.files.cache import write_cached
from itinerarium.read.address import fetched_stem
from itinerarium.vocabulary.errors import OutputError
from itinerarium.vocabulary.licences import licence_at
from tests.local_server import serving
from tests.stories import problems_of, write_story

AGENT = "a school's map (teacher@example.org)"


@dataclass
class StandIn:
    """A server that answers as Wikimedia Commons and IIIF servers do, and what it was asked."""

    host: str = ""
    commons: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    status: int = 200
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def answer(self, path: str) -> bytes | None:
        if not path.startswith("/w/api.php"):
            return self.files.get(path)
        words = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        title = words["titles"]
        missing = {"ns": 6, "title": title, "missing": True, "imagerepository": ""}
        page = self.commons.get(title, missing)
        return json.dumps({"batchcomplete": True, "query": {"pages": [page]}}).encode()

    def picture(self, name: str, licence: str, artist: str = "<a href='//x'>J. Kot</a>") -> str:
        """Have a picture on Commons; its page's address."""
        file = io.BytesIO()
        Image.new("RGB", (60, 40), "#804020").save(file, "JPEG")
        self.files[f"/thumb/{name}.jpg"] = file.getvalue()
        told = {"Artist": artist, "LicenseShortName": licence, "Credit": "Own work"}
        self.commons[f"File:{name}.jpg"] = {
            "pageid": 7,
            "ns": 6,
            "title": f"File:{name}.jpg",
            "imagerepository": "local",
            "imageinfo": [
                {
                    "mime": "image/jpeg",
                    "thumburl": f"{self.host}/thumb/{name.replace(' ', '%20')}.jpg",
                    "thumbwidth": 2000,
                    "url": f"{self.host}/{name}.jpg",
                    "descriptionurl": f"https://commons.example/wiki/File:{name}.jpg".replace(
                        " ", "_"
                    ),
                    "extmetadata": {
                        key: {"value": value, "source": "commons-desc-page"}
                        for key, value in told.items()
                    },
                }
            ],
        }
        return f"{self.host}/wiki/File:{name.replace(' ', '_')}.jpg"


@pytest.fixture
def services() -> Iterator[StandIn]:
    stand_in = StandIn()

    def answer(request: BaseHTTPRequestHandler) -> None:
        stand_in.asked.append(request.path)
        stand_in.agents.append(request.headers["User-Agent"])
        to = stand_in.redirects.get(request.path)
        body = stand_in.answer(request.path.replace("%20", " "))
        request.send_response(302 if to else stand_in.status if body else 404)
        if to:
            request.send_header("Location", to)
        request.end_headers()
        request.wfile.write(body or b"")

    with serving(answer) as stand_in.host:
        yield stand_in


def story_with(folder: Path, *addresses: str, media: str | None = None) -> Path:
    files: dict[str, str | bytes | bool] = {
        "places.csv": (f'id,name,lat,lon,media\na,A,51,55,"{"; ".join(addresses)}"\nb,B,41,69,\n'),
        "routes/main.csv": "from,to\na,b\n",
    }
    return write_story(folder, files | ({} if media is None else {"media.csv": media}))


def fetched(
    story: Path, web: Web | None = None, cache: Path | None = None
) -> tuple[int, list[str]]:
    lines: list[str] = []
    code = fetch_media(story, Fetching(web or Web(AGENT, between=0), cache, lines.append))
    return code, lines


def test_a_page_of_commons_becomes_a_picture_with_author_licence_and_source(
    tmp_path: Path, services: StandIn
) -> None:
    address = services.picture("Wojtek the bear", "CC BY-SA 3.0 pl")
    story = story_with(tmp_path, address, media=f"file;alt;credit\r\n{address};A bear;\r\n")
    assert {one.code for one in problems_of(story)} == {"P725"}
    code, lines = fetched(story)
    assert code == DONE, lines
    assert (story / "media.csv").read_bytes().decode() == (
        "file;alt;credit;licence;source\r\n"
        f"{address};A bear;J. Kot;CC BY-SA 3.0 pl;"
        "https://commons.example/wiki/File:Wojtek_the_bear.jpg\r\n"
    )
    assert problems_of(story) == ()
    [medium] = read_story(story).get("media", [])
    assert medium["file"].startswith("media/wojtek-the-bear-")
    assert medium.get("credit") == {"en": "J. Kot"}
    assert set(services.agents) == {AGENT}
    words = parse_qs(urlsplit(services.asked[0]).query)
    assert words["titles"] == ["File:Wojtek the bear.jpg"]
    assert words["iiurlwidth"] == ["2000"]


def test_a_file_without_a_row_gets_one_and_nothing_is_fetched_twice(
    tmp_path: Path, services: StandIn
) -> None:
    one, other = services.picture("Bear", "CC0"), services.picture("Lorry", "Public domain")
    story = story_with(tmp_path / "story", one, other, media="alt,file\nA ship,ship.jpg\n")
    assert fetched(story, cache=tmp_path / "cache")[0] == DONE
    lines = (story / "media.csv").read_text().splitlines()
    assert lines[:2] == ["alt,file,credit,licence,source", "A ship,ship.jpg,,,"]
    assert lines[2].startswith(f",{one},J. Kot,CC0,")
    assert lines[3].startswith(f",{other},J. Kot,Public domain,")
    before, written = len(services.asked), (story / "media.csv").read_bytes()
    assert fetched(story, cache=tmp_path / "cache")[0] == DONE
    assert len(services.asked) == before
    assert (story / "media.csv").read_bytes() == written


def test_what_is_not_free_is_refused_and_the_rest_is_fetched(
    tmp_path: Path, services: StandIn
) -> None:
    good = services.picture("Bear", "CC BY 4.0")
    bad = [
        services.picture("Poster", "Fair use"),
        services.picture("Photo", "CC BY-NC 2.0"),
        services.picture("Silent", ""),
    ]
    gone = f"{services.host}/wiki/File:Gone.jpg"
    story = story_with(tmp_path, *bad, gone, good)
    code, lines = fetched(story)
    assert code == LEFT
    assert [line.split()[0] for line in lines[:-1]] == ["refused"] * 3 + ["left", "fetched"]
    assert lines[-1] == "1 of 5 are in media/"
    assert len(list((story / "media").iterdir())) == 1
    assert [path for path in services.asked if path.startswith("/thumb/")] == ["/thumb/Bear.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["media", "media.csv"])
def test_nothing_is_written_where_a_link_leads_out_of_the_folder(
    tmp_path: Path, services: StandIn, name: str
) -> None:
    story = story_with(tmp_path / "story", services.picture("Bear", "CC0"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir() if name == "media" else elsewhere.write_text("file,alt\n")
    (story / name).symlink_to(elsewhere)
    with pytest.raises(OutputError, match="leads out of the story's folder"):
        fetched(story)
    assert (story / name).is_symlink()
    assert services.asked == []


def test_what_was_refused_is_asked_again_and_a_damaged_answer_is_none(
    tmp_path: Path, services: StandIn
) -> None:
    address, cache = services.picture("Bear", "CC BY-NC 2.0"), tmp_path / "cache"
    story = story_with(tmp_path / "story", address)
    assert fetched(story, cache=cache)[0] == LEFT
    services.picture("Bear", "CC BY 4.0")
    code, lines = fetched(story, cache=cache)
    assert code == DONE, lines
    [entry] = cache.iterdir()
    for damaged in ("[]", "{", '{"file": "x"}', '{"file":1,"credit":2,"licence":3,"source":4}'):
        write_cached(entry, damaged)
        assert fetched(story, cache=cache)[0] == DONE, damaged


def test_a_sound_that_begins_with_any_frame_is_an_mp3(tmp_path: Path, services: StandIn) -> None:
    """The same silence by MPEG 1 and 2, with and without a checksum."""
    starts = ("fffb90c4", "fffa90c4", "fff390c4", "fff290c4")
    addresses = [services.picture(start, "CC0") for start in starts]
    for start in starts:
        length = 417 if start[3] in "ab" else 261
        frame = bytes.fromhex(start) + bytes(length - 4)
        services.files[f"/thumb/{start}.jpg"] = frame * 40
    code, lines = fetched(story_with(tmp_path, *addresses))
    assert code == DONE, lines
    assert {path.suffix for path in (tmp_path / "media").iterdir()} == {".mp3"}


IMAGE = {"@context": "http://iiif.io/api/image/3/context.json", "width": 5000, "height": 4000}


@pytest.mark.parametrize(
    ("said", "credit", "licence"),
    [
        (
            {
                "rights": "http://creativecommons.org/licenses/by/4.0/",
                "requiredStatement": {
                    "label": {"en": ["Attribution"]},
                    "value": {"en": ["<span>The Archive</span>"]},
                },
            },
            "The Archive",
            "CC BY 4.0",
        ),
        (
            {
                "license": ["https://creativecommons.org/publicdomain/mark/1.0/"],
                "attribution": [{"@value": "A library", "@language": "en"}, "Room 3"],
            },
            "A library, Room 3",
            "Public domain",
        ),
    ],
)
def test_an_image_by_iiif_is_fetched_in_a_size_that_a_page_can_hold(
    tmp_path: Path, services: StandIn, said: dict[str, object], credit: str, licence: str
) -> None:
    file = io.BytesIO()
    Image.new("RGB", (50, 40)).save(file, "JPEG")
    services.files["/iiif/b1/info.json"] = json.dumps({**IMAGE, **said}).encode()
    services.files["/iiif/b1/full/2000,/0/default.jpg"] = file.getvalue()
    address = f"{services.host}/iiif/b1/info.json"
    story = story_with(tmp_path, address)
    code, lines = fetched(story)
    assert code == DONE, lines
    [medium] = read_story(story).get("media", [])
    assert medium.get("credit") == {"en": credit}
    assert medium.get("licence", {}).get("name") == licence
    assert medium.get("source") == address


def test_where_a_service_is_silent_the_author_s_own_word_holds(
    tmp_path: Path, services: StandIn
) -> None:
    services.files["/b1/info.json"] = json.dumps(IMAGE).encode()
    services.files["/b1/full/max/0/default.jpg"] = services.files.setdefault(
        "x", b"<html>no picture</html>"
    )
    address = f"{services.host}/b1/full/max/0/default.jpg"
    silent = story_with(tmp_path / "silent", address)
    assert fetched(silent)[1][0].startswith("refused")
    said = story_with(tmp_path / "said", address, media=f"file,licence\n{address},CC0\n")
    assert fetched(said)[1][0].startswith("left open")
    assert not list((said / "media").glob("*"))


def test_a_redirect_leads_to_no_unsafe_address_and_not_round_and_round(
    services: StandIn,
) -> None:
    services.files["/there"] = b"found"
    services.redirects = {
        "/here": "/there",
        "/out": "http://169.254.169.254/secret",
        "/file": "file:///etc/passwd",
        "/round": "/round",
    }

    def web() -> Web:
        return Web(AGENT, between=0)

    assert web()(f"{services.host}/here", 100) == b"found"
    for path in ("/out", "/file", "/round"):
        with pytest.raises(CouldNotFetchError):
            web()(f"{services.host}{path}", 100)
    with pytest.raises(CouldNotFetchError):
        web()("file:///etc/passwd", 1_000_000)


def test_an_answer_is_bounded_and_a_busy_host_is_not_asked_again(services: StandIn) -> None:
    services.files["/large"] = bytes(5000)
    web = Web(AGENT, between=0)
    with pytest.raises(CouldNotFetchError, match="larger than"):
        web(f"{services.host}/large", 4000)
    services.status = 429
    for _ in range(3):
        with pytest.raises(CouldNotFetchError, match="later"):
            web(f"{services.host}/large", 9000)
    assert len(services.asked) == 2


def test_there_is_a_pause_between_two_questions(services: StandIn) -> None:
    services.files["/a"] = b"a"
    pauses: list[float] = []
    web = Web(AGENT, between=1.0, pause=pauses.append)
    for _ in range(3):
        web(f"{services.host}/a", 10)
    assert len(pauses) == 2
    assert all(0.5 < pause <= 1.0 for pause in pauses)


def test_a_picture_s_file_name_is_short_plain_and_its_own() -> None:
    address = "https://commons.wikimedia.org/wiki/File:Gen._W%C5%82adys%C5%82aw_Anders_(1942).jpg"
    assert fetched_stem(address).startswith("gen-wladyslaw-anders-1942-")
    assert fetched_stem(address) != fetched_stem(address.replace("1942", "1943"))
    assert len(fetched_stem(f"https://commons.wikimedia.org/wiki/Plik:{'ż' * 300}.jpg")) < 60


def test_a_licence_is_known_by_its_address() -> None:
    assert licence_at("http://creativecommons.org/licenses/by-sa/3.0/pl/") == "CC BY-SA 3.0 pl"
    assert licence_at("https://creativecommons.org/publicdomain/zero/1.0/") == "CC0"
    assert licence_at("https://creativecommons.org/licenses/by/4.0/deed.pl") == "CC BY 4.0"
    assert licence_at("https://example.org/terms") == "https://example.org/terms"
