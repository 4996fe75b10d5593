"""Nominatim is asked by its rules, each question once; here by a stand-in on this computer."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from itinerarium.cli import main
from itinerarium.geo.coordinates import LatLon
from itinerarium.locate.candidates import GazetteerHit, Spelled
from itinerarium.locate.online import CouldNotAskError, Online
from itinerarium.locate.wanted import Name, Role
from itinerarium.vocabulary.errors import RequestError
from tests.conftest import StoryFolder
from tests.local_server import serving

AGENT = "a school's map (teacher@example.org)"
TOTSKOYE = {
    "osm_type": "node",
    "osm_id": 7,
    "lat": "52.5278",
    "lon": "52.7465",
    "class": "place",
    "type": "village",
    "display_name": "Тоцкое, Россия",
    "address": {"country_code": "ru"},
    "namedetails": {"name": "Тоцкое", "name:en": "Totskoye", "name:pl": "Tockoje"},
    "extratags": {"population": "7161"},
}
RAILWAY = {**TOTSKOYE, "class": "railway", "osm_id": 8, "extratags": None}


@dataclass
class StandIn:
    """A server that answers as Nominatim does, and what it was asked."""

    host: str = ""
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def answer(self, path: str, agent: str) -> bytes:
        words = {key: values[0] for key, values in parse_qs(urlsplit(path).query).items()}
        self.asked.append(words)
        self.agents.append(agent)
        self.times.append(time.monotonic())
        return json.dumps(self.answers.get(words["q"], [])).encode()

    def online(self, cache: Path | None, between: float = 0.0) -> Online:
        return Online(self.host, AGENT, cache, between, after_error=between)


@pytest.fixture
def nominatim() -> Iterator[StandIn]:
    stand_in = StandIn(answers={"Totskoye": [TOTSKOYE, RAILWAY]})

    def answer(request: BaseHTTPRequestHandler) -> None:
        body = stand_in.answer(request.path, request.headers["User-Agent"])
        request.send_response(stand_in.status)
        request.send_header("Content-Type", "application/json")
        request.end_headers()
        request.wfile.write(body)

    with serving(answer) as stand_in.host:
        yield stand_in


NAME = Name("Totskoye", Role.modern)


def test_it_gives_towns_with_country_people_and_source(nominatim: StandIn, tmp_path: Path) -> None:
    at = LatLon((52.5278, 52.7465))
    assert list(nominatim.online(tmp_path)(NAME, "RU")) == [
        GazetteerHit("Totskoye", "RU", at, 7161, "OpenStreetMap node 7", Spelled.otherwise),
        GazetteerHit("Totskoye", "RU", at, None, "OpenStreetMap node 8", Spelled.loosely),
    ]
    (words,) = nominatim.asked
    assert (words["q"], words["countrycodes"], words["limit"]) == ("Totskoye", "ru", "10")
    assert nominatim.agents == [AGENT]


def test_a_question_is_asked_once_for_all_times(nominatim: StandIn, tmp_path: Path) -> None:
    first = nominatim.online(tmp_path)(NAME, "RU")
    unknown = Name("Atlantis", Role.then)
    assert nominatim.online(tmp_path)(unknown, "") == []
    nominatim.status = 500
    again = nominatim.online(tmp_path)
    assert (again(NAME, "RU"), again(unknown, "")) == (first, [])
    assert len(nominatim.asked) == 2


def test_two_questions_are_a_second_apart(nominatim: StandIn, tmp_path: Path) -> None:
    online = Online(nominatim.host, AGENT, tmp_path)
    online(NAME, "RU")
    online(Name("Atlantis", Role.then), "")
    first, second = nominatim.times  # as heard, which is a little later than asked
    assert second - first >= 0.9


@pytest.mark.parametrize("status", [429, 500, 403])
def test_a_service_that_fails_is_not_taken_for_not_found_and_not_asked_on(
    nominatim: StandIn, tmp_path: Path, status: int
) -> None:
    nominatim.status = status
    online = nominatim.online(tmp_path)
    with pytest.raises(CouldNotAskError):
        online(NAME, "RU")
    tried = len(nominatim.asked)
    with pytest.raises(CouldNotAskError):
        online(Name("Atlantis", Role.then), "")
    assert len(nominatim.asked) == tried <= 2
    assert list(tmp_path.iterdir()) == []


PLACES = 'id,name,modern,lat,lon\na,Tockoje,"Totskoye, Russia",,\nb,Atlantis,,,\n'


def test_the_command_asks_the_host_that_it_is_given(
    nominatim: StandIn,
    story_folder: StoryFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("itinerarium.geocode.command.cache_folder", lambda: tmp_path)
    folder = story_folder({"places.csv": PLACES, "routes/way.csv": "from,to\na,b\n"})
    words = ["geocode", str(folder), "--online", "--host", nominatim.host, "--agent", AGENT]
    assert main(words) == 1
    said = capsys.readouterr().out
    assert "found         line 2  Tockoje → Totskoye, Russia  7,161 people" in said
    assert "not found     line 3  Atlantis" in said
    assert "OpenStreetMap contributors" in said
    assert (folder / "places.csv").read_text().splitlines()[1].endswith(",52.5278,52.7465")
    assert set(nominatim.agents) == {AGENT}


def test_a_host_that_does_not_answer_is_told_as_such(
    story_folder: StoryFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("itinerarium.geocode.command.cache_folder", lambda: tmp_path)
    monkeypatch.setattr("itinerarium.locate.online.RETRIES", 0)
    folder = story_folder({"places.csv": PLACES, "routes/way.csv": "from,to\na,b\n"})
    assert main(["geocode", str(folder), "--online", "--host", "http://127.0.0.1:9"]) == 1
    said = capsys.readouterr()
    assert "could not ask line 2  Tockoje" in said.out
    assert "not found " not in said.out
    assert "not all could be asked: " in said.err
    assert (folder / "places.csv").read_text() == PLACES


OTHER_FORMS: tuple[Any, ...] = (
    *(5, "x", [None], [5], [{"lat": "1"}], [{"lat": None, "lon": "1"}]),
    *(
        [{**TOTSKOYE, "lat": "NaN"}],
        [{**TOTSKOYE, "lon": "999"}],
        [{**TOTSKOYE, "lat": "123"}],
        [{**TOTSKOYE, "lat": "x"}],
    ),
    *([{**TOTSKOYE, "namedetails": 5}], [{**TOTSKOYE, "address": [1]}]),
    [{**TOTSKOYE, "extratags": {"population": "9" * 5000}}],
)


def test_an_answer_of_another_form_is_no_fault_and_is_not_cached(
    nominatim: StandIn, tmp_path: Path
) -> None:
    wrong = []
    for form in OTHER_FORMS:
        nominatim.answers["Totskoye"] = form
        try:
            if list(nominatim.online(tmp_path)(NAME, "RU")):
                wrong.append((form, "taken"))
        except CouldNotAskError:
            pass
        except Exception as error:
            wrong.append((form, repr(error)))
        wrong += [(form, path.name) for path in tmp_path.iterdir()]
    assert wrong == []


def test_an_answer_is_cached_only_where_a_cache_can_be(nominatim: StandIn, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for cache in (tmp_path / "file", None):
        assert len(nominatim.online(cache)(NAME, "RU")) == 2


@pytest.mark.parametrize("host", ["http://", "https:///x", "ftp://a.b", "a b", "a?b", "user@a.b"])
def test_a_host_that_is_none_is_refused_and_no_other_is_asked(host: str) -> None:
    with pytest.raises(RequestError, match="expected a host such as"):
        Online(host, AGENT, None)


def answered(head: str, body: bytes = b"") -> tuple[str, float]:
    """What is said of a raw answer, and after how many seconds."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for _ in range(2):
                with contextlib.suppress(OSError), server.accept()[0] as asked:
                    asked.recv(10_000)
                    asked.sendall(f"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n".encode() + body)

        Thread(target=serve, daemon=True).start()
        begun = time.monotonic()
        with pytest.raises(CouldNotAskError) as told:
            Online(f"http://127.0.0.1:{server.getsockname()[1]}", AGENT, None, 0, 0)(NAME, "RU")
        return str(told.value), time.monotonic() - begun


def test_an_answer_ends_in_time_in_size_and_at_its_host() -> None:
    wrong = [
        (head, told)
        for head, body, expected in (
            ("429 Too Many Requests\r\nRetry-After: 99999", b"", "429"),
            ("302 Found\r\nLocation: http://127.0.0.1:9/elsewhere", b"", "302"),
            ("200 OK", b" " * 3_000_000, "larger than 2 MB"),
            ("200 OK", b"[" * 200_000, "no JSON"),
            ("200 OK", b"<html>Please log in</html>", "no JSON"),
            ("200 OK", b'"\xff"', "not UTF-8"),
            ("200 OK\r\nContent-Encoding: gzip", b"\x1f\x8b", "not UTF-8"),
            ("nonsense", b"", ""),
        )
        for told in [answered(head, body)]
        if expected not in told[0] or told[1] > 20
    ]
    assert wrong == []


def test_a_dripping_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itinerarium.locate.bounded.SECONDS_IN_ALL", -1)
    assert "no answer in time" in answered("200 OK", b"[]")[0]
