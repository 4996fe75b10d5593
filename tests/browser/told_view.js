// Writes where the map is into the window's upper left corner, as black and white squares, in each frame that shows it:
// whoever has a picture of the frame knows what it should show. Three numbers of 24 bits, each a part of a whole:
// x and y of the corner, from a world before the world’s own in four worlds, and the zoom in 16. On a tall window the
// corner may lie beyond the end of the world, where Leaflet knows no latitude: it is reckoned from the middle.
(side) => {
  const strip = document.createElement("div");
  strip.style.cssText = `position:fixed;left:0;top:0;z-index:99999;height:${side}px;display:flex;pointer-events:none`;
  const squares = Array.from({ length: 72 }, () => document.createElement("i"));
  for (const square of squares) square.style.cssText = `width:${side}px;height:${side}px;background:#000`;
  strip.append(...squares);
  document.body.append(strip);
  const tell = () => {
    const half = map_1.getSize().divideBy(2 * 2 ** map_1.getZoom());
    const { x, y } = map_1.project(map_1.getCenter(), 0).subtract(half).divideBy(256);
    const numbers = [(x + 1) / 4, (y + 1) / 4, map_1.getZoom() / 16].map((part) =>
      Math.round(Math.max(0, Math.min(0.9999999, part)) * 2 ** 24),
    );
    squares.forEach((square, index) => {
      const bit = (numbers[Math.floor(index / 24)] >> (23 - (index % 24))) & 1;
      square.style.background = bit ? "#fff" : "#000";
    });
  };
  map_1.on("move zoom", tell);
  tell();
};
