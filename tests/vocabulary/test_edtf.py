import datetime

import pytest

from itinerarium.vocabulary.atlas import Date
from itinerarium.vocabulary.edtf import DateError, ImpossibleDateError, parse_date


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


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


@pytest.mark.parametrize("text", ["1942-13", "1942-00", "1942-02-30", "1941-02-29", "0000"])
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
    ],
)
def test_a_date_of_another_form_comes_with_a_hint_where_it_is_clear(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert not isinstance(caught.value, ImpossibleDateError)
    assert caught.value.hint == hint
