// @ts-check
/** The places of the story. */

export class PlaceLayer extends L.Layer {
  /** @param {any} story @param {object} [options] */
  constructor(story, options = {}) {
    super();
    L.Util.setOptions(this, { ...options });
    this.story = story;
  }

  onAdd() {
    return this;
  }

  onRemove() {
    return this;
  }
}
