() => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const rgb = (colour) => {
    if (!colours.has(colour)) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      colours.set(colour, [...context.getImageData(0, 0, 1, 1).data].slice(0, 3));
    }
    return colours.get(colour);
  };
  const opacity = (node) => (node ? Number(getComputedStyle(node).opacity) * opacity(node.parentElement) : 1);
  const paint = (node) => rgb(getComputedStyle(node)[node instanceof SVGElement ? "fill" : "color"]);
  const isOnScreen = ({ left, top, right, bottom }) => {
    const x = (left + right) / 2;
    const y = (top + bottom) / 2;
    return right - left >= 4 && bottom - top >= 6 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  };
  const isCovered = (parent, { left, top, right, bottom }) => {
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (parent.closest(".names")) return Boolean(above?.closest(".leaflet-control, .leaflet-popup, .read"));
    return above && !parent.contains(above) && !above.contains(parent);
  };
  const passedOver = "script, style, select, .spoken-only, [aria-disabled=true], :disabled";
  const texts = [];
  const walker = document.createTreeWalker(
    document.querySelector("dialog[open]") ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const parent = walker.currentNode.parentElement;
    if (!text || parent.closest(passedOver)) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      if (!isOnScreen(box) || isCovered(parent, box)) continue;
      const { left, top, right, bottom } = box;
      texts.push({
        text: text.slice(0, 40),
        box: [left, top, right, bottom],
        colour: paint(parent),
        opacity: opacity(parent),
      });
    }
  }
  return texts;
};
