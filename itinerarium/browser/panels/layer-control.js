// @ts-check
/** One control for all layers: relief, the overlays of the period, names, borders of today. */
import { dayOfStop, firstDay } from "../data/dates.js";
import { isShownOn, mainKind } from "../data/overlays.js";
import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { iconButton, renameButton } from "../dom/icons.js";
import { overlaySample } from "../ground/overlay-signs.js";
import { ThemeChoice } from "./theme-choice.js";

/** The layer that is no overlay: the basemap's shaded relief. */
const RELIEF = "relief";

export class LayerControl extends L.Control {
  /** @param {Story} story @param {object} [options] */
  constructor(story, options = {}) {
    super(/** @type {L.ControlOptions} */ ({ position: "bottomright", ...options }));
    this.story = story;
    this.first = firstDay(story);
    this.overlays = layersOf(story);
    this.day = "";
    this.lang = story.languages[0];
    /** @type {L.Map} */
    this.map;
    this.button = iconButton("layers", "", () => this.open(this.panel.hidden));
    this.button.setAttribute("aria-controls", "layers-panel");
    this.heading = element("legend", { class: "layers-name" });
    /** @type {ReturnType<LayerControl["row"]>[]} */
    this.rows = [];
    /** @type {ThemeChoice | undefined} made with the rows */
    this.themes = undefined;
    /** @type {import("../state/state.js").State | undefined} the last one told */
    this.state = undefined;
    this.panel = element("div", { class: "layers-panel", id: "layers-panel", hidden: true });
    this.root = element("section", { class: "layers" }, this.panel, this.button);
    this.onKey = this.onKey.bind(this);
    this.onOutside = this.onOutside.bind(this);
    this.open(false);
  }

  /** What nobody sees before it is opened is made when the map is drawn. */
  fill() {
    if (this.themes) return;
    this.rows = [
      ...(this.story.ground ? [] : [this.row(RELIEF, null, 0)]),
      ...this.overlays.map((one, number) => this.row(one.id, one, number + 1)),
    ];
    this.themes = new ThemeChoice((theme) => this.map.fire("itinerarium:ask", { patch: { theme } }));
    const layers = element("fieldset", { class: "layers-set" }, this.heading, ...this.rows.map(({ root }) => root));
    this.panel.append(this.themes.root, layers);
    if (this.state) this.themes.show(this.state);
    this.name();
  }

  /**
   * A layer's checkbox with its name, a sample of its line and what is to be known of it.
   * @param {string} id
   * @param {Layer | null} overlay null for the relief
   * @param {number} number which no other row has; an id may have spaces
   */
  row(id, overlay, number) {
    const about = `layers-note-${number}`;
    const box = /** @type {HTMLInputElement} */ (
      element("input", {
        type: "checkbox",
        id: `layer-${id}`,
        checked: overlay?.shown ?? true,
        "data-layer": id,
        "aria-describedby": about,
      })
    );
    const name = element("span", { class: "layer-title" });
    const note = element("p", { class: "layer-note", id: about });
    box.disabled = isRefused(overlay);
    box.addEventListener("change", () => this.tell());
    const root = element(
      "div",
      { class: "layer" },
      element("label", { class: "layer-label", for: `layer-${id}` }, box, name, sample(overlay)),
      note,
    );
    return { id, overlay, box, name, note, root };
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.map = map;
    L.DomEvent.disableClickPropagation(this.root);
    L.DomEvent.disableScrollPropagation(this.root);
    this.root.addEventListener("keydown", this.onKey);
    document.addEventListener("pointerdown", this.onOutside);
    map.on("itinerarium:change", this.hear, this);
    map.on("itinerarium:day", this.hearDay, this);
    map.once("itinerarium:drawn", this.fill, this);
    return this.root;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("itinerarium:drawn", this.fill, this);
    map.off("itinerarium:day", this.hearDay, this);
    map.off("itinerarium:change", this.hear, this);
    document.removeEventListener("pointerdown", this.onOutside);
    this.root.removeEventListener("keydown", this.onKey);
    document.documentElement.removeAttribute("data-layers");
  }

  /** @param {boolean} wanted */
  open(wanted) {
    if (wanted) {
      this.fill();
      this.name();
    }
    this.panel.hidden = !wanted;
    document.documentElement.toggleAttribute("data-layers", wanted);
    this.button.setAttribute("aria-expanded", String(wanted));
  }

  /** Esc closes the panel and nothing else. @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.preventDefault();
    this.open(false);
    this.button.focus();
  }

  /** @param {PointerEvent} event */
  onOutside(event) {
    if (event.target instanceof Node && !this.root.contains(event.target)) this.open(false);
  }

  /** @param {string} id */
  switchOn(id) {
    this.fill();
    for (const row of this.rows) if (row.id === id) row.box.checked = true;
    this.tell();
  }

  /** Tell the map's layers which of them are switched on. */
  tell() {
    const shown = Object.fromEntries(this.rows.map(({ id, box }) => [id, box.checked]));
    this.map.getContainer().classList.toggle("is-without-relief", !shown[RELIEF]);
    this.map.fire("itinerarium:layers", { shown });
  }

  /** @param {{state: import("../state/state.js").State, previous: import("../state/state.js").State}} event */
  hear({ state, previous }) {
    this.state = state;
    this.lang = state.lang;
    if (state.stop !== previous.stop) this.day = dayOfStop(this.story, state.stop);
    this.themes?.show(state);
    if (state.layer && state.layer !== previous.layer) this.switchOn(state.layer);
    this.name();
  }

  /** @param {{day: string}} event */
  hearDay({ day }) {
    this.day = day;
    if (!this.panel.hidden) this.name();
  }

  name() {
    renameButton(this.button, word(this.lang, "layers"));
    this.heading.textContent = word(this.lang, "layers");
    for (const { overlay, name, note, root } of this.rows) {
      const isNow = this.hasShapes(overlay);
      name.textContent = overlay
        ? (inLanguage(overlay.title, this.lang) ?? overlay.id)
        : word(this.lang, "layerRelief");
      const notes = [
        isNow ? "" : word(this.lang, "layerNotNow"),
        inLanguage(isRefused(overlay) ? overlay?.refused : overlay?.note, this.lang) ?? "",
      ];
      note.textContent = notes.filter(Boolean).join(" ");
      root.classList.toggle("is-not-now", !isNow);
    }
  }

  /** Whether anything of an overlay is of the day shown. @param {Overlay | null} overlay */
  hasShapes(overlay) {
    if (!overlay?.shapes.length) return true;
    return overlay.shapes.some((/** @type {Shape} */ shape) => isShownOn(shape, this.day, this.first));
  }
}

/** @typedef {Overlay & {refused?: TextByLanguage}} Layer an overlay, or a picture that has no shapes */

/** @param {Story} story @returns {Layer[]} */
function layersOf({ overlays = [], plans = [], onlineMap }) {
  const pictures = [...plans, ...(onlineMap ? [onlineMap] : [])];
  return [...overlays, .../** @type {Layer[]} */ (/** @type {unknown} */ (pictures))];
}

/** Whether a server would send nothing to this page. @param {Layer | null} layer */
function isRefused(layer) {
  return Boolean(layer?.refused) && location.protocol === "file:";
}

/** How an overlay's lines look; nothing for one without lines. @param {Overlay | null} overlay */
function sample(overlay) {
  const kind = overlay ? mainKind(overlay) : "";
  if (!overlay || !kind) return null;
  return overlaySample(
    kind,
    overlay.shapes.some((/** @type {Shape} */ shape) => shape.closed && shape.kind === kind),
  );
}
