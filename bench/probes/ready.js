() =>
  new Promise((done) => {
    const two = () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          done(performance.now());
        }),
      );
    if (document.readyState !== "loading") two();
    else addEventListener("DOMContentLoaded", two);
  });
