import json

from itinerarium.problems.report import summary, to_json, to_text
from itinerarium.vocabulary.errors import Problem

SWAPPED = Problem(
    "P306", "they look swapped", "places.csv", 4, 3, "a,b,143,59", "swap them", "error"
)
LATE = Problem("P104", "read as Windows-1250", "routes/a.csv", 2, severity="warning")
LOST = Problem("P101", "no file", "places.csv")


def test_a_problem_is_a_line_with_its_place_an_excerpt_and_a_help() -> None:
    assert to_text([SWAPPED]) == (
        "places.csv:4:3 P306 they look swapped\n  4 | a,b,143,59\n    = help: swap them\n"
    )


def test_a_warning_says_so_and_what_is_not_known_is_left_out() -> None:
    assert to_text([LATE, LOST]) == (
        "routes/a.csv:2 P104 warning: read as Windows-1250\n\nplaces.csv P101 no file\n"
    )


def test_no_problems_are_no_text() -> None:
    assert to_text([]) == ""


def test_nothing_in_a_cell_commands_the_terminal() -> None:
    hostile = Problem("P1", "a\x1b[31mred\nP999 false line", "a\nb.csv", 1, 1, "x\t\x07y", "\x9b")
    assert to_text([hostile]) == (
        "a�b.csv:1:1 P1 a�[31mred�P999 false line\n  1 | x → �y\n    = help: �\n"
    )


def test_json_holds_every_field_of_every_problem() -> None:
    assert json.loads(to_json([SWAPPED, LATE])) == [
        {
            "code": "P306",
            "message": "they look swapped",
            "file": "places.csv",
            "line": 4,
            "column": 3,
            "excerpt": "a,b,143,59",
            "help": "swap them",
            "severity": "error",
        },
        {
            "code": "P104",
            "message": "read as Windows-1250",
            "file": "routes/a.csv",
            "line": 2,
            "column": 0,
            "excerpt": "",
            "help": "",
            "severity": "warning",
        },
    ]


def test_the_summary_counts_errors_and_warnings() -> None:
    assert summary([]) == "no problems"
    assert summary([LATE]) == "1 warning"
    assert summary([SWAPPED, LOST]) == "2 errors"
    assert summary([SWAPPED, LATE, LOST]) == "2 errors, 1 warning"
