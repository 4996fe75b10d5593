"""The questions of quiz.csv in the story."""

from __future__ import annotations

from itinerarium.build import compose_folder
from tests.conftest import StoryFolder

PLACES = "id,name,lat,lon\noslo,Oslo,59.91,10.75\nbergen,Bergen,60.39,5.32\n"
QUIZ = """question,question_pl,right,right_pl,wrong,wrong_pl
Why?,Dlaczego?,So.,Tak.,By chance.;For fun.,Przypadkiem.;Dla zabawy.
Who?,,Nansen,,Sverdrup;Hansen,
"""
STORY = 'title = "A story"\ntitle_pl = "Opowieść"\nlanguages = ["en", "pl"]\n'


def test_a_question_has_its_right_answer_first_each_in_its_languages(
    story_folder: StoryFolder,
) -> None:
    folder = story_folder({"places.csv": PLACES, "quiz.csv": QUIZ, "story.toml": STORY})
    story, _ = compose_folder(folder)
    assert story["quiz"] == [
        {
            "question": {"en": "Why?", "pl": "Dlaczego?"},
            "answers": [
                {"en": "So.", "pl": "Tak."},
                {"en": "By chance.", "pl": "Przypadkiem."},
                {"en": "For fun.", "pl": "Dla zabawy."},
            ],
        },
        {
            "question": {"en": "Who?"},
            "answers": [{"en": "Nansen"}, {"en": "Sverdrup"}, {"en": "Hansen"}],
        },
    ]


def test_a_story_without_the_table_has_no_questions(story_folder: StoryFolder) -> None:
    story, _ = compose_folder(story_folder({"places.csv": PLACES}))
    assert "quiz" not in story
