() => new Promise((done) => {
  const two = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    done(performance.now());
  }));
  if (document.readyState === "complete") two();
  else addEventListener("load", two);
})
