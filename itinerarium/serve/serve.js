// @ts-check
/** What `serve` adds to a page: it shows problems over the map, and reloads the page where it was. */
"use strict";
{
  const KEY = "itinerarium-serve";
  const version = document.currentScript?.dataset.version ?? "";
  /** @type {any} */
  let map = null;
  /** @type {{legend?: boolean, contents?: boolean}} */
  let panels = {};

  /** Where the reader is, beyond what the address says. */
  const view = () => ({
    center: map?.getCenter(),
    zoom: map?.getZoom(),
    panels,
    scrolled: scrolling().map((element) => [nameOf(element), element.scrollTop]),
  });

  const scrolling = () => [...document.querySelectorAll("*")].filter((element) => element.scrollTop > 0);

  /** @param {Element} element */
  const nameOf = (element) =>
    element.id
      ? `#${CSS.escape(element.id)}`
      : [element.localName, ...element.classList].map((name) => CSS.escape(name)).join(".");

  const reload = () => {
    if (map) sessionStorage.setItem(KEY, JSON.stringify(view()));
    location.reload();
  };

  const putBack = () => {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (!kept) return;
    const { center, zoom, panels: open, scrolled } = JSON.parse(kept);
    map.fire("itinerarium:ask", { patch: open });
    map.setView(center, zoom, { animate: false });
    for (const [name, top] of scrolled) {
      const element = document.querySelector(name);
      if (element) element.scrollTop = top;
    }
    document.documentElement.dataset.served = "back";
  };

  const whenReady = () => {
    if (document.documentElement.dataset.ready === "true") putBack();
    else requestAnimationFrame(whenReady);
  };

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} [style]
   */
  const element = (name, text, style = "") =>
    Object.assign(document.createElement(name), { textContent: text, className: style });

  /** @param {any} problem */
  const where = ({ file, line, column }) =>
    [file, ...(line ? [line] : []), ...(line && column ? [column] : [])].join(":");

  /** @param {any} problem */
  const paragraph = (problem) => {
    const item = document.createElement("li");
    item.append(element("p", `${where(problem)} ${problem.code}`, "serve-where"), element("p", problem.message));
    if (problem.excerpt) item.append(element("pre", problem.excerpt));
    if (problem.help) item.append(element("p", `Help: ${problem.help}`));
    return item;
  };

  /** @param {number} number @param {string} name */
  const counted = (number, name) => (number ? [`${number} ${name}${number === 1 ? "" : "s"}`] : []);

  /** @param {any[]} problems */
  const show = (problems) => {
    const old = document.querySelector(".serve-problems");
    const wasOpen = Boolean(old?.querySelector("details")?.open);
    old?.remove();
    if (!problems.length) return;
    const errors = problems.filter((one) => one.severity === "error").length;
    const panel = element("section", "", "serve-problems");
    panel.dataset.severity = errors ? "error" : "warning";
    panel.setAttribute("role", errors ? "alert" : "status");
    const folded = document.createElement("details");
    folded.open = errors > 0 || wasOpen;
    const summary = [...counted(errors, "problem"), ...counted(problems.length - errors, "warning")].join(", ");
    const list = document.createElement("ol");
    list.append(...problems.map(paragraph));
    folded.append(
      element("summary", errors && map ? `${summary}. The map behind is the last good one.` : summary),
      list,
    );
    panel.append(folded);
    document.body.append(panel);
  };

  if (typeof L !== "undefined") {
    L.Map.addInitHook(
      /** @this {any} */ function () {
        if (map) return;
        map = this;
        map.on("itinerarium:change", (/** @type {any} */ { state }) => {
          panels = { legend: state.legend, contents: state.contents };
        });
        whenReady();
      },
    );
  }

  new EventSource("/changes").onmessage = ({ data }) => {
    const { version: now, problems } = JSON.parse(data);
    if (now !== version) reload();
    else show(problems);
  };
}
