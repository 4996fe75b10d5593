"""Disputed figures go from story.toml to the page with nothing lost, in each language."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from itinerarium.check import check
from itinerarium.check.plausible.doubts import range_missed
from itinerarium.check.plausible.languages import large_numbers
from itinerarium.compose.figures import figures_data
from itinerarium.compose.story import compose
from itinerarium.page.article import article_html
from itinerarium.problems.report import to_text
from itinerarium.read import read_folder
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.atlas import Place
from itinerarium.vocabulary.figures import Figure
from tests.conftest import REPOSITORY
from tests.shipped.test_languages import differing
from tests.stories import problems_of, shipped_story, write_story

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


def test_numbers_and_what_they_count_go_from_the_tables_to_the_page(tmp_path: Path) -> None:
    tables = {
        "places.csv": "id,name,lat,lon,people,people_note,figure,figure_note,stop\n"
        "a,A,51,55,,,9,days,1\nb,B,42,69,7,men,9,days,2\n",
        "routes/main.csv": "from,to,people,people_note\na,b,7,of the region\n",
    }
    atlas = check(read_folder(write_story(tmp_path, tables))).atlas
    story = compose(atlas, trace(atlas), {})
    [first, second], [leg] = story["places"], story["routes"][0]["legs"]
    assert (first["figure"], first["figureNote"]) == (9, {"en": "days"})
    assert (second["people"], second["peopleNote"]) == (7, {"en": "men"})
    assert (leg["people"], leg["peopleNote"]) == (7, {"en": "of the region"})
    read = article_html(story)
    assert "<strong>9</strong> <span>days</span>" in read
    assert "<strong>7</strong> <span>men</span>" in read
    assert read.count("<span>days</span>") == 1, "a place with people shows these"
    assert "<p>7 of the region</p>" in read


ATLAS = shipped_story().atlas
FIGURES = ATLAS.figures
STOPS = [place for place in ATLAS.places if place.stop is not None]
COUNTED = tomllib.loads(
    (REPOSITORY / "tests" / "data" / "stop_figures.toml").read_text(encoding="utf-8")
)


def has_sourced_figure(stop: Place) -> bool:
    number, note = (
        (stop.figure, stop.figure_note) if stop.people is None else (stop.people, stop.people_note)
    )
    return bool(number and note.get("en") and note.get("pl") and stop.sources)


def test_each_stop_has_a_figure_with_what_it_counts_and_a_source() -> None:
    assert STOPS
    assert [stop.id for stop in STOPS if not has_sourced_figure(stop)] == []


def test_a_figure_of_something_else_than_people_has_its_source_and_days_are_counted() -> None:
    told = {stop.id: stop for stop in STOPS if stop.figure is not None}
    assert told.keys() == COUNTED.keys()
    for id_, known in COUNTED.items():
        assert known["source"] in told[id_].sources
        if "first" in known:
            assert told[id_].figure == (known["last"] - known["first"]).days
            assert told[id_].figure_note["en"].startswith("days ")
            assert told[id_].figure_note["pl"].startswith("dni ")


def test_the_story_says_of_a_dozen_figures_how_they_were_chosen() -> None:
    assert len(FIGURES) >= 12


def is_whole(figure: Figure) -> bool:
    return all((figure.title, figure.chosen, figure.spread, figure.why, figure.sources))


def test_each_figure_is_explained_and_sourced_alike_in_both_languages() -> None:
    assert [figure.title["en"] for figure in FIGURES if not is_whole(figure)] == []
    assert differing((figure.title["en"], figure) for figure in FIGURES) == {}


def missed(figure: Figure) -> list[int]:
    """What was chosen that lies outside the range which others give."""
    chosen = {number for text in figure.chosen.values() for number in large_numbers(text)}
    return sorted(number for number in chosen if range_missed(number, figure.spread.values()))


def test_what_was_chosen_lies_within_what_others_give() -> None:
    assert {figure.title["en"]: missed(figure) for figure in FIGURES if missed(figure)} == {}


def test_a_figure_outside_what_others_give_is_found() -> None:
    all_who_left = next(one for one in FIGURES if one.title["en"].startswith("All who left"))
    assert missed(replace(all_who_left, chosen={"en": "125,000 people"})) == [125_000]


CHARTS = shipped_story().atlas.charts


def test_at_least_six_charts_are_told_at_stops() -> None:
    stops = {place.id for place in shipped_story().atlas.places if place.stop}
    assert len([chart for chart in CHARTS if stops & set(chart.places)]) >= 6


def test_each_value_of_a_chart_has_a_source_or_is_measured_on_the_map() -> None:
    bare = [
        (chart.title["en"], value.label)
        for chart in CHARTS
        for value in chart.values
        if not value.sources and "Measured on this map" not in chart.note["en"]
    ]
    assert bare == []


def test_charts_say_the_same_in_both_languages() -> None:
    parts = [(chart.title["en"], part) for chart in CHARTS for part in (chart, *chart.values)]
    assert differing(parts) == {}
