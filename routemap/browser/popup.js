// @ts-check
/** What is told of a place. */

export class PopupControl extends L.Layer {
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
