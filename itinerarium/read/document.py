"""The text of a TOML, GeoJSON, GPX or KML file -> its parsed value."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any
from xml.etree.ElementTree import ParseError

from itinerarium.problems.problem import problem
from itinerarium.read.decode import decode_strictly
from itinerarium.read.sheets import Document
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

TOML_PLACE = re.compile(r"(.*?) ?\(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def parse_document(file: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Give the parsed value of a file by its ending: .toml, .geojson, .json, .gpx or .kml."""
    if file.casefold().endswith((".gpx", ".kml")):
        return _parse_xml(file, data)
    decoded = decode_strictly(file, data)
    if decoded.text is None:
        return None, decoded.problems
    if file.casefold().endswith(".toml"):
        return _parse_toml(file, decoded.text)
    return _parse_json(file, decoded.text)


def _parse_toml(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    try:
        return Document(file, text, tomllib.loads(text)), ()
    except tomllib.TOMLDecodeError as error:
        return None, (_toml_problem(file, text, str(error)),)
    except (RecursionError, ValueError) as error:
        reason = "values within values without end"
        reason = reason if isinstance(error, RecursionError) else str(error)
        return None, (problem("P601", Cell(file, 0, 0), reason=reason),)


def _toml_problem(file: str, text: str, message: str) -> Problem:
    found = TOML_PLACE.fullmatch(message)
    reason = found[1] if found else message
    line, column = (found[2], found[3]) if found else (None, None)
    last = text.rstrip("\n").count("\n") + 1
    at = Cell(file, int(line or last), int(column or 0))
    return problem("P601", at, reason=reason[:1].lower() + reason[1:])


def _parse_json(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    try:
        return Document(file, text, json.loads(text, parse_constant=_refuse)), ()
    except json.JSONDecodeError as error:
        at = Cell(file, error.lineno, error.colno)
        found = f"something else ({error.msg[:1].lower()}{error.msg[1:]})"
        return None, (problem("P712", at, expected="JSON", found=found),)
    except (RecursionError, ValueError) as error:
        found = (
            "lists within lists without end" if isinstance(error, RecursionError) else str(error)
        )
        return None, (problem("P712", Cell(file, 0, 0), expected="JSON", found=found),)


def _refuse(constant: str) -> Any:
    raise ValueError(f"the number {constant}")


def _parse_xml(file: str, data: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    code = "P713" if file.casefold().endswith(".gpx") else "P714"
    text = data.decode("utf-8", errors="replace")
    try:
        return Document(file, text, fromstring(data, forbid_dtd=True)), ()
    except ParseError as error:
        line, column = error.position
        reason = f"something else ({str(error).split(':')[0]})"
        at = Cell(file, line, column + 1)
        return None, (problem(code, at, expected="XML", found=reason),)
    except DefusedXmlException:
        found = "a document type or entities of its own"
        return None, (problem(code, Cell(file, 0, 0), expected="plain XML", found=found),)
    except (LookupError, ValueError) as error:
        return None, (problem(code, Cell(file, 0, 0), expected="XML", found=str(error)),)
