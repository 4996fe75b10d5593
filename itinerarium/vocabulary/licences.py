"""A licence as people write it -> the address of its text, and whether all may use what has it."""

from __future__ import annotations

import re

CREATIVE_COMMONS = re.compile(
    r"cc[ -](by(?:-(?:nc|sa|nd))*)[ -]?"
    r"(?:([1-4]\.[0-9])(?:[,-][1-4]\.[0-9])*)?(?:[ -]([a-z]{2,3}))?",
    re.IGNORECASE,
)
ZERO = re.compile(r"cc[ -]?(?:0|zero)(?:[ -]1\.0)?", re.IGNORECASE)
PUBLIC_DOMAIN = re.compile(
    r"public domain(?: mark)?(?: 1\.0)?|pdm?(?:[ -]1\.0|-(?:old|self|art|usgov)[\w-]*)?"
    r"|no restrictions",
    re.IGNORECASE,
)
FREE_OTHERS = re.compile(
    r"(?:gfdl|fal|ogl)(?:[ -]?v?[0-9.]+)?(?:\+)?|attribution|copyrighted free use", re.IGNORECASE
)
LATEST = "4.0"
ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/"
    r"(?:licenses/([a-z-]+)/([0-9.]+)(?:/([a-z]{2,3}))?|publicdomain/(zero|mark)/[0-9.]+)"
    r"(?:/(?:deed|legalcode)[.a-z-]*)?/?",
    re.IGNORECASE,
)


def licence_address(name: str) -> str:
    """Where the text of a licence is; empty for one that is not known."""
    if found := CREATIVE_COMMONS.fullmatch(name.strip()):
        terms, version, country = found[1].lower(), found[2] or LATEST, found[3]
        port = f"{country.lower()}/" if country else ""
        return f"https://creativecommons.org/licenses/{terms}/{version}/{port}"
    if ZERO.fullmatch(name.strip()):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if PUBLIC_DOMAIN.fullmatch(name.strip()):
        return "https://creativecommons.org/publicdomain/mark/1.0/"
    return ""


def is_free(name: str) -> bool:
    """Whether a licence lets everybody use a work for any purpose, changed or not."""
    plain = name.strip()
    if found := CREATIVE_COMMONS.fullmatch(plain):
        return not {"nc", "nd"} & set(found[1].lower().split("-"))
    return any(one.fullmatch(plain) for one in (ZERO, PUBLIC_DOMAIN, FREE_OTHERS))


def licence_at(address: str) -> str:
    """The name of the licence whose text stands at an address; the address of an unknown one."""
    found = ADDRESS.fullmatch(address.strip())
    if not found:
        return address.strip()
    terms, version, country, public = found.groups()
    if public:
        return "CC0" if public.casefold() == "zero" else "Public domain"
    return " ".join(filter(None, (f"CC {terms.upper()}", version, country)))
