"""The story's block: texts of very many places stand last in it, and none is lost."""

import json

import pytest

from itinerarium import draw
from itinerarium.assets.packed import unpacked
from itinerarium.drawing.data_block import StoryJson
from itinerarium.vocabulary.limits import MANY_PLACES


def places(number: int, text: str) -> list[dict[str, object]]:
    """Every second place has a text."""
    return [
        {"id": f"p{n}", "name": {"en": text}, **({"text": {"en": f"{text} {n}"}} if n % 2 else {})}
        for n in range(number)
    ]


def test_few_letters_beyond_ascii_among_many_are_escaped() -> None:
    block = StoryJson({"places": places(MANY_PLACES, "Tockoje"), "title": {"pl": "Łódź"}})
    assert block.content().isascii()
    assert json.loads(block.content())["title"] == {"pl": "Łódź"}


def test_few_places_keep_their_texts() -> None:
    data = {"places": places(MANY_PLACES - 1, "Buzułuk")}
    assert json.loads(StoryJson(data).content()) == data


def test_much_text_of_few_places_is_packed_behind_everything_else() -> None:
    bare = [{"id": f"p{n}"} for n in range(30)]
    whole = [{**place, "text": {"en": [f"{place['id']} Buzułuk " * 400]}} for place in bare]
    whole[0]["doubt"] = {"en": ["Or not."]}
    block = StoryJson({"places": whole, "title": {"en": "Łódź"}}).content()
    told = json.loads(block)
    soon = json.loads(block[: told["laterAt"]] + b"}")
    left = [{**place, "text": None} for place in bare]
    left[0]["doubt"] = None
    assert soon == {"places": left, "title": {"en": "Łódź"}}
    texts = json.loads(unpacked(told["later"]))["places"]
    assert [
        {**place, **(texts or {})} for place, texts in zip(told["places"], texts, strict=True)
    ] == whole
    assert len(block) < len(json.dumps(whole)) / 4


@pytest.mark.parametrize("text", ["Tockoje", "Buzułuk", "Тоцкое", "a bear 🐻 in Edinburgh", '\\ "'])
def test_texts_of_many_places_stand_last_from_the_letter_that_is_named(text: str) -> None:
    whole = places(MANY_PLACES, text)
    block = StoryJson({"places": whole, "title": {"en": text}}).render()
    told = json.loads(block)
    letters = block.encode("utf-16-le")
    soon = json.loads(letters[: 2 * told["laterAt"]].decode("utf-16-le") + "}")
    assert soon["title"] == {"en": text}
    assert all(place.get("text") is None for place in soon["places"])
    assert list(told)[-2:] == ["later", "laterAt"]
    again = [
        {**place, **(texts or {})}
        for place, texts in zip(told["places"], told["later"]["places"], strict=True)
    ]
    assert again == whole


def test_each_element_of_ours_has_a_name_of_its_own() -> None:
    """folium numbers its elements, and its nameless ones are numbered anew while it renders."""
    elements = draw([{"id": "a", "name": "A", "lat": 50, "lon": 20}])._children
    assert len(elements) > 20
    assert [name for name in elements if name.startswith("macro_element")] == []
