// @ts-check
/** Names that the map has of its own accord: they come once the story's own are there. */

import { unpackNames } from "./unpack-names.js";

export class ReferenceNames extends L.Layer {
  /** @param {NamesData} data see itinerarium/basemap/names.py @param {object} [options] */
  constructor(data, options = {}) {
    super(options);
    this.data = data;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    map.fire("itinerarium:reference", { names: unpackNames(this.data) });
    return this;
  }

  onRemove() {
    return this;
  }

  /** Nothing of the state matters to it. */
  hear() {}
}
