"""Codes of languages: each that is well formed can be a story's first."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from itinerarium.build import build, read_story
from itinerarium.language.codes import is_language_code, locale_of
from itinerarium.language.countries import country_code
from itinerarium.language.formats import format_km, format_when, format_whole
from itinerarium.page.article import article_html
from itinerarium.vocabulary.edtf import parse_date
from itinerarium.vocabulary.story import Story
from tests.stories import problems_of, write_story

UNKNOWN_TO_CLDR = (
    *("csb", "rom", "rue", "crh", "lad", "av", "kv", "tlh", "ltg", "pnt", "got", "xx", "zzz"),
    *("zh-Hans-CN-x-old", "de-AT-1996", "sl-rozaj-biske", "ar-u-nu-latn", "en-x-pirate", "csb-PL"),
)
NO_CODES = (
    *("Polish!", "e", "polish", "en-", "-en", "en-a", "en-2x", "zh-yue", "x-old", "i-hak"),
    *("sl-rozaj-rozaj", "en-a-bb-a-cc"),
)
PLACES = (
    "id,name,lat,lon,stop,people,start,end\n"
    "orenburg,Orenburg,51.77,55.10,1,33000,1942-01-05,1942-03-05\n"
    "tashkent,Tashkent,41.31,69.28,2,1200,1942~,\n"
)
TIMES = (("1942", "1943"), ("1942-03", "1942-04-05"), ("1942-03-05", "1942-03-09"), ("1942~", ""))


def codes() -> list[str]:
    """CLDR's own, with hyphens, as they are or in small or capital letters, and some more."""
    known = sorted(code.replace("_", "-") for code in locale_identifiers())
    spelled = (str, str.casefold, str.upper)
    mixed = [spelled[number % 3](code) for number, code in enumerate(known)]
    bare = {code.partition("-")[0] for code in known}
    # A language's regions differ little, and each costs a file of CLDR: every fourth will do.
    return [*filter(is_language_code, [*bare, *mixed[::4]]), *UNKNOWN_TO_CLDR]


def written(story: Story, code: str) -> str:
    """All that Babel writes for a page in this language."""
    for start, end in TIMES:
        format_when(parse_date(start), parse_date(end) if end else None, code)
    format_km(1234.5, code)
    country_code("Nowhere", [code])
    html = article_html({**story, "languages": [code]})
    return "" if format_whole(33000, code) in html else "no number in the article"


def test_every_language_can_be_a_storys_first(tmp_path: Path) -> None:
    story = read_story(write_story(tmp_path, {"places.csv": PLACES}))
    failed = {}
    for code in codes():
        try:
            failed[code] = written(story, code)
        except Exception as error:
            failed[code] = repr(error)
    assert len(failed) > 500
    assert {code: why for code, why in failed.items() if why} == {}


@pytest.mark.parametrize("code", ["zh-Hans", "csb"])
def test_a_story_in_such_a_language_is_built(code: str, tmp_path: Path) -> None:
    files = {"places.csv": PLACES, "story.toml": f'languages = ["{code}"]\n'}
    page = build(write_story(tmp_path, files), tmp_path / "output").path.read_text(encoding="utf-8")
    assert f'<html lang="{code.casefold()}"' in page
    assert format_whole(33000, code) in page


def test_what_is_no_code_is_told_as_a_problem(tmp_path: Path) -> None:
    told = {}
    for code in NO_CODES:
        files = {"story.toml": f'languages = ["{code}"]\n'}
        told[code] = [one.code for one in problems_of(write_story(tmp_path, files))]
    assert told == {code: ["P606"] for code in NO_CODES}


def test_a_column_may_name_a_language_with_script_region_and_variant(tmp_path: Path) -> None:
    columns = {"zh-Hans": "zh_hans", "es-419": "es_419", "de-AT-1996": "de_at_1996"}
    listed = '", "'.join(("en", *columns))
    files = {
        "story.toml": f'languages = ["{listed}"]\ntitle = "T"\ntitle_de_at_1996 = "Titel"\n',
        "places.csv": f"id,name,lat,lon,{','.join(f'lead_{one}' for one in columns.values())}\n"
        f"orenburg,O,51,55,{','.join(columns)}\ntashkent,T,41,69{',' * len(columns)}\n",
    }
    story = read_story(write_story(tmp_path, files))
    assert story["places"][0]["lead"] == {one.casefold(): one for one in columns}
    assert story["title"] == {"en": "T", "de-at-1996": "Titel"}


def test_a_language_has_the_locale_of_as_much_of_it_as_is_known() -> None:
    wanted = {
        "de-at-1996": "de_AT",
        "zh-hans": "zh_Hans",
        "SR-LATN": "sr_Latn",
        "csb": "root",
        "en-x-a": "en",
    }
    assert {code: str(locale_of(code)) for code in wanted} == wanted


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert format_whole(33069.4, "en") == "33,069"
    assert format_whole(33069, "pl") == "33\u00a0069"
    assert format_whole(33069, "de-ch") == "33’069"
