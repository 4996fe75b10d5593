"""The floor: pandas reads, json writes; no map, no check."""

import json
import sys
from pathlib import Path

from common import read

places, routes = read(Path(sys.argv[1]))
data = {"places": places.to_dict("records"), "routes": routes}
with Path(sys.argv[2]).open("w", encoding="utf-8") as file:
    json.dump(data, file, ensure_ascii=False)
