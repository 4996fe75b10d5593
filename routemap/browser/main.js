// @ts-check
/** Everything that the page uses: the entry that inline.py starts from. */
import { createMap } from "./map.js";
import { pageData } from "./data.js";
import { Conductor } from "./conductor.js";
