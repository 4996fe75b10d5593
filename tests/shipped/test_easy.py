"""The easy texts of the shipped story: short, in short sentences, and true to the full ones."""

from __future__ import annotations

import re
from itertools import product

from itinerarium.vocabulary.atlas import Place
from tests.shipped.test_languages import numbers
from tests.stories import shipped_story

LEAST_WORDS, MOST_WORDS = 40, 80
LONGEST_SENTENCE, USUAL_SENTENCE = 17, 11
WORD = re.compile(r"[\w\u00a0]+(?:[’'–-]\w+)*")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")

STOPS = [place for place in shipped_story().atlas.places if place.stop is not None]
LANGUAGES = shipped_story().atlas.languages
MEASURED = {
    "gulags": {"2000", "3000", "7000"},  # km from Lwów to Komi, Vorkuta and Kolyma
    "buzuluk": {"1000"},  # km from Kotlas
    "krasnovodsk": {"400"},  # km to Pahlevi
    "taranto": {"8400"},  # as the notes say
}
"""Numbers in easy answers that pupils find with the scale."""


def sentences(text: str) -> list[list[str]]:
    return [WORD.findall(one) for one in SENTENCE_END.split(text.replace("*", ""))]


def full_texts(stop: Place, language: str) -> str:
    told = (stop.lead, stop.text, stop.people_note, stop.figure_note, stop.doubt)
    asked = (stop.question, stop.answer)
    return " ".join(text.get(language, "") for text in (*told, *asked))


def known_numbers(stop: Place, language: str) -> set[str]:
    """The numbers of a stop's full texts, of its dates and of its figures."""
    days = " ".join(date.edtf for date in (stop.start, stop.end) if date)
    years_and_days = {number.lstrip("0") for number in re.findall(r"\d+", days)}
    figures = {str(number) for number in (stop.people, stop.figure) if number is not None}
    return {*numbers(full_texts(stop, language), language), *years_and_days, *figures}


def test_every_stop_has_easy_texts_of_a_length_that_weak_readers_manage() -> None:
    wrong = [
        (stop.id, language, words)
        for stop, language in product(STOPS, LANGUAGES)
        if not LEAST_WORDS
        <= (words := sum(map(len, sentences(stop.text_easy.get(language, "")))))
        <= MOST_WORDS
    ]
    assert not wrong
    assert all(set(stop.question_easy) == set(stop.answer_easy) == set(LANGUAGES) for stop in STOPS)


def test_their_sentences_are_short() -> None:
    told = {
        (stop.id, language): [len(one) for one in sentences(stop.text_easy[language])]
        for stop, language in product(STOPS, LANGUAGES)
    }
    assert not {key: max(found) for key, found in told.items() if max(found) > LONGEST_SENTENCE}
    assert not [key for key, found in told.items() if sum(found) / len(found) > USUAL_SENTENCE]


def test_their_numbers_stand_in_the_full_texts() -> None:
    strange = {}
    for stop, language in product(STOPS, LANGUAGES):
        easy = " ".join(
            text[language] for text in (stop.text_easy, stop.question_easy, stop.answer_easy)
        )
        known = known_numbers(stop, language) | MEASURED.get(stop.id, set())
        if odd := set(numbers(easy, language)) - known:
            strange[stop.id, language] = odd
    assert not strange
