import cProfile
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itinerarium.compose import rich_text as richtext
from itinerarium.compose.rich_text import linked_texts, rich_text, rich_texts

LITERAL = [
    "# Heading",
    "<b>bold</b> <script>alert(1)</script>",
    "`code` and ``` fences",
    "![picture](https://example.org/a.png)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//example.org)",
    "[x]()",
    "[](https://example.org)",
    "[x](#lang=pl)",
    "[Kraków [Cracow]](#kiosk=1)",
    "[x](#PLACE=oslo)",
    '[x](https://example.org "a title")',
    "[x][y]",
    "<https://example.org>",
    "https://example.org",
    "&amp; &lt;script&gt; &#65;",
    "_one_ and __two__ and file_name_here",
    "- a list",
    "1. a list",
    "> said so",
    "2 * 3 * 4",
    "C:\\temp \\* \\u0041 ${x} {{ y }}",
    "~~gone~~ a--b ...",
]


def test_blank_lines_part_paragraphs_and_a_line_end_stays() -> None:
    assert rich_text("one\ntwo\n\n \n three \r\n\r\nfour") == [["one\ntwo"], ["three"], ["four"]]


def test_nothing_has_no_paragraph() -> None:
    assert rich_text("") == rich_text(" \n\n ") == []


def test_bold_italic_and_web_links_are_spans() -> None:
    assert rich_text("**bold** and *italic*, [here](https://example.org/a_(b)?c=d#e).") == [
        [
            ["b", "bold"],
            " and ",
            ["i", "italic"],
            ", ",
            ["a", "https://example.org/a_(b)?c=d#e", "here"],
            ".",
        ]
    ]


def test_spans_nest() -> None:
    assert rich_text("**a *b* [c *d*](http://e)**") == [
        [["b", "a ", ["i", "b"], " ", ["a", "http://e", "c ", ["i", "d"]]]]
    ]


def test_bold_within_bold_is_bold_once() -> None:
    assert rich_text("****a****") == [[["b", "a"]]]


def test_a_link_holds_no_link() -> None:
    assert rich_text("[a [b](http://b)](http://a)") == [
        ["[a ", ["a", "http://b", "b"], "](http://a)"]
    ]


def test_letters_of_any_language_may_stand_in_a_link() -> None:
    assert rich_text("[Łódź](https://pl.wikipedia.org/wiki/Łódź)") == [
        [["a", "https://pl.wikipedia.org/wiki/%C5%81%C3%B3d%C5%BA", "Łódź"]]
    ]


def test_a_map_link_keeps_the_letters_of_a_layer_s_name() -> None:
    assert rich_text("[here](#layer=łan)") == [[["m", "layer=łan", "here"]]]


@pytest.mark.parametrize("text", LITERAL)
def test_everything_else_stays_as_written(text: str) -> None:
    assert rich_text(text) == [[text]]


def test_each_language_has_its_text() -> None:
    assert rich_texts({"en": "*a*", "pl": "b"}) == {"en": [[["i", "a"]]], "pl": [["b"]]}


@pytest.mark.parametrize("part", ["*", "[", "**a", "*["])
def test_a_text_made_to_be_hard_is_read_in_linear_time(part: str) -> None:
    """Counted in calls of Python, which a busy machine does not change."""
    short, long = (calls_in(partial(rich_text, part * n + "](http://a)")) for n in (400, 1600))
    assert long < 6 * short


def calls_in(work: Callable[[], object]) -> int:
    """How many functions are called while ``work`` runs."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


marks = st.text(alphabet="ab_ \n\t\r*[]()!<>&;`#-\\~hHtTpPsS:/.\u00a0\x00", max_size=60)


@given(st.one_of(st.text(), marks).map(lambda text: text.replace("*", "").replace("[", "")))
def test_the_quick_way_gives_what_the_parser_gives(text: str) -> None:
    for paragraph in richtext._paragraphs(text):
        assert richtext._spans(paragraph) == richtext._parsed_spans(paragraph)


def words_of(span: Any) -> str:
    if isinstance(span, str):
        return span
    return "".join(words_of(part) for part in span[2 if span[0] == "a" else 1 :])


def links_of(span: Any) -> list[str]:
    if isinstance(span, str):
        return []
    own = [span[1]] if span[0] == "a" else []
    return own + [url for part in span[1:] for url in links_of(part)]


@given(st.one_of(st.text(), marks))
def test_no_word_is_lost_and_no_link_leads_elsewhere_than_to_the_web(text: str) -> None:
    spans = [span for paragraph in rich_text(text) for span in paragraph]
    shown = "".join(words_of(span) for span in spans)
    letters = {letter for letter in text if letter.isalnum()}
    urls = [url for span in spans for url in links_of(span)]
    assert {letter for letter in shown if letter.isalnum()} <= letters
    assert urls or {letter for letter in shown if letter.isalnum()} == letters
    assert all(url.lower().startswith(("http://", "https://")) for url in urls)


def test_a_map_link_is_a_span_with_its_target_and_one_without_words_stays() -> None:
    assert rich_text("By [**the** port](#place=bergen), [](#place=bergen), [x](#bergen)") == [
        [
            "By ",
            ["m", "place=bergen", ["b", "the"], " port"],
            ", [](#place=bergen), [x](#bergen)",
        ]
    ]
    assert linked_texts({"en": "*By* [sea](#bounds=1,2,3,4)."}) == {
        "en": [["*By* ", ["m", "bounds=1,2,3,4", "sea"], "."]]
    }
