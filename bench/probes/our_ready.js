() => new Promise((done) => {
  const look = () => document.documentElement.dataset.ready === "true"
    ? done(performance.now()) : requestAnimationFrame(look);
  look();
})
