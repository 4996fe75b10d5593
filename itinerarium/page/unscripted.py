"""Story -> what the page shows besides its article where no script runs."""

from __future__ import annotations

from itinerarium.language.codes import locale_of
from itinerarium.language.control_texts import unscripted_texts
from itinerarium.page.article import article_template, article_values
from itinerarium.vocabulary.story import Story


def notice_html(story: Story) -> str:
    """Say in each of the story's languages that there is a map, and how to see it."""
    first = story["languages"][0]
    notices = [
        {
            "language": one,
            "direction": locale_of(one).text_direction,
            "words": unscripted_texts(one),
            "has_stops": one != first and bool(story["stops"]),
        }
        for one in story["languages"]
    ]
    return article_template("unscripted_notice.html").render(notices=notices)


def further_html(story: Story) -> str:
    """The stops in the story's other languages; the first one is the article's."""
    return "".join(_stops_html(story, one) for one in story["languages"][1:] if story["stops"])


def _stops_html(story: Story, language: str) -> str:
    values = article_values(story, language) | {
        "charts_of": lambda _: (),
        "is_further": True,  # sources and links stand in the article
        "direction": locale_of(language).text_direction,
        "is_first": lambda _: False,  # each picture is in the page once
    }
    return article_template("unscripted_stops.html").render(values)
