"""Terms and people: their data, and where their names stand in the story's texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from itinerarium.check.tables.cell import slugged
from itinerarium.compose.texts import texts_data
from itinerarium.language.control_texts import page_texts
from itinerarium.language.formats import format_when
from itinerarium.language.typography import tied
from itinerarium.vocabulary.atlas import Date, Entry
from itinerarium.vocabulary.story import EntryData, RichText, Span, Story
from itinerarium.vocabulary.story_parts import told_in

Forms = Mapping[str, str]
"""The ids of entries by the forms in which they stand in texts of one language."""


def entries_data(entries: Sequence[Entry], languages: Sequence[str]) -> list[EntryData]:
    """The entries as the page reads them, each with an id of its own."""
    return [
        _entry(entry, id_, languages) for entry, id_ in zip(entries, _ids(entries), strict=True)
    ]


def mark_entries(story: Story, entries: Sequence[Entry]) -> None:
    """Mark where each entry first stands in each rich text of the story, in place."""
    for language in story["languages"]:
        forms = _forms(entries, language)
        pattern = _pattern(forms)
        for text in _rich_texts(story) if forms else ():
            if language in text:
                text[language] = _Marker(forms, pattern).paragraphs(text[language])


def _ids(entries: Sequence[Entry]) -> list[str]:
    """Ids such as ``term-nkvd``; where two would be alike, the later ones have a number."""
    found: dict[str, Entry] = {}
    for entry in entries:
        id_ = f"{entry.kind}-{slugged(next(iter(entry.name.values())))}"
        numbered = (f"{id_}-{number}" for number in range(2, len(entries) + 2))
        found[next(one for one in chain([id_], numbered) if one not in found)] = entry
    return list(found)


def _entry(entry: Entry, id_: str, languages: Sequence[str]) -> EntryData:
    data: EntryData = {
        "id": id_,
        "name": texts_data(entry.name),
        "meaning": texts_data(entry.meaning),
    }
    if entry.pronunciation:
        data["pronunciation"] = texts_data(entry.pronunciation)
    if entry.born or entry.died:
        data["years"] = {one: _years(entry.born, entry.died, one) for one in languages}
    if entry.links:
        data["links"] = list(entry.links)
    if entry.media:
        data["media"] = list(entry.media)
    return data


def _years(born: Date | None, died: Date | None, language: str) -> str:
    """``1892–1970``, or in words where one of the two is not known."""
    if born and died:
        return f"{_year(born, language)}–{_year(died, language)}"
    words = page_texts(language)
    key, date = ("born", born) if born else ("died", died)
    return words[key].replace("{year}", _year(date, language) if date else "")


def _year(date: Date, language: str) -> str:
    return format_when(date, date, language)


def _forms(entries: Sequence[Entry], language: str) -> dict[str, str]:
    """Each form, and with a capital each that has none, as at the beginning of a sentence."""
    found: dict[str, str] = {}
    for entry, id_ in zip(entries, _ids(entries), strict=True):
        name = entry.name.get(language, "")
        for plain in filter(None, (name, *entry.forms.get(language, ()))):
            form = tied(plain, language)
            found[form] = id_
            found.setdefault(form[0].upper() + form[1:], id_)
    return found


def _pattern(forms: Forms) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _rich_texts(story: Story) -> Iterator[dict[str, RichText]]:
    things: Iterator[Mapping[str, Any]] = chain(
        told_in(story),
        chain.from_iterable(route["legs"] for route in story["routes"]),
        story.get("journeys", ()),
    )
    for thing in things:
        yield from (thing[key] for key in ("text", "textEasy", "doubt") if key in thing)


class _Marker:
    """Marks one text; what it has marked it does not mark again."""

    def __init__(self, forms: Forms, pattern: re.Pattern[str]) -> None:
        self.forms = forms
        self.pattern = pattern
        self.seen: set[str] = set()

    def paragraphs(self, text: RichText) -> RichText:
        return [self._spans(paragraph) for paragraph in text]

    def _spans(self, spans: Sequence[Span]) -> list[Span]:
        return list(chain.from_iterable(map(self._span, spans)))

    def _span(self, span: Span) -> Iterator[Span]:
        if isinstance(span, str):
            yield from self._words(span)
        elif span[0] in ("a", "m"):
            yield span
        else:
            yield [span[0], *self._spans(span[1:])]

    def _words(self, text: str) -> Iterator[Span]:
        end = 0
        for found in self.pattern.finditer(text):
            id_ = self.forms[found[0]]
            if id_ in self.seen:
                continue
            self.seen.add(id_)
            yield from filter(None, (text[end : found.start()],))
            yield ["t", id_, found[0]]
            end = found.end()
        yield from filter(None, (text[end:],))
