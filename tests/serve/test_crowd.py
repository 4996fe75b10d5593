"""A class opens the served page at one time."""

from __future__ import annotations

import http.client
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from itinerarium.serve.latest import Latest, Snapshot
from itinerarium.serve.server import listening

CLIENTS, REQUESTS = 200, 400


def test_all_requests_of_two_hundred_clients_succeed() -> None:
    latest = Latest()
    latest.put(Snapshot(b"x" * 500_000, "1"))
    with listening(latest, b"", 0) as server, ThreadPoolExecutor(CLIENTS) as clients:

        def answer(_: int) -> tuple[int, int]:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
            connection.request("GET", "/")
            given = connection.getresponse()
            content = given.status, len(given.read())
            connection.close()
            return content

        answers = Counter(clients.map(answer, range(REQUESTS)))
    assert answers == {(200, 500_000): REQUESTS}
