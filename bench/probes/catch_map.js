// Keeps the first map that Leaflet makes: ours is inside a script's own scope.
let leaflet;
Object.defineProperty(window, "L", {
  configurable: true,
  get: () => leaflet,
  set: (value) => {
    leaflet = value;
    value.Map?.addInitHook(function () {
      window.benchMap ??= this;
    });
  },
});
