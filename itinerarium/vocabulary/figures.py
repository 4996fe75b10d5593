"""The numbers of a story: who was counted when, what is disputed, charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from itinerarium.vocabulary.atlas import NO_TEXT, Date, Text

ChartKind = Literal["bars", "shares", "line"]
CHART_KINDS: tuple[ChartKind, ...] = ("bars", "shares", "line")


def _no_text() -> Text:
    return NO_TEXT


@dataclass(frozen=True, slots=True)
class Strength:
    """The number of people on a day: one point of the timeline's curve.

    A ``title`` says who is counted from this point on: there a line of its own begins.
    """

    date: Date
    people: int
    sources: tuple[str, ...] = ()
    title: Text = field(default_factory=_no_text)


@dataclass(frozen=True, slots=True)
class Counter:
    """A number of people that grows over time, by day."""

    title: Text
    points: tuple[Strength, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A disputed figure: what the story says, what others say, and why it was chosen."""

    title: Text
    chosen: Text
    spread: Text = field(default_factory=_no_text)
    why: Text = field(default_factory=_no_text)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A number of a chart: what it counts, or its day on a line, and where it is from."""

    label: Text
    value: int
    most: int | None = None
    """The upper end where a number is known only between two."""
    date: Date | None = None
    group: Text = field(default_factory=_no_text)
    """The heading that it stands below, with those before it that have the same."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a picture, told at some places."""

    kind: ChartKind
    title: Text
    places: tuple[str, ...]
    values: tuple[ChartValue, ...]
    unit: Text = field(default_factory=_no_text)
    note: Text = field(default_factory=_no_text)
