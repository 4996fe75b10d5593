"""Terms and people are marked where they first stand in a text, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from itinerarium.check import check
from itinerarium.compose.story import compose
from itinerarium.export.written import plain, written
from itinerarium.page.article import article_html, rich_html
from itinerarium.read import read_folder
from itinerarium.trace.routes import trace
from itinerarium.vocabulary.story import Story
from tests.conftest import StoryFolder

FILES = {
    "story.toml": 'languages = ["en", "pl"]\n',
    "places.csv": (
        "id,name,lat,lon,text,text_pl,text_easy,doubt\n"
        'oslo,Oslo,59.91,10.75,"Kolkhozes. **General Anders** saw a [kolkhoz](https://a.b/c) and '
        'the kolkhoz, Anders said.\n\nNKVDs and NKVD.",Kołchozu nie było.,The NKVD.,Anders?\n'
        "bergen,Bergen,60.39,5.32,,,,\n"
    ),
    "routes/main.csv": "from,to,text\noslo,bergen,By the NKVD.\n",
    "glossary.csv": (
        "term,term_pl,forms,forms_pl,meaning,meaning_pl\n"
        "NKVD,NKWD,,,A police.,Policja.\n"
        "kolkhoz,kołchoz,kolkhozes,kołchozu,A <farm>.,Gospodarstwo.\n"
    ),
    "people.csv": (
        "name,forms,born,died,who,pronunciation,links\n"
        "Władysław Anders,Anders;General Anders,1892,1970,A general.,AHN-ders,wd:Q42\n"
        "Anders W,,,1970,Another.,,\n"
    ),
}


def composed(folder: Path) -> Story:
    atlas = check(read_folder(folder)).atlas
    return compose(atlas, trace(atlas), {})


def test_the_first_of_each_in_a_text_is_marked_and_no_link_is(story_folder: StoryFolder) -> None:
    story = composed(story_folder(FILES))
    oslo = story["places"][0]
    kolkhoz, anders = "term-kolkhoz", "person-wladyslaw_anders"
    assert oslo["text"]["en"] == [
        [
            ["t", kolkhoz, "Kolkhozes"],
            ". ",
            ["b", ["t", anders, "General Anders"]],
            " saw a ",
            ["a", "https://a.b/c", "kolkhoz"],
            " and the kolkhoz, Anders said.",
        ],
        ["NKVDs and ", ["t", "term-nkvd", "NKVD"], "."],
    ]
    assert oslo["text"]["pl"] == [[["t", kolkhoz, "Kołchozu"], " nie było."]]
    assert oslo["textEasy"]["en"] == [["The ", ["t", "term-nkvd", "NKVD"], "."]]
    assert oslo["doubt"]["en"] == [[["t", anders, "Anders"], "?"]]
    leg = story["routes"][0]["legs"][0]
    assert leg["text"]["en"] == [["By the ", ["t", "term-nkvd", "NKVD"], "."]]


def test_an_entry_says_its_years_in_each_language(story_folder: StoryFolder) -> None:
    story = composed(story_folder(FILES))
    by_id = {entry["id"]: entry for entry in story["entries"]}
    assert list(by_id) == [
        "term-nkvd",
        "term-kolkhoz",
        "person-wladyslaw_anders",
        "person-anders_w",
    ]
    assert by_id["person-wladyslaw_anders"]["years"] == {"en": "1892–1970", "pl": "1892–1970"}
    assert by_id["person-anders_w"]["years"] == {"en": "died 1970", "pl": "zm. 1970"}
    assert "wd" in story["linkSites"]


def test_marks_are_no_part_of_what_others_read(story_folder: StoryFolder) -> None:
    text = composed(story_folder(FILES))["places"][0]["text"]["en"]
    assert plain(text).startswith("Kolkhozes. General Anders saw a kolkhoz and")
    assert written(text).startswith("Kolkhozes. **General Anders** saw a [kolkhoz](https://a.b/c)")


def test_the_article_lists_them_and_its_texts_lead_there(story_folder: StoryFolder) -> None:
    story = composed(story_folder(FILES))
    html = article_html(story)
    assert '<dt id="term-kolkhoz">kolkhoz</dt>\n<dd>A &lt;farm&gt;.</dd>' in html
    assert '<span class="entry-years">1892–1970</span>' in html
    assert '<span class="entry-spoken">say: AHN-ders</span>' in html
    link = rich_html([[["t", "term-kolkhoz", "Kolkhozes"]]])
    assert link == (
        '<p><a class="term" href="#term-kolkhoz" aria-haspopup="dialog">Kolkhozes</a></p>'
    )
    assert html.index('id="person-anders_w"') < html.index('id="term-nkvd"')


def test_a_story_without_these_files_has_no_trace_of_them(story_folder: StoryFolder) -> None:
    names = ("glossary.csv", "people.csv")
    story = composed(story_folder({name: FILES[name] for name in FILES if name not in names}))
    assert "entries" not in story
    assert "read-entries" not in article_html(story)


def test_a_name_is_found_in_a_polish_line_that_does_not_break_it(story_folder: StoryFolder) -> None:
    files = {
        "story.toml": FILES["story.toml"],
        "places.csv": "id,name,lat,lon,text_pl\noslo,Oslo,59.91,10.75,Był tu 2 Korpus Polski.\n"
        "bergen,Bergen,60.39,5.32,\n",
        "routes/main.csv": "from,to\noslo,bergen\n",
        "glossary.csv": "term,term_pl,meaning\n2nd Polish Corps,2 Korpus Polski,An army.\n",
    }
    [line] = composed(story_folder(files))["places"][0]["text"]["pl"]
    assert line[1] == ["t", "term-2nd_polish_corps", "2\u00a0Korpus Polski"]
