"""Disputed figures go from story.toml to the page with nothing lost, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from routemap.check import check
from routemap.figures import figures_data
from routemap.model import Figure
from routemap.read import read_folder
from routemap.report import to_text
from tests.conftest import REPOSITORY
from tests.stories import problems_of, write_story
from tests.test_story_languages import numbers_by_text

TOLD = """
languages = ["en", "pl"]

[[figures]]
title = "How many"
title_pl = "Ilu"
chosen = "7"
why = "They were counted."
sources = ["book"]

[[figures]]
title = "When"
chosen = "1942"

[sources.book]
text = "A book"
"""


def test_figures_are_read_and_given_to_the_page_in_their_order(tmp_path: Path) -> None:
    figures = check(read_folder(write_story(tmp_path, {"story.toml": TOLD}))).atlas.figures
    assert figures == (
        Figure(
            title={"en": "How many", "pl": "Ilu"},
            chosen={"en": "7"},
            why={"en": "They were counted."},
            sources=("book",),
        ),
        Figure(title={"en": "When"}, chosen={"en": "1942"}),
    )
    assert figures_data(figures) == [
        {
            "title": {"en": "How many", "pl": "Ilu"},
            "chosen": {"en": "7"},
            "why": {"en": "They were counted."},
            "sources": ["book"],
        },
        {"title": {"en": "When"}, "chosen": {"en": "1942"}},
    ]


def test_a_figure_without_what_was_chosen_and_with_a_strange_source_is_told(tmp_path: Path) -> None:
    text = TOLD.replace('chosen = "1942"', 'sources = ["boook"]')
    assert to_text(problems_of(write_story(tmp_path, {"story.toml": text}))) == (
        "story.toml:11 P607 expected a key chosen, instead got none in figures[2]\n"
        "  11 | [[figures]]\n"
        '    = help: write chosen = "…" there\n'
        "\n"
        'story.toml:13 P313 expected a key of [sources] in story.toml, instead got "boook"\n'
        '  13 | sources = ["boook"]\n'
        "    = help: did you mean book?\n"
    )


FIGURES = check(read_folder(REPOSITORY)).atlas.figures


def test_the_story_says_of_a_dozen_figures_how_they_were_chosen() -> None:
    assert len(FIGURES) >= 12


@pytest.mark.parametrize("figure", [pytest.param(one, id=one.title["en"]) for one in FIGURES])
def test_a_figure_is_told_and_sourced_alike_in_both_languages(figure: Figure) -> None:
    assert all((figure.title, figure.chosen, figure.spread, figure.why, figure.sources))
    assert numbers_by_text(figure, "pl") == numbers_by_text(figure, "en")
