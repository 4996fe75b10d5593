// @ts-check
/** Deferred controls: made once the map is drawn, so that the map appears sooner. */

import { unpackedText } from "../data/inflate.js";

/**
 * Make controls when the conductor says that the map is drawn; they then hear what the others have heard.
 * @param {L.Map} map
 * @param {string} block the id of the block with the script that they need
 * @param {() => {hear: (event: import("../events.js").PageEvents["itinerarium:change"]) => void}[]} make gives them, on the map already
 */
export function whenDrawn(map, block, make) {
  map.once(
    "itinerarium:drawn",
    (/** @type {{state: import("./state.js").State, previous: import("./state.js").State}} */ { state, previous }) => {
      runScript(block);
      for (const control of make()) if (state.lang) control.hear({ state, previous });
    },
  );
}

/** Run the packed script in a block, whose hash the page's policy names; it is there until then. @param {string} id */
function runScript(id) {
  const block = document.getElementById(id);
  const script = document.createElement("script");
  script.textContent = unpackedText(block?.textContent ?? "");
  block?.replaceWith(script);
}
