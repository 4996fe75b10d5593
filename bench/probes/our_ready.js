() => new Promise((done) => {
  const page = document.documentElement;
  const look = () => page.dataset.ready === "true" && done(performance.now());
  new MutationObserver(look).observe(page, { attributes: true });
  look();
})
