"""Plans -> pictures in the page that lie on the map."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

import numpy as np

from itinerarium.compose.texts import texts_data
from itinerarium.compose.warp import warp
from itinerarium.geo.georeference import residuals_m
from itinerarium.language.control_texts import page_texts
from itinerarium.language.formats import format_whole
from itinerarium.vocabulary.plans import Plan
from itinerarium.vocabulary.story import PlanData, TextByLanguage

DECIMALS = 6
EXACT = 3
"""So many points always fit."""


def plans_data(plans: Sequence[Plan], languages: Sequence[str]) -> list[PlanData]:
    """Each plan with its picture; what is not known of it is left out."""
    return [_plan(plan, languages) for plan in plans]


def _plan(plan: Plan, languages: Sequence[str]) -> PlanData:
    warped = warp(plan)
    corners = [warped.south_west, warped.north_east]
    data: PlanData = {
        "id": plan.id,
        "title": texts_data(plan.title),
        "shown": plan.shown,
        "shapes": [],
        "src": f"data:image/webp;base64,{base64.b64encode(warped.data).decode('ascii')}",
        "bounds": [[round(lat, DECIMALS), round(lon, DECIMALS)] for lon, lat in corners],
        "opacity": plan.opacity,
        "zoom": round(warped.zoom, 2),
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
