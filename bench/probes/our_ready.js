() =>
  new Promise((done) => {
    const look = () => {
      const page = document.documentElement;
      if (!page)
        setTimeout(look); // a document that has just begun
      else if (page.dataset.ready === "true") done(performance.now());
      else
        new MutationObserver((_, watch) => {
          watch.disconnect();
          look();
        }).observe(page, { attributes: true });
    };
    look();
  });
