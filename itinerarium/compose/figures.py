"""Disputed figures -> plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from itinerarium.compose.texts import texts_data
from itinerarium.vocabulary.atlas import Figure
from itinerarium.vocabulary.story import FigureData


def figures_data(figures: Iterable[Figure]) -> list[FigureData]:
    """The figures in their order; empty fields are left out."""
    return [_figure(figure) for figure in figures]


def _figure(figure: Figure) -> FigureData:
    texts = {
        "title": figure.title,
        "chosen": figure.chosen,
        "spread": figure.spread,
        "why": figure.why,
    }
    data: dict[str, object] = {key: texts_data(text) for key, text in texts.items() if text}
    if figure.sources:
        data["sources"] = list(figure.sources)
    return cast(FigureData, data)
