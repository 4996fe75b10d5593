"""A lesson of a story -> its plan as HTML that prints on two sheets at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from itinerarium.assets.fonts import font_rules
from itinerarium.assets.templates import templates_in
from itinerarium.files.cache import cache_folder
from itinerarium.language.codes import locale_of
from itinerarium.language.control_texts import page_texts, plan_texts
from itinerarium.vocabulary.atlas import PLAN_PARTS
from itinerarium.vocabulary.story import LessonData, Story, TextByLanguage
from itinerarium.vocabulary.story_parts import told_in

MINUTES = 3
"""Minutes for a stop of which nobody says how many."""
BEFORE = ("pupils", "aims", "curriculum", "material", "opening")
"""The parts of a plan above the table of its stops; the others stand below it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A row of the table: a stop with its number in the story, its minutes and its question."""

    number: int
    minutes: int
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A part of a plan with its heading, a point for each line of its text."""

    heading: str
    points: tuple[str, ...]


def planned_lesson(story: Story, lesson: str) -> str:
    """The id of the lesson whose plan is meant, the first with one if none is named, or nothing."""
    plans = story.get("lessonPlans", {})
    return next((id_ for id_ in plans if lesson in ("", id_)), "")


def plan_html(story: Story, lesson: str, language: str, paper: str) -> str:
    """The plan of a lesson that has one, as a page of its own without scripts."""
    one = next(one for one in story.get("lessons", ()) if one["id"] == lesson)
    words = {**page_texts(language), **plan_texts(language)}
    stages = tuple(_stages(story, one, language))
    texts = {
        "language": language,
        "direction": locale_of(language).text_direction,
        "paper": paper,
        "words": words,
        "story": _said(story["title"], language),
        "lesson": _said(one["title"], language),
        "length": one["minutes"],
        "before": tuple(_parts(story, lesson, language, words, BEFORE)),
        "stages": stages,
        "total": sum(stage.minutes for stage in stages),
        "after": tuple(_parts(story, lesson, language, words, PLAN_PARTS[len(BEFORE) :])),
        "credit": _said(story["credit"], language),
    }
    fonts = font_rules(set(str(texts)), cache=cache_folder())
    return (
        templates_in(Path(__file__).parent / "templates")
        .get_template("plan.html")
        .render(**texts, fonts=Markup(fonts))
    )


def _said(texts: TextByLanguage, language: str) -> str:
    """A text in a language, or in the first that has it."""
    return texts.get(language) or next(iter(texts.values()), "")


def _stages(story: Story, lesson: LessonData, language: str) -> Iterator[Stage]:
    places = {place["id"]: place for place in told_in(story)}
    for written in lesson["stops"]:
        stop, _, minutes = written.partition(":")
        place = places[stop]
        yield Stage(
            story["stops"].index(stop) + 1,
            int(minutes) if minutes else place.get("minutes", MINUTES),
            _said(place.get("title") or place["name"], language),
            _said(place.get("question", {}), language),
        )


def _parts(
    story: Story, lesson: str, language: str, words: dict[str, str], names: tuple[str, ...]
) -> Iterator[PlanPart]:
    plan = story.get("lessonPlans", {})[lesson]
    for name in names:
        points = [line.strip() for line in _said(plan.get(name, {}), language).splitlines()]
        if any(points):
            yield PlanPart(words[name], tuple(filter(None, points)))
