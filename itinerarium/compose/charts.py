"""Charts -> plain data: what each value says, and where it is drawn, in per cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from itinerarium.compose.texts import texts_data
from itinerarium.language.formats import format_number, format_share, format_when
from itinerarium.vocabulary.atlas import NO_TEXT, Text
from itinerarium.vocabulary.figures import Chart, ChartValue
from itinerarium.vocabulary.story import ChartData, ChartValueData, TextByLanguage

WHOLE = 100
DECIMALS = 2
LEFT, RIGHT, TOP = 3.0, 97.0, 24.0
"""Where a line's first and last point and its highest one lie, so that their numbers fit."""

NO_BREAK = "\u00a0"


def charts_data(charts: Iterable[Chart], languages: Sequence[str]) -> list[ChartData]:
    """The charts in their order; empty fields are left out."""
    return [_chart(chart, languages) for chart in charts]


def _chart(chart: Chart, languages: Sequence[str]) -> ChartData:
    places = _PLACED[chart.kind](chart.values)
    groups = [NO_TEXT, *(value.group for value in chart.values)]
    data: ChartData = {
        "kind": chart.kind,
        "title": texts_data(chart.title),
        "places": list(chart.places),
        "values": [
            _value(value, chart, at, before, languages)
            for value, at, before in zip(chart.values, places, groups, strict=False)
        ],
    }
    if chart.unit:
        data["unit"] = texts_data(chart.unit)
    if chart.note:
        data["note"] = texts_data(chart.note)
    if sources := dict.fromkeys(key for value in chart.values for key in value.sources):
        data["sources"] = list(sources)
    return data


def _value(
    value: ChartValue, chart: Chart, at: Sequence[float], before: Text, languages: Sequence[str]
) -> ChartValueData:
    data: ChartValueData = {
        "value": value.value,
        "label": texts_data(value.label) or _days(value, languages),
        "amount": {language: _amount(value, chart.unit, language) for language in languages},
        "at": [round(one, DECIMALS) for one in at],
    }
    if value.most is not None:
        data["most"] = value.most
    if value.date:
        data["date"] = value.date.edtf
    if value.sources:
        data["sources"] = list(value.sources)
    if chart.kind == "shares":
        data["share"] = {one: format_share(at[1] / WHOLE, one) for one in languages}
    if value.group and value.group != before:
        data["group"] = texts_data(value.group)
    return data


def _days(value: ChartValue, languages: Sequence[str]) -> TextByLanguage:
    days = {language: format_when(value.date, value.date, language) for language in languages}
    return texts_data(days)


def _amount(value: ChartValue, unit: Text, language: str) -> str:
    ends = [value.value] if value.most is None else [value.value, value.most]
    amount = "–".join(format_number(one, language) for one in ends)
    written = unit.get(language) or next(iter(unit.values()), "")
    return f"{amount}{NO_BREAK}{written}" if written else amount


def _bars(values: Sequence[ChartValue]) -> list[list[float]]:
    longest = max(value.most or value.value for value in values)
    return [
        [end / longest * WHOLE for end in (value.value, value.most) if end is not None]
        for value in values
    ]


def _shares(values: Sequence[ChartValue]) -> list[list[float]]:
    total = sum(value.value for value in values)
    before = 0
    places = []
    for value in values:
        places.append([before / total * WHOLE, value.value / total * WHOLE])
        before += value.value
    return places


def _line(values: Sequence[ChartValue]) -> list[list[float]]:
    days = [value.date.earliest.toordinal() if value.date else 0 for value in values]
    first, length = min(days), max(days) - min(days) or 1
    highest = max(value.value for value in values)
    return [
        [
            LEFT + (RIGHT - LEFT) * (day - first) / length,
            WHOLE - (WHOLE - TOP) * value.value / highest,
        ]
        for value, day in zip(values, days, strict=True)
    ]


_PLACED = {"bars": _bars, "shares": _shares, "line": _line}
