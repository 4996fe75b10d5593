"""Today's map, which a reader may switch on -> its data."""

from __future__ import annotations

from collections.abc import Sequence

from itinerarium.compose.rich_text import rich_text
from itinerarium.compose.texts import texts_data
from itinerarium.language.control_texts import page_texts
from itinerarium.vocabulary.online_map import OnlineMap
from itinerarium.vocabulary.own_layers import ONLINE_MAP
from itinerarium.vocabulary.story import OnlineMapData, TextByLanguage


def online_map_data(online: OnlineMap, languages: Sequence[str]) -> OnlineMapData:
    """Today's map as a layer that is off, with whom it asks."""
    title = texts_data(online.title) or _said("onlineMap", "", languages)
    name = online.host.partition("://")[2]
    data: OnlineMapData = {
        "id": ONLINE_MAP,
        "title": title,
        "shown": False,
        "shapes": [],
        "note": _said("onlineMapNote", name, languages),
        "address": online.address,
        "host": online.host,
        "attribution": rich_text(online.attribution),
        "maxZoom": online.max_zoom,
    }
    if online.refuses_disk:
        data["refused"] = _said("onlineMapRefused", name, languages)
    return data


def _said(key: str, host: str, languages: Sequence[str]) -> TextByLanguage:
    return {one: page_texts(one)[key].replace("{host}", host) for one in languages}
