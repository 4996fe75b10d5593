"""Disputed figures, and annotations on the map -> plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from itinerarium.compose.texts import texts_data
from itinerarium.vocabulary.atlas import Annotation
from itinerarium.vocabulary.figures import Figure
from itinerarium.vocabulary.story import AnnotationData, FigureData


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


def annotations_data(annotations: Iterable[Annotation]) -> list[AnnotationData]:
    """The annotations in their order; empty fields are left out."""
    return [_annotation(one) for one in annotations]


def _annotation(annotation: Annotation) -> AnnotationData:
    data: AnnotationData = {
        "place": annotation.place,
        "text": texts_data(annotation.text),
        "stops": list(annotation.stops),
    }
    if annotation.overview:
        data["overview"] = True
    if annotation.sources:
        data["sources"] = list(annotation.sources)
    return data
