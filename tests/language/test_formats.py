import json
from pathlib import Path

import pytest
from babel import Locale

from itinerarium.language import formats as wording
from itinerarium.language.formats import format_km, format_number, format_share, format_when
from itinerarium.vocabulary.edtf import parse_date

TEXTS = Path(wording.__file__).parent / "texts"


def test_polish_parts_thousands_from_five_digits_on() -> None:
    numbers = (999, 1434, 14340, 1434.5)
    assert [format_number(one, "pl") for one in numbers] == ["999", "1434", "14\u00a0340", "1434,5"]
    assert [format_number(one, "en") for one in numbers] == ["999", "1,434", "14,340", "1,434.5"]


def test_a_share_is_written_in_per_cent_and_a_small_one_with_a_decimal() -> None:
    shares = (0.873, 0.0028, 0, 1)
    assert [format_share(one, "en") for one in shares] == ["87%", "0.3%", "0%", "100%"]
    assert [format_share(one, "pl") for one in shares] == ["87%", "0,3%", "0%", "100%"]
    assert format_share(0.5, "de") == "50\u00a0%"


def when(start: str, end: str, language: str = "en") -> str:
    return format_when(
        parse_date(start) if start else None, parse_date(end) if end else None, language
    )


@pytest.mark.parametrize(
    ("start", "end", "english", "polish"),
    [
        ("1942", "1942", "1942", "1942"),
        ("1942-03", "1942-03", "March 1942", "marzec 1942"),
        ("1942-03-24", "1942-03-24", "24 March 1942", "24 marca 1942"),
        ("1942-03-24", "", "24 March 1942", "24 marca 1942"),
        ("1942-03-24", "1942-03-28", "24–28 March 1942", "24–28 marca 1942"),
        ("1942-03-24", "1942-04-05", "24 March – 5 April 1942", "24 marca – 5 kwietnia 1942"),
        ("1942-03", "1942-05", "March – May 1942", "marzec–maj 1942"),
        ("1941", "1942", "1941–1942", "1941–1942"),
        ("1941-03", "1942", "March 1941 – 1942", "marzec 1941 – 1942"),
        ("1942-03~", "1942-03~", "about March 1942", "około marca 1942"),
        ("1942-03~", "1942-05~", "about March – May 1942", "około marca–maja 1942"),
        ("1942-03", "1942-05~", "March 1942 – about May 1942", "marzec 1942 – około maja 1942"),
        ("1942-03?", "1942-03?", "March 1942 (unsure)", "marzec 1942 (niepewne)"),
        ("1942%", "1942%", "about 1942 (unsure)", "około 1942 r. (niepewne)"),
        ("1942", "", "from 1942", "od 1942 r."),
        ("1942-03", "", "from March 1942", "od marca 1942"),
        ("", "1946-05", "until May 1946", "do maja 1946"),
        ("", "1946-05-08", "until 8 May 1946", "do 8 maja 1946"),
        ("", "", "", ""),
    ],
)
def test_a_time_is_said_as_its_language_says_it(
    start: str, end: str, english: str, polish: str
) -> None:
    assert (when(start, end), when(start, end, "pl")) == (english, polish)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("it", ["24 marzo – 05 aprile 1942", "~ 1942", "marzo 1942 –"]),
        ("ru", ["24 марта – 5 апреля 1942\u202fг.", "~ 1942", "март 1942\u202fг. –"]),
        ("ja", ["1942年3月24日～4月5日", "~ 1942年", "1942年3月 –"]),
        ("pt-BR", ["24 de março – 5 de abril de 1942", "~ 1942", "março de 1942 –"]),
    ],
)
def test_a_language_without_our_words_gets_signs_and_its_own_months(
    language: str, expected: list[str]
) -> None:
    times = [("1942-03-24", "1942-04-05"), ("1942~", "1942~"), ("1942-03", "")]
    assert [when(*time, language) for time in times] == expected


def test_a_language_that_nobody_knows_still_has_dates_and_numbers() -> None:
    assert when("1942", "1943", "xx-bogus") == "1942–1943"
    assert format_number(38273, "xx-bogus") == "38,273"


def test_numbers_and_distances_have_the_languages_separators() -> None:
    assert [format_number(38273, code) for code in ("en", "pl", "de")] == [
        "38,273",
        "38\u00a0273",
        "38.273",
    ]
    lengths = (0, 0.4, 0.996, 1, 1.25, 3.26, 5.4, 1234.5678, 12345)
    told = {code: [format_km(km, code) for km in lengths] for code in ("en", "pl")}
    assert told == {
        "en": "0 km|400 m|1 km|1 km|1.3 km|3.3 km|5 km|1,235 km|12,345 km".split("|"),
        "pl": "0 km|400 m|1 km|1 km|1,3 km|3,3 km|5 km|1235 km|12\u00a0345 km".split("|"),
    }


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.json")), ids=lambda file: file.stem)
def test_each_file_of_texts_has_every_word_for_dates_and_its_keys_in_order(file: Path) -> None:
    texts = json.loads(file.read_text(encoding="utf-8"))
    assert {"about", "from", "unsure", "until"} <= texts["dates"].keys()
    assert list(texts["dates"]) == sorted(texts["dates"])
    words = [texts["dates"][word] for word in ("about", "from", "unsure", "until")]
    assert all(word.count("{date}") == 1 for word in words)


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.json")), ids=lambda file: file.stem)
def test_the_page_groups_digits_as_the_language_does(file: Path) -> None:
    page = json.loads(file.read_text(encoding="utf-8"))["page"]
    ten_thousand = page["digitGroups"].split(" ")[1]
    assert format_number(10_000, file.stem) == ten_thousand


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.json")), ids=lambda file: file.stem)
def test_a_language_is_offered_by_its_own_name(file: Path) -> None:
    page = json.loads(file.read_text(encoding="utf-8"))["page"]
    assert page["ownName"] == Locale.parse(file.stem).get_display_name()


@pytest.mark.parametrize(("number", "said"), [(336.4, 336), (336.5, 337), (337.5, 338), (0.0, 0)])
def test_halves_are_rounded_upwards_as_in_the_page(number: float, said: int) -> None:
    assert wording.whole(number) == said
