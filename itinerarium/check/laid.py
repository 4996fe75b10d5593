"""All that is laid under a story: today's map, plans, or a picture instead of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itinerarium.check.layers.layers import layer_id
from itinerarium.check.online_map import check_online_map
from itinerarium.check.plans import check_ground, check_plans, far_plans
from itinerarium.check.settings.head import Head
from itinerarium.read import Sheets
from itinerarium.vocabulary.atlas import Place
from itinerarium.vocabulary.errors import Problem
from itinerarium.vocabulary.online_map import OnlineMap
from itinerarium.vocabulary.own_layers import OWN_LAYERS
from itinerarium.vocabulary.plans import Plan


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies under the story, and every problem in it."""

    online_map: OnlineMap | None
    plans: tuple[Plan, ...]
    ground: Plan | None
    problems: tuple[Problem, ...]


def check_laid(sheets: Sheets, head: Head, places: Sequence[Place]) -> Laid:
    """What story.toml lays under the story."""
    settings = sheets.settings
    online_map, online_problems = check_online_map(settings, head.online_map)
    taken = [*OWN_LAYERS, *map(layer_id, sheets.layers)]
    plans = check_plans(settings, head.plans, sheets.plans, head.languages[0], taken)
    ground, ground_problems = check_ground(settings, head.ground, sheets.plans)
    far = far_plans(settings, plans.values, places)
    problems = (*online_problems, *plans.problems, *ground_problems, *far)
    return Laid(online_map, plans.values, ground, problems)
