"""The shipped lessons fit into their minutes, and the short one has the main stages."""

from __future__ import annotations

from itinerarium.vocabulary.atlas import Lesson
from tests.stories import shipped_story

ATLAS = shipped_story().atlas
LESSONS = {lesson.id: lesson for lesson in ATLAS.lessons}
LEAST_MINUTES = 2
"""Time for the question, not only for the text."""


def minutes(lesson: Lesson) -> list[int]:
    return [int(stop.partition(":")[2] or 0) for stop in lesson.stops]


def ids(lesson: Lesson) -> list[str]:
    return [stop.partition(":")[0] for stop in lesson.stops]


FRAME = 6
"""Minutes of a lesson with a plan that its beginning and its end need."""


def test_each_fills_its_time_with_minutes_for_the_questions() -> None:
    assert {one.id: sum(minutes(one)) for one in ATLAS.lessons} == {
        one.id: one.minutes - (FRAME if one.plan else 0) for one in ATLAS.lessons
    }
    assert min(min(minutes(one)) for one in ATLAS.lessons) >= LEAST_MINUTES


def test_there_is_one_of_the_main_stages_one_of_45_minutes_and_a_pair_with_every_stop() -> None:
    stops = sorted(
        (place for place in ATLAS.places if place.stop is not None), key=lambda one: one.stop or 0
    )
    assert ids(LESSONS["seven"]) == [place.id for place in stops if place.rank == 1]
    assert LESSONS["seven"].minutes == 20
    assert 12 <= len(LESSONS["one"].stops) <= 14
    assert ids(LESSONS["first"]) + ids(LESSONS["second"]) == [place.id for place in stops]
