// Writes where the map is into the window's upper left corner, as black and white squares, in each frame that shows it:
// whoever has a picture of the frame knows what it should show. Three numbers of 24 bits, each a part of a whole:
// x and y of the corner in the world, and the zoom in 16.
(side) => {
  const strip = document.createElement("div");
  strip.style.cssText = `position:fixed;left:0;top:0;z-index:99999;height:${side}px;display:flex;pointer-events:none`;
  const squares = Array.from({ length: 72 }, () => document.createElement("i"));
  for (const square of squares) square.style.cssText = `width:${side}px;height:${side}px;background:#000`;
  strip.append(...squares);
  document.body.append(strip);
  const tell = () => {
    const { x, y } = map_1.project(map_1.containerPointToLatLng([0, 0]), 0);
    const numbers = [x / 256, y / 256, map_1.getZoom() / 16].map((part) =>
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
