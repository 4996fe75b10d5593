() => {
  const box = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return [left, top, width, height].map(Math.round).join(" ");
  };
  const ownText = (node) =>
    [...node.childNodes]
      .filter((child) => child.nodeType === 3)
      .map((child) => child.data)
      .join("");
  const attributes = (node) =>
    [...node.attributes]
      .filter(
        ({ name, value }) =>
          name !== "id" &&
          name !== "style" &&
          name !== "viewBox" &&
          !name.endsWith("by") &&
          name !== "aria-controls" &&
          value.length < 500,
      )
      .map(({ name, value }) => `${name}=${value.trim()}`)
      .sort()
      .join(" ");
  // A name stays where it stood while it can, so that names tell of what was before.
  const shown = [...document.body.querySelectorAll("*:not(.names *, g)")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(
      (node) =>
        `${node.localName} ${attributes(node)} [${box(node)}] ${node.value ?? ""}${node.checked ?? ""} ${ownText(node)}`,
    );
  const { lat, lng } = map_1.getCenter();
  const active = document.activeElement?.className ?? "";
  const root = document.documentElement;
  return [
    `html ${attributes(root)} ${root.style.cssText}`,
    `view ${lat.toFixed(4)} ${lng.toFixed(4)} ${map_1.getZoom().toFixed(3)}`,
    `address ${location.hash}`,
    `focus ${document.activeElement?.localName} ${typeof active === "string" ? active : ""}`,
    `scrolled ${scrollX} ${scrollY}`,
    `styles ${document.adoptedStyleSheets.length} ${document.styleSheets.length}`,
    `names ${Object.keys(window).sort().join(" ")}`,
    `stored ${Object.keys(localStorage).length} ${Object.keys(sessionStorage).length}`,
    `listeners ${Object.entries(map_1._events)
      .map(([name, all]) => `${name} ${all.length}`)
      .sort()
      .join(", ")}`,
    ...shown,
  ];
};
