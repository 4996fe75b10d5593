"""The table of the quiz -> questions with their answers, and every problem in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from itinerarium.check.tables.column import Part, by_language, texts
from itinerarium.problems.problem import problem, shown
from itinerarium.read import Column, Sheets, Table
from itinerarium.read.listed import listed
from itinerarium.vocabulary.atlas import QuizQuestion, Text
from itinerarium.vocabulary.errors import Problem

_COLUMNS = ("question", "right", "wrong")
"""The columns that no row is without in the story's first language."""


def check_quiz(sheets: Sheets, languages: Sequence[str]) -> Part[QuizQuestion]:
    """The questions that the story's quiz asks, and the problems of their table."""
    table = sheets.quiz
    if table is None:
        return Part()
    problems = (*_unwritten(table, languages), *_unfit(table, languages))
    if problems or not by_language(table, "question", languages):
        return Part((), problems)
    question, right, wrong = (texts(table, name, languages) for name in _COLUMNS)
    rows = zip(question, right, map(_listed, wrong), strict=False)  # as long as the table
    return Part(tuple(QuizQuestion(*row) for _, row in zip(table.lines, rows, strict=False)))


def _listed(cells: Text) -> tuple[Text, ...]:
    """The answers, each in all languages, from the lists of each language."""
    lists = {language: listed(cell) for language, cell in cells.items()}
    number = len(next(iter(lists.values()), ()))
    return tuple({one: answers[at] for one, answers in lists.items()} for at in range(number))


def _unwritten(table: Table, languages: Sequence[str]) -> Iterator[Problem]:
    for name in _COLUMNS:
        column = by_language(table, name, languages[:1]).get(languages[0])
        for row, cell in enumerate(column.cells if column else ()):
            if not cell:
                yield problem("P325", table.cell(row, column), column=name)


def _unfit(table: Table, languages: Sequence[str]) -> Iterator[Problem]:
    """A problem for each list of wrong answers unlike the first language's, or not wrong."""
    wrongs, rights = (by_language(table, name, languages) for name in ("wrong", "right"))
    for row in range(len(table.lines)):
        yield from _unfit_in(table, row, wrongs, rights)


def _unfit_in(
    table: Table, row: int, wrongs: Mapping[str, Column], rights: Mapping[str, Column]
) -> Iterator[Problem]:
    number = -1
    for language, column in wrongs.items():
        answers = listed(column.cells[row])
        number = len(answers) if number < 0 else number
        right = rights[language].cells[row] if language in rights else ""
        if answers and number and len(answers) != number:
            at = table.cell(row, column)
            yield problem("P326", at, expected=str(number), value=str(len(answers)))
        for answer in answers:
            if answer == right or answers.count(answer) > 1:
                yield problem("P327", table.cell(row, column), value=shown(answer))
                break
