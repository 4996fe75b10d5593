// @ts-check
/**
 * What folium's markers, popups and icons expect of a page, for one without jQuery, AwesomeMarkers and remote pictures.
 * HTML arrives as a tree, ["p", {class: "note"}, "text", ...], and is built node by node: nothing in it can run, and a
 * style goes through the object model, which the page's policy allows.
 */
/** @typedef {string | [string, Record<string, string>, ...any[]]} Tree */
((namespace, pictures) => {
  const SVG = "http://www.w3.org/2000/svg";
  const COLOURS = {
    red: "#c8322b",
    darkred: "#8e2323",
    lightred: "#f08a7e",
    orange: "#e98a15",
    beige: "#e8c79a",
    green: "#5a9a2f",
    darkgreen: "#3f6b2a",
    lightgreen: "#a5d65c",
    blue: "#2f7fc1",
    darkblue: "#1f4e80",
    cadetblue: "#436978",
    lightblue: "#7fc4e8",
    purple: "#b44ea8",
    darkpurple: "#593869",
    pink: "#f08fc8",
    white: "#f7f7f7",
    gray: "#6b6b6b",
    lightgray: "#a9a9a9",
    black: "#2b2b2b",
  };

  /** @param {Tree} tree @param {Element} parent */
  function append(tree, parent) {
    if (typeof tree === "string") return parent.append(tree);
    const [tag, attributes, ...children] = tree;
    const inSvg = tag === "svg" || (parent.namespaceURI === SVG && parent.localName !== "foreignObject");
    const node = /** @type {any} */ (inSvg ? document.createElementNS(SVG, tag) : document.createElement(tag));
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "style") node.style.cssText = value;
      else node.setAttribute(name, value);
    }
    for (const child of children) append(child, node);
    parent.append(node);
  }

  /** The nodes of some trees in one element. @param {Tree[]} trees @param {string} [style] */
  function content(trees, style = "") {
    const node = document.createElement("div");
    node.style.cssText = style;
    for (const tree of trees) append(tree, node);
    return node;
  }

  /** @param {any} value of a feature's property */
  function shown(value, /** @type {boolean} */ localize) {
    if (value === null || value === undefined) return "";
    if (typeof value === "object") return JSON.stringify(value);
    return localize ? value.toLocaleString() : String(value);
  }

  /**
   * The properties of a feature as a table of plain texts.
   * @param {any} layer
   * @param {{fields: string[], aliases: any[], labels: boolean, localize: boolean}} options
   */
  function table(layer, { fields, aliases, labels, localize }) {
    const node = document.createElement("table");
    fields.forEach((field, index) => {
      const row = node.insertRow();
      if (labels)
        row.append(Object.assign(document.createElement("th"), { textContent: shown(aliases[index], localize) }));
      row.insertCell().textContent = shown(layer.feature.properties[field], localize);
    });
    const box = document.createElement("div");
    box.append(node);
    return box;
  }

  /** @param {string} fill @param {string} dot */
  function pin(fill, dot) {
    const image = document.createElementNS(SVG, "svg");
    const parts = [
      ["path", { d: "M12.5 40.5C10 31 1 22 1 12.5a11.5 11.5 0 0 1 23 0C24 22 15 31 12.5 40.5Z", fill, stroke: "#fff" }],
      ["circle", { cx: "12.5", cy: "12.5", r: "4.5", fill: dot }],
    ];
    for (const [name, value] of Object.entries({ viewBox: "0 0 25 41", width: "25", height: "41" }))
      image.setAttribute(name, value);
    for (const part of parts) append(/** @type {Tree} */ (part), image);
    return `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(image))}`;
  }

  /** `folium.Icon` in a plain form: a pin in the marker's colour with a dot where the sign would be. */
  class PinIcon extends L.Icon {
    /** @param {any} given as AwesomeMarkers takes them */
    constructor(given) {
      const { markerColor = "blue", iconColor = "white", ...options } = given;
      const fill = /** @type {any} */ (COLOURS)[markerColor] ?? markerColor;
      const { iconSize, iconAnchor, popupAnchor, tooltipAnchor, shadowSize } = L.Icon.Default.prototype.options;
      const sizes = { iconSize, iconAnchor, popupAnchor, tooltipAnchor, shadowSize, shadowUrl: pictures.shadowUrl };
      super({ ...sizes, ...options, iconUrl: pin(fill, iconColor) });
    }
  }

  const { createIcon } = L.DivIcon.prototype;
  L.DivIcon.include({
    /** Builds the HTML of folium's icons anew for each marker. @param {HTMLElement} [old] */
    createIcon(old) {
      if (this.options.trees) this.options.html = content(this.options.trees);
      return createIcon.call(this, old);
    },
  });

  L.Icon.Default.imagePath = "";
  L.Icon.Default.mergeOptions(pictures);
  /** @type {any} */ (L).AwesomeMarkers = { Icon: PinIcon, icon: (/** @type {any} */ options) => new PinIcon(options) };
  namespace.folium = {
    content,
    table,
  };
})(/** @type {any} */ (globalThis).Itinerarium, /** @type {any} */ ("PICTURES"));
