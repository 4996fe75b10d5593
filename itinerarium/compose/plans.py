"""Plans -> pictures in the page that lie on the map."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

import numpy as np

from itinerarium.compose.texts import texts_data
from itinerarium.compose.warp import WarpedPlan, warp
from itinerarium.geo.georeference import residuals_m
from itinerarium.language.control_texts import page_texts
from itinerarium.language.formats import format_whole
from itinerarium.vocabulary.plans import Plan
from itinerarium.vocabulary.story import GroundData, PlanData, Story, TextByLanguage

DECIMALS = 6
NOT_MEASURED = -1.0
"""Kilometres of what lies on a picture: they are told nowhere."""
EXACT = 3
"""So many points always fit."""


def plans_data(plans: Sequence[Plan], languages: Sequence[str]) -> list[PlanData]:
    """Each plan with its picture; what is not known of it is left out."""
    return [_plan(plan, languages) for plan in plans]


def ground_data(plan: Plan) -> GroundData:
    """The picture that a story is told on instead of the map."""
    return _laid(warp(plan))


def without_lengths(story: Story) -> None:
    """Take every length out of a story on a picture, in place: nothing on it is measured."""
    story["km"], story["kmByMode"] = NOT_MEASURED, {}
    for route in story["routes"]:
        route["km"] = NOT_MEASURED
        for leg in route["legs"]:
            leg["km"] = NOT_MEASURED
        if "hops" in route:
            route["hops"] = [(*hop[:4], NOT_MEASURED) for hop in route["hops"]]
    for journey in story.get("journeys", []):
        for way in (journey, *journey.get("branches", [])):
            way["km"] = NOT_MEASURED
            way["legs"] = [(*leg[:3], NOT_MEASURED) for leg in way["legs"]]


def _laid(warped: WarpedPlan) -> GroundData:
    corners = [warped.south_west, warped.north_east]
    return {
        "src": f"data:image/webp;base64,{base64.b64encode(warped.data).decode('ascii')}",
        "bounds": [[round(lat, DECIMALS), round(lon, DECIMALS)] for lon, lat in corners],
        "zoom": round(warped.zoom, 2),
    }


def _plan(plan: Plan, languages: Sequence[str]) -> PlanData:
    laid = _laid(warp(plan))
    data: PlanData = {
        "id": plan.id,
        "title": texts_data(plan.title),
        "shown": plan.shown,
        "shapes": [],
        "src": laid["src"],
        "bounds": laid["bounds"],
        "zoom": laid["zoom"],
        "opacity": plan.opacity,
    }
    if note := dict(_note(plan, languages)):
        data["note"] = note
    if plan.start:
        data["start"] = plan.start.edtf
    if plan.end:
        data["end"] = plan.end.edtf
    return data


def _note(plan: Plan, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Whose plan it is, and how exactly it lies."""
    credit = texts_data(plan.credit)
    fit = _fit(plan, languages)
    for language in languages:
        said = credit.get(language) or next(iter(credit.values()), "")
        words = " ".join(filter(None, (said, fit.get(language, ""))))
        if words:
            yield language, words


def _fit(plan: Plan, languages: Sequence[str]) -> TextByLanguage:
    """How far off its control points are, where that is not nothing of itself."""
    georeference = plan.georeference
    points = np.array(georeference.points)
    if georeference.method != "affine" or not georeference.is_measured or len(points) <= EXACT:
        return {}
    off = residuals_m(points[:, :2], points[:, 2:])
    usual, most = float(np.sqrt((off**2).mean())), float(off.max())
    return {
        language: page_texts(language)["planFit"]
        .replace("{count}", str(len(points)))
        .replace("{usual}", format_whole(usual, language))
        .replace("{most}", format_whole(most, language))
        for language in languages
    }
