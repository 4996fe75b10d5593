import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.vocabulary.atlas import Date
from itinerarium.vocabulary.day import Day
from itinerarium.vocabulary.edtf import (
    DateError,
    ImpossibleDateError,
    parse_date,
    parse_interval,
)


def day(text: str) -> Day:
    year, month, of_month = text.rsplit("-", 2)
    return Day(int(year), int(month), int(of_month))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1942", "1942-01-01", "1942-12-31"),
        ("1942-03", "1942-03-01", "1942-03-31"),
        ("1942-02", "1942-02-01", "1942-02-28"),
        ("1944-02", "1944-02-01", "1944-02-29"),
        ("1942-12", "1942-12-01", "1942-12-31"),
        ("1942-03-24", "1942-03-24", "1942-03-24"),
        ("1944-02-29", "1944-02-29", "1944-02-29"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("-0217", "-0217-01-01", "-0217-12-31"),
        ("-0004-02", "-0004-02-01", "-0004-02-29"),
        ("194X", "1940-01-01", "1949-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("-02XX", "-0299-01-01", "-0200-12-31"),
        ("1942-XX", "1942-01-01", "1942-12-31"),
        ("1942-03-XX", "1942-03-01", "1942-03-31"),
        ("1942-21", "1942-03-01", "1942-05-31"),
        ("1943-24", "1943-12-01", "1944-02-29"),
    ],
)
def test_a_date_knows_the_first_and_the_last_day_it_may_mean(
    text: str, earliest: str, latest: str
) -> None:
    assert parse_date(text) == Date(text, day(earliest), day(latest))


@pytest.mark.parametrize(
    ("mark", "about", "unsure"), [("~", True, False), ("?", False, True), ("%", True, True)]
)
@pytest.mark.parametrize("form", ["1942", "1942-03", "1942-03-24"])
def test_a_mark_says_whether_a_date_is_about_or_unsure(
    form: str, mark: str, about: bool, unsure: bool
) -> None:
    plain = parse_date(form)
    expected = Date(form + mark, plain.earliest, plain.latest, about=about, unsure=unsure)
    assert parse_date(form + mark) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1942-13",
        "1942-00",
        "1942-02-30",
        "1941-02-29",
        "-0000",
        "1942-XX-03",
        "194X-03",
        "1942-25",
        "1942-21-01",
    ],
)
def test_a_date_that_no_calendar_has_is_impossible(text: str) -> None:
    with pytest.raises(ImpossibleDateError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("24.03.1942", "1942-03-24"),
        ("24/3/1942", "1942-03-24"),
        ("1942/03/24", "1942-03-24"),
        ("1942.3", "1942-03"),
        ("19420324", "1942-03-24"),
        ("1942-3-24", ""),
        ("31.02.1942", ""),
        ("March 1942", ""),
        ("", ""),
        ("~1942", ""),
        ("1942-03-24T10:00", ""),
        ("１９４２", ""),
        ("42", ""),
        ("15424", "1942-03-24"),
        ("06/08/2025", ""),
    ],
)
def test_a_date_of_another_form_comes_with_a_hint_where_it_is_clear(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert not isinstance(caught.value, ImpossibleDateError)
    assert caught.value.hint == hint


def test_a_day_and_a_month_that_may_change_places_are_both_offered() -> None:
    cases = {
        "06/08/2025": ("2025-08-06", "2025-06-08"),
        "8/8/2025": (),
        "13/8/2025": (),
        "06.08.2025": (),
    }
    assert {text: DateError(text).choices for text in cases} == cases


def test_an_interval_gives_its_ends() -> None:
    cases = {
        "1942/1943": ("1942", "1943"),
        "1943/..": ("1943", None),
        "1943/": ("1943", None),
        "../1945": (None, "1945"),
        "1942-03~/1942-05?": ("1942-03~", "1942-05?"),
        "1942": ("1942", None),
    }
    found = {text: tuple(one and one.edtf for one in parse_interval(text)) for text in cases}
    assert found == cases


@pytest.mark.parametrize("text", ["/", "../..", "1943/1942", "1942/43", "a/1942", "1942/03/24"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_interval(text)


@given(st.dates())
def test_days_are_counted_as_python_counts_them(one: datetime.date) -> None:
    found = Day(one.year, one.month, one.day)
    assert (found.toordinal(), found.isoformat()) == (one.toordinal(), one.isoformat())


def test_the_days_before_our_era_are_counted_on() -> None:
    assert Day(0, 12, 31).toordinal() == 0
    assert Day(-3, 1, 1).toordinal() - Day(-4, 1, 1).toordinal() == 366
