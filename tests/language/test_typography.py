"""Polish lines end where a Polish typesetter lets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from itinerarium.compose.from_dicts import plain_story
from itinerarium.export import exported
from itinerarium.language.control_texts import control_texts
from itinerarium.language.typography import tied, untied
from itinerarium.tables.tables import read_tables
from tests.exports import story_of
from tests.stories import REPOSITORY

TIED = {
    "w Tockoje i w Buzułuku": "w_Tockoje i_w_Buzułuku",
    "A z nimi (o świcie) „u celu”": "A_z_nimi (o_świcie) „u_celu”",
    "z **Krasnowodzka** o *świcie*": "z_**Krasnowodzka** o_*świcie*",
    "8 740 km, 5 m i 40 % w 18 godzin": "8 740_km, 5_m i_40_% w_18_godzin",
    "1,7 miliona, 30 tysięcy, 20 ton": "1,7_miliona, 30_tysięcy, 20_ton",
    "w 1942 r. gen. Anders, nr 5, ok. 20": "w_1942_r. gen._Anders, nr_5, ok._20",
    "18 maja 1944 o 9.40": "18_maja 1944 o_9.40",
    "6 Dywizja, 12. Pułk, 2 Korpus": "6_Dywizja, 12._Pułk, 2_Korpus",
    "W 1942 armia, za 5 armat": "W_1942 armia, za 5 armat",
    "t. 2, s. 108, ale t. zaginął": "t._2, s._108, ale t. zaginął",
    "PKPR-u był, Bokiewicz a nie": "PKPR-u był, Bokiewicz a_nie",
    "3 kmiecie, 5 majorów, aa bb": "3 kmiecie, 5 majorów, aa bb",
    "wers\nz końcem w\nwierszu": "wers\nz_końcem w\nwierszu",
}


def test_a_polish_line_does_not_end_after_a_short_word_or_before_a_unit() -> None:
    assert {text: tied(text, "pl").replace("\u00a0", "_") for text in TIED} == TIED


@pytest.mark.parametrize("language", ["en", "de", "plt"])
def test_other_languages_stay_as_they_are(language: str) -> None:
    assert tied("a man 5 km away", language) == "a man 5 km away"


def test_a_variant_of_polish_is_polish() -> None:
    assert tied("w Oslo", "pl-pl") == "w\u00a0Oslo"


def test_plain_spaces_come_back_but_not_inside_a_number() -> None:
    story = {
        "languages": ["en", "pl"],
        "sources": {"pl": {"text": "5\u00a0km"}},
        "title": {"en": "5\u00a0km", "pl": "w\u00a08\u00a0740\u00a0km"},
        "text": {"pl": [["w\u00a0", ["b", "Oslo"]]]},
    }
    assert untied(story, ["en", "pl"]) == {
        "languages": ["en", "pl"],
        "sources": {"pl": {"text": "5\u00a0km"}},
        "title": {"en": "5\u00a0km", "pl": "w 8\u00a0740 km"},
        "text": {"pl": [["w ", ["b", "Oslo"]]]},
    }


def polish_of(part: Any, key: str = "") -> Iterator[str]:
    """Every Polish text in a nested value but the dates, which are CLDR's."""
    if isinstance(part, dict):
        for inner, one in part.items():
            if inner != "when":
                yield from polish_of(one, key or (inner if inner == "pl" else ""))
    elif isinstance(part, list):
        for one in part:
            yield from polish_of(one, key)
    elif isinstance(part, str) and key:
        yield part


def loose(texts: Iterator[str]) -> list[str]:
    return [text for text in texts if tied(text, "pl") != text]


def test_every_polish_text_of_the_shipped_page_is_tied() -> None:
    story = {**story_of(REPOSITORY), "labels": [], "overlays": []}
    assert loose(polish_of(story)) == []
    assert sum(text.count("\u00a0") for text in polish_of(story)) > 1097
    assert loose(polish_of(control_texts(["pl"]))) == []


def test_files_and_tables_have_plain_spaces() -> None:
    places = [{"name": {"en": "Oslo", "pl": "Oslo"}, "lat": 59.9, "lon": 10.7}]
    texts = {"title": {"en": "In Oslo", "pl": "W Oslo"}, "text": {"en": "There", "pl": "W niej"}}
    story = plain_story([{**places[0], **texts}])
    assert story["places"][0]["title"] == {"en": "In Oslo", "pl": "W\u00a0Oslo"}
    files = {name: b"".join(pieces).decode("utf-8") for name, pieces in exported(story)}
    assert "W Oslo" in files["places.csv"]
    assert "W Oslo" in files["story.geojson"]
    assert [name for name, text in files.items() if "\u00a0" in text] == []
    assert read_tables(story).places["title_pl"].to_list() == ["W Oslo"]
