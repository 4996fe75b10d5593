"""Tables, lists and dates as spreadsheets, forms and databases write them, made from such files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from itinerarium.check.tables.links import parse_link
from itinerarium.check.tables.modes import mode_of
from itinerarium.new.dates import span_of
from tests.cases.test_files_that_people_have import Case, cells, made, misread

TABLES: Sequence[Case] = (
    ("questions of a form", "a.csv", "Gdzie byliście? (miejscowość),Kiedy dotarliście?,Co się tam działo?\nCisna,2 czerwca 2025,Deszcz\nLesko,3 czerwca 2025,Lody\n", {"name": ["Cisna", "Lesko"], "start": ["2025-06-02", "2025-06-03"], "text": ["Deszcz", "Lody"]}),
    ("times of a form", "a.csv", "Place,When\nCisna,2025/06/02 8:14:22 PM EET\n", {"start": ["2025-06-02"]}),
    ("a title and a place", "a.csv", "Name,Place,Date\nArrest,Grodno,\"June 12, 1941 → June 20, 1941\"\nRelease,Ufa,\"July 1, 1941\"\n", {"name": ["Grodno", "Ufa"], "title": ["Arrest", "Release"], "start": ["1941-06-12", "1941-07-01"], "end": ["1941-06-20", None]}),
    ("an event and a place", "a.csv", "Event,Date,Place\nBirth,ABT 1901,Halicz\nMarriage,BET 1926 AND 1930,Gdynia\n", {"name": ["Halicz", "Gdynia"], "title": ["Birth", "Marriage"], "start": ["1901~", "1926"], "end": [None, "1930"]}),
    ("stops that are names", "a.csv", "Stop,Status,Latitude,Longitude\nOdessa,Done,46.5,30.7\nTrieste,Todo,45.6,13.8\n", {"name": ["Odessa", "Trieste"], "stop": [1, 2]}),
    ("degrees, minutes and seconds apart", "a.csv", "Place,Lat Deg,Lat Min,Lat Sec,N/S,Lon Deg,Lon Min,Lon Sec,E/W\nHobart,42,52,48,S,147,19,30,E\n", {"lat": [-42.88], "lon": [147.325]}),
    ("digits in groups", "a.csv", "Name;Latitude;Longitude\nA;52.229.676;21.012.229\n", {"lat": [52.229676], "lon": [21.012229]}),
    ("addresses of maps", "a.csv", "Title,URL\nA,\"https://maps.example/place/A/@50.05,19.93,17z\"\nB,\"https://maps.example/search/50.02,19.2\"\n", {"lat": [50.05, 50.02], "lon": [19.93, 19.2]}),
    ("lines within a cell", "a.csv", 'name,lat,lon,Notes\nA,1,2,"First\nSecond"\n', {"text": ["First\nSecond"]}),
    ("marks in a text", "a.csv", "QUOTE_TRANSCRIPTION,TYPE,URI,LAT,LNG\nthe Cape,PLACE,https://x.org/1,-33.9,18.4\nCaptain Riou,PERSON,,,\n", {"name": ["the Cape"], "links": ["https://x.org/1"]}),
    ("short years", "a.csv", "Ort;Ankunft\nLemberg;30.06.41\nUman;08.08.41\n", {"start": ["1941-06-30", "1941-08-08"]}),
    ("short years beside whole ones", "a.csv", "Ort;Ankunft\nWien;1.5.1809\nBrno;12.11.12\n", {"start": ["1809-05-01", "1812-11-12"]}),
    ("days that follow each other", "a.csv", "Place,Date\nA,5/1/2023\nB,5/2/2023\nC,5/3/2023\n", {"start": ["2023-05-01", "2023-05-02", "2023-05-03"]}),
    ("first days of months", "a.csv", "Place,Date\nA,1/1/1942\nB,1/2/1942\nC,1/3/1942\n", {"start": ["1942-01-01", "1942-02-01", "1942-03-01"]}),
    ("a table below a headline", "a.md", "# Our way\n\n| Day | Place | What happened |\n|---|:--|---|\n| 1 IX 1939 | Wieluń | bombs |\n", {"name": ["Wieluń"], "start": ["1939-09-01"], "text": ["bombs"]}),
    ("days before names", "a.txt", "Our trip\n\nDay 1 (3 May 2024): Porto\nDay 2: Esposende - we slept at the beach\n", {"name": ["Porto", "Esposende"], "start": ["2024-05-03", None], "text": [None, "we slept at the beach"]}),
)  # fmt: skip

DATES: Mapping[str, tuple[str, str]] = {
    "noc z 12 na 13 czerwca 1941": ("1941-06-12", "1941-06-13"),
    "BEF 1920": ("", "1920"),
    "EST 1850": ("1850~", ""),
    "le 14 juillet 1789 vers 17h": ("1789-07-14", ""),
    "Fri May 03 2024 10:00:00 GMT+0200 (CEST)": ("2024-05-03", ""),
    "20240501T080000Z": ("2024-05-01", ""),
    "II poł. 1941": ("1941-07", "1941-12"),
    "Q1 1942": ("1942-01", "1942-03"),
    "XII 1941 - I 1942": ("1941-12", "1942-01"),
    "w czerwcu 1941": ("1941-06", ""),
    "в июне 1941 г.": ("1941-06", ""),
    "у червні 1941": ("1941-06", ""),
    "im Sommer 1941": ("1941-22", ""),
    "wiosna/lato 1942": ("1942-21", "1942-22"),
    "die 1940er Jahre": ("194X", ""),
    "lata 40. XX w.": ("194X", ""),
    "от 12 до 20 июня 1941": ("1941-06-12", "1941-06-20"),
    "nicht vor 1945": ("1945", ""),
    "to 1945": ("", "1945"),
    "–1945": ("", "1945"),
    "?-1945": ("", "1945"),
    "1941-?": ("1941", ""),
    "12 czerwca 1941, świt": ("1941-06-12", ""),
    "1941 m. birželio 12 d.": ("1941-06-12", ""),
    "12-VI-1941": ("1941-06-12", ""),
    "-0750": ("-0750", ""),
    "lata czterdzieste XX wieku": ("194X", ""),
    "40-е годы XX века": ("194X", ""),
    "1940-ві роки": ("194X", ""),
    "the 60s of the 19th century": ("186X", ""),
    "lata 1939-1945": ("1939", "1945"),
    "I połowa XIX w.": ("1801", "1850"),
    "second half of the 19th century": ("1851", "1900"),
    "1. Hälfte des 19. Jahrhunderts": ("1801", "1850"),
    "IV ćwierć XIX w.": ("1876", "1900"),
    "druga połowa maja 1942": ("1942-05-16", "1942-05-31"),
    "fin du XIXe siècle": ("18XX~", ""),
    "koniec 1941": ("1941~", ""),
    "XIX/XX w.": ("189X~", "190X~"),
    "przełom XIX i XX wieku": ("189X~", "190X~"),
    "turn of 1941/1942": ("1941-12~", "1942-01~"),
    "na przełomie maja i czerwca 1942": ("1942-05~", "1942-06~"),
    "um die Jahreswende 1941/42": ("1941-12~", "1942-01~"),
    "1942 or 1943": ("1942?", "1943?"),
    "maj lub czerwiec 1942": ("1942-05?", "1942-06?"),
    "1942 або 1943": ("1942?", "1943?"),
}

SHORT_DECADES = (
    "lata 40.",
    "the 40s",
    "the forties",
    "40er Jahre",
    "années 40",
    "40-е годы",
    "40-ві роки",
    "lata czterdzieste",
)


def test_tables_of_other_programs_give_these_places() -> None:
    assert misread(TABLES) == {}


@pytest.mark.parametrize("text", DATES)
def test_dates_as_people_write_them(text: str) -> None:
    span = span_of(text)
    assert span is not None
    assert (span.start, span.end) == DATES[text]


@pytest.mark.parametrize("text", ["12.06.41", "June 12", "May 24", "Whitsun 1942", *SHORT_DECADES])
def test_a_date_that_may_mean_several_is_not_guessed(text: str) -> None:
    assert span_of(text) is None


def test_short_years_and_the_order_of_day_and_month_are_told() -> None:
    short = made("a.csv", "Ort;Ankunft\nLemberg;30.06.41\n").remarks
    order = made("a.csv", "Place,Date\nA,5/1/2023\nB,5/2/2023\nC,5/3/2023\n").remarks
    assert short[0].startswith('  short years such as "30.06.41" are read as 1941')
    assert order[0].startswith("  dates such as 5/1/2023 are read with the month first")


@pytest.mark.parametrize("text", SHORT_DECADES)
def test_a_decade_is_of_the_century_of_the_other_dates(text: str) -> None:
    found = made("a.csv", f"Place,Date\nA,1939\nB,{text}\n")
    assert (cells(found, "start"), len(found.remarks)) == (["1939", "194X"], 1)
    assert "are read as the 1940s" in found.remarks[0]


@pytest.mark.parametrize("other", ["", "1939\nC,1839"])
def test_a_decade_is_left_unread_where_the_other_dates_do_not_tell_its_century(other: str) -> None:
    found = made("a.csv", f"Place,Date\nA,{other}\nB,lata 40.\n")
    assert cells(found, "start")[-1] is None
    assert '"lata 40."' in found.remarks[0]


def test_words_for_no_date_are_not_told_as_lost() -> None:
    found = made("a.csv", "Place,lat,lon,Date\nA,1,2,unknown\nB,1,3,b.d.\nC,1,4,-\n")
    assert (found.remarks, cells(found, "start")) == ((), [None, None, None])


def test_metres_of_a_grid_are_called_so() -> None:
    told = made("a.csv", "X,Y,nazwa\n567284.23,243891.10,Kraków\n").remarks
    assert "EPSG:4326" in told[0]


def test_stages_in_one_column_are_legs() -> None:
    draft = made("a.csv", "Stage,From - To\n1,Porto - Vila do Conde\n2,Vila do Conde - Fão\n")
    legs = [(leg["from"], leg["to"]) for leg in draft.routes["journey"]]
    assert legs == [("porto", "vila_do_conde"), ("vila_do_conde", "fao")]


def test_the_line_above_a_list_is_its_title() -> None:
    assert made("a.txt", "Our trip\n\n1. Porto\n2. Fão\n").head["title"] == "Our trip"


def test_any_word_is_a_mode_of_its_own() -> None:
    draft = made(
        "a.csv", "Place,Transport\nA,\nB,hulajnoga wodna\nC,train (3rd class)\nD,by train\n"
    )
    modes = [leg.get("mode") for leg in draft.routes["journey"]]
    assert modes == ["hulajnoga wodna", "rail", "rail"]


@pytest.mark.parametrize(
    ("sign", "mode"),
    [("🚂", "rail"), ("✈️", "air"), ("🚶‍♀️", "foot"), ("🚢", "ship"), ("🚗", "road"), ("🚌 nr 7", "road"), ("🚲", "road"), ("🎈🎉", None), ("—", None)],
)  # fmt: skip
def test_an_emoji_is_a_mode(sign: str, mode: str | None) -> None:
    assert mode_of(sign) == mode


def test_an_item_of_wikidata_has_its_sign() -> None:
    assert parse_link("http://www.wikidata.org/entity/Q585") == "wd:Q585"
