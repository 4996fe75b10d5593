"""A page's HTML -> every way in which it could make a request."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from itinerarium.assets.packed import PACKED_SCRIPT, unpacked
from itinerarium.offline.scan import Inline, Scan, Tag, loads
from itinerarium.problems.problem import problem, shown
from itinerarium.vocabulary.atlas import Cell
from itinerarium.vocabulary.errors import Problem

_OWN = re.compile(r"\s*(?:data:|blob:|#|$)", re.IGNORECASE)
_OWN_CSS = re.compile(r"url\(\s*(?:'(?:data:|#)[^']*'|\"(?:data:|#)[^\"]*\"|(?:data:|#)[^)]*)\s*\)")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FETCHES = re.compile(r"@import[^;]*|\b(?:url|src)\([^)]*\)?|\w+://[^\s\"')]*", re.IGNORECASE)
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


def problems_of_page(file: str, scan: Scan) -> Iterator[Problem]:
    """What the page would fetch, and where its policy allows more than it needs."""
    yield from _policy_problems(file, scan, online_host(scan))
    for line, column in scan.comments:
        yield problem("P904", Cell(file, line, column), what="a comment, which may hide anything")
    for tag in scan.tags:
        for name, address in _fetched(tag):
            what = f"<{tag.name} {name}={shown(address)}>"
            yield problem("P904", _at(file, tag), what=what)
    for tag, css in _styles(scan):
        for found in _FETCHES.findall(_OWN_CSS.sub("", _CSS_COMMENT.sub("", css))):
            yield problem("P904", _at(file, tag), what=f"{shown(found)} in a style")


def inline_counts(scan: Scan) -> tuple[int, int]:
    """How many scripts that run, and how many styles, are in the page."""
    return len(_inline(scan, "script")), len(_inline(scan, "style"))


def online_host(scan: Scan) -> str:
    """The host of today's map, which a reader may switch on; empty where the story has none."""
    for one in scan.inline:
        if one.tag.attributes.get("id") == "story-data" and '"onlineMap"' in one.text:
            host: str = json.loads(one.text).get("onlineMap", {}).get("host", "")
            return host
    return ""


def _fetched(tag: Tag) -> Iterator[tuple[str, str]]:
    """The attributes of a tag whose address is fetched, and the address."""
    if tag.name == "meta" and _equivalent(tag) == "refresh":
        yield "http-equiv", tag.attributes.get("content", "")
    if "srcdoc" in tag.attributes:
        yield "srcdoc", tag.attributes["srcdoc"]
    if tag.name == "link" and tag.attributes.get("rel", "") in loads()["links"]["harmless"]:
        return
    for name, elements in loads()["attributes"].items():
        address = tag.attributes.get(name, "")
        if (tag.name in elements or "*" in elements) and not _OWN.match(address):
            yield name, address


def _equivalent(tag: Tag) -> str:
    """The header that a <meta> stands for."""
    return tag.attributes.get("http-equiv", "").strip().casefold()


def _styles(scan: Scan) -> Iterator[tuple[Tag, str]]:
    yield from ((one.tag, one.text) for one in _inline(scan, "style"))
    yield from ((tag, tag.attributes["style"]) for tag in scan.tags if "style" in tag.attributes)


def _policy_problems(file: str, scan: Scan, host: str) -> Iterator[Problem]:
    """What is wrong with the content security policy, which stops requests that were overlooked."""
    metas = [tag for tag in scan.tags if _equivalent(tag) == POLICY]
    if not metas:
        yield problem("P901", Cell(file, 0, 0), found="none")
        return
    first = scan.tags.index(metas[0])
    early = [tag for tag in scan.tags[:first] if tag.name not in ("html", "head")]
    if early:
        found = f"one that stands after <{early[0].name}>"
        yield problem("P901", _at(file, metas[0]), found=found)
    policy = _directives(metas[0].attributes.get("content", ""))
    yield from _directive_problems(_at(file, metas[0]), policy, host)
    for directive, name in loads()["policy"]["hashes"].items():
        named, pieces = policy.get(directive, []), _inline(scan, name)
        yield from _hash_problems(file, metas[0], directive, named, pieces)


POLICY = "content-security-policy"


def _directives(content: str) -> Mapping[str, list[str]]:
    """The policy's directives; of one that stands twice the first counts, as in a browser."""
    pairs = [part.split() for part in content.split(";") if part.split()]
    return {words[0].casefold(): words[1:] for words in reversed(pairs)}


def _directive_problems(at: Cell, policy: Mapping[str, list[str]], host: str) -> Iterator[Problem]:
    rules = loads()["policy"]
    for directive, words in rules["exactly"].items():
        if policy.get(directive) != words:
            found = " ".join(policy.get(directive, [])) or "nothing"
            yield problem("P902", at, directive=directive, expected=" ".join(words), found=found)
    for directive in policy.keys() - rules["exactly"].keys() - rules["hashes"].keys():
        allowed = rules["at_most"].get(directive, ["'none'"])
        if host and directive == "img-src":
            allowed = [*allowed, host]
        for word in policy[directive]:
            if word not in allowed:
                expected = " ".join(allowed)
                yield problem("P902", at, directive=directive, expected=expected, found=word)


def _hash_problems(
    file: str, meta: Tag, directive: str, named: Sequence[str], pieces: Sequence[Inline]
) -> Iterator[Problem]:
    """Each piece must have its hash in the policy, and each hash its piece."""
    hashes = {_hash(_as_it_runs(piece)): piece.tag for piece in pieces}
    for digest, tag in hashes.items():
        if digest not in named:
            yield problem("P903", _at(file, tag), element=tag.name, directive=directive)
    for word in named:
        if word not in hashes and word != "'none'":
            expected = (
                f"the hash of each {directive.partition('-')[0]} in the page and nothing else"
            )
            found = "the hash of none" if _HASH.fullmatch(word) else word
            at = _at(file, meta)
            yield problem("P902", at, directive=directive, expected=expected, found=found)


def _inline(scan: Scan, name: str) -> list[Inline]:
    """The styles, or the scripts that run: those with data are none."""
    data = loads()["scripts"]["data"]
    return [
        one
        for one in scan.inline
        if one.tag.name == name and one.tag.attributes.get("type", "").casefold() not in data
    ]


def _as_it_runs(piece: Inline) -> str:
    """A packed script as the page unpacks it; one that cannot be unpacked is named as it stands."""
    if piece.tag.attributes.get("type", "").casefold() != PACKED_SCRIPT:
        return piece.text
    try:
        return unpacked(piece.text)
    except (ValueError, OSError, EOFError, zlib.error):
        return piece.text


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _at(file: str, tag: Tag) -> Cell:
    return Cell(file, tag.line, tag.column)
