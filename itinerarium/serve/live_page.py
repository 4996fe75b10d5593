"""A finished page -> the page as served, with the script that reloads it and shows problems.

The page on disk stays as it was built: script, style and the leave to ask this server for changes
are put only into what is sent.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from markupsafe import escape

from itinerarium.page.html import content_security_policy

FOLDER = Path(__file__).parent
_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')
_SOURCES = re.compile(r"script-src ([^;]*); style-src ([^;]*);")
LAST_SCRIPT = b"<script>"


def version_of(page: bytes) -> str:
    """A short name of a page's content: the same page has the same one."""
    return hashlib.sha256(page).hexdigest()[:16]


def with_live_reload(page: bytes, version: str) -> bytes:
    """The page with our script before its last one, which makes the map."""
    style, script = _text("serve.css"), _text("serve.js")
    head, last, tail = page.rpartition(LAST_SCRIPT)
    added = f'<style>{style}</style>\n<script data-version="{version}">{script}</script>\n'
    return _POLICY.sub(_widened, head, count=1) + added.encode("utf-8") + last + tail


def problems_page(story: str) -> bytes:
    """The page of a story that has never been drawn: only our script, which says why."""
    html = _text("problems.html")
    parts = {"script": _text("serve.js"), "style": _text("serve.css")}
    policy = content_security_policy(_inline(**parts)) + "; connect-src 'self'"
    texts = {**parts, "policy": policy, "story": str(escape(story))}
    return re.sub(r"\{\{ (\w+) \}\}", lambda found: texts[found[1]], html).encode("utf-8")


def _widened(found: re.Match[bytes]) -> bytes:
    """The page's policy, which lets our script and style in and the page ask this server."""
    ours = content_security_policy(_inline(_text("serve.js"), _text("serve.css")))
    script, style = _SOURCES.search(ours).groups()  # type: ignore[union-attr]  # our own policy
    policy = found[0].replace(b"script-src ", f"script-src {script} ".encode())
    policy = policy.replace(b"style-src ", f"style-src {style} ".encode())
    return policy[:-1] + b"; connect-src 'self'\""


def _inline(script: str, style: str) -> str:
    return f"<script>{script}</script><style>{style}</style>"


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
