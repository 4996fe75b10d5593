"""The plan of a lesson: what it says, when there is one, and that it fits on two sheets."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from itinerarium.build import compose_folder
from itinerarium.cli import main
from itinerarium.headless.chromium import chromium_tab, find_chromium
from itinerarium.paper.plan import plan_html, planned_lesson
from itinerarium.paper.sheets import READY
from itinerarium.vocabulary.story import Story
from itinerarium.vocabulary.story_parts import page_data
from tests.conftest import REPOSITORY, StoryFolder

PLACES = """id,name,name_pl,lat,lon,stop,minutes,title,question,question_pl
a,Alpha,Alfa,10,20,1,7,The <first>,Why?,Dlaczego?
b,Beta,Beta,11,22,2,,,,
"""
LESSONS = """
languages = ["en", "pl"]
[[lessons]]
id = "bare"
title = "Bare"
minutes = 5
stops = ["a"]
[[lessons]]
id = "short"
title = "Short & good"
title_pl = "Krótka"
minutes = 20
stops = ["a:4", "b"]
aims = "See.\\n\\nThink."
aims_pl = "Patrzeć."
closing = "Stay a minute."
"""


@pytest.fixture
def story(story_folder: StoryFolder) -> Story:
    return compose_folder(story_folder({"places.csv": PLACES, "story.toml": LESSONS}))[0]


def lines(html: str) -> list[str]:
    """What a reader sees of a plan, line by line."""
    body = html.partition("<body>")[2]
    rows = re.sub(r"</t[dh]>(?=<t[dh])", " | ", body)
    told = unescape(re.sub(r"<[^>]*>", "\n", re.sub(r"</?(?:td|th|span)[^>]*>", "", rows)))
    return [line.strip() for line in told.splitlines() if line.strip()]


def test_a_plan_has_its_stops_with_minutes_and_questions_between_its_other_parts(
    story: Story,
) -> None:
    assert lines(plan_html(story, "short", "en", "A4"))[1:] == [
        "Short & good",
        "Aims",
        "See.",
        "Think.",
        "Course of the lesson",
        "| Min | Stop | Question",
        "1 | 4 | The <first> | Why?",
        "2 | 3 | Beta |",
        "| 7 | of 20 minutes; the rest is for the beginning, the end and questions",
        "To end",
        "Stay a minute.",
    ]


def test_a_plan_is_said_in_its_language_and_what_that_lacks_in_another(story: Story) -> None:
    said = lines(plan_html(story, "short", "pl", "A4"))
    assert {"Cele", "Patrzeć.", "1 | 4 | The <first> | Dlaczego?", "Stay a minute."} <= set(said)


def test_without_a_lesson_the_first_that_has_a_plan_is_meant(story: Story) -> None:
    asked = ("", "short", "bare", "a,b")
    assert [planned_lesson(story, lesson) for lesson in asked] == ["short", "short", "", ""]
    assert "lessonPlans" not in page_data(story)


@pytest.mark.browser
@pytest.mark.parametrize("lesson", ["", "bare"])
def test_a_plan_that_is_not_there_is_one_line(
    lesson: str, story_folder: StoryFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = LESSONS.partition("aims =")[0]
    folder = story_folder({"places.csv": PLACES, "story.toml": settings})
    assert main(["handout", str(folder), "--kind", "plan", "--lesson", lesson]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    which = "the lesson 'bare' has no plan" if lesson else "no lesson has a plan"
    assert said == (f"make_map.py: {which}: write aims, tasks_for_all and so on into [[lessons]]")


@pytest.mark.browser
def test_the_plan_of_the_shipped_story_fits_on_two_sheets_in_each_language(tmp_path: Path) -> None:
    story, _ = compose_folder(REPOSITORY)
    faults = []
    with chromium_tab(find_chromium()) as tab:
        for lesson, language in [
            (id_, one) for id_ in story["lessonPlans"] for one in ("en", "pl")
        ]:
            path = tmp_path / "plan.html"
            path.write_text(plan_html(story, lesson, language, "A4"), encoding="utf-8")
            tab.open(path.as_uri(), READY)
            sheets = PdfReader(io.BytesIO(tab.pdf())).pages
            widths = {round(float(sheet.mediabox.width)) for sheet in sheets}
            if len(sheets) > 2 or widths != {595} or not sheets[-1].extract_text().strip():
                faults.append((lesson, language, len(sheets), widths))
    assert faults == []
    plan = story["lessonPlans"]["one"]
    assert [part for part, texts in plan.items() if set(texts) != {"en", "pl"}] == []
    assert len(plan) == 9
