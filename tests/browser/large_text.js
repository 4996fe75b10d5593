// What a reader with large letters cannot press or read on the page as it stands: a list of complaints.
() => {
  const SLACK = 2;
  const SMALLEST = 24;
  const MAP_PART = 0.15;
  const CONTROLS = "button, a[href], select, input, summary, [role=slider]";
  const root =
    document.querySelector("dialog[open]") ??
    (document.documentElement.dataset.teacher !== undefined && document.querySelector(".teacher")) ??
    null;
  const stage = root || document.querySelector("html[data-read] .read") || document.body;
  const hasMap = stage === document.body;
  const isSeen = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isOurs = (node) =>
    isSeen(node) &&
    !node.closest(".leaflet-map-pane, .spoken-only") &&
    (!hasMap || !node.closest(".read")) &&
    !isSpokenOnly(node);
  const isSpokenOnly = (node) => {
    for (let at = node; at; at = at.parentElement) if (getComputedStyle(at).clipPath === "inset(50%)") return true;
    return false;
  };
  const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const window_ = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const both = (one, other) => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  /** A line of letters is higher than it is set. */
  const grown = ({ left, top, right, bottom }) => ({ left, top: top - 6, right, bottom: bottom + 6 });
  const isEmpty = ({ left, top, right, bottom }) => right - left < SLACK || bottom - top < SLACK;
  const meet = (one, other) => !isEmpty(both(one, other));
  const isInside = (one, other) =>
    one.left >= other.left - SLACK &&
    one.right <= other.right + SLACK &&
    one.top >= other.top - SLACK &&
    one.bottom <= other.bottom + SLACK;
  const nameOf = (node) =>
    `${node.localName}.${String(node.className.baseVal ?? node.className).split(" ")[0]} “${node.textContent.trim().slice(0, 24)}”`;

  /** What is seen of a box, and whether something cuts it that cannot be scrolled. */
  const shownOf = (box, node) => {
    let shown = plain(box);
    let isCut = false;
    for (let at = node.parentElement; at && at !== document.documentElement; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      if (overflowX !== "visible" || overflowY !== "visible") {
        if (
          overflowY === "hidden" &&
          (box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK) &&
          !isEmpty(shown)
        )
          isCut = true;
        if ((box.left < frame.left - SLACK || box.right > frame.right + SLACK) && !isEmpty(shown)) isCut = true;
        shown = both(shown, frame);
        if (/auto|scroll/.test(overflowY)) box = both(box, frame); // the rest can be scrolled to
        if (isEmpty(shown)) return { shown, isCut: false };
      }
      if (position === "fixed" || at.localName === "dialog") break;
    }
    return { shown: both(shown, window_), isCut: isCut || !isInside(shown, window_) };
  };

  const faults = new Set();
  const seen = [];
  for (const node of stage.querySelectorAll(CONTROLS)) {
    if (!isOurs(node)) continue;
    const pressed = node.closest("label") ?? node;
    const box = pressed.getBoundingClientRect();
    if (Math.min(box.width, box.height) < SMALLEST && !getComputedStyle(node).display.startsWith("inline"))
      faults.add(`${nameOf(node)} is only ${Math.round(box.width)} by ${Math.round(box.height)}`);
    const { shown, isCut } = shownOf(box, node);
    if (isCut) faults.add(`${nameOf(node)} is cut`);
    if (isEmpty(shown)) continue;
    const above = document.elementFromPoint((shown.left + shown.right) / 2, (shown.top + shown.bottom) / 2);
    const inline = getComputedStyle(node).display === "inline";
    if (!inline && above && !pressed.contains(above) && !above.contains(node))
      faults.add(`${nameOf(node)} is covered by ${nameOf(above)}`);
    if (node.getAttribute("role") !== "slider")
      seen.push({ node, boxes: [shownOf(node.getBoundingClientRect(), node).shown] });
  }

  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || node.matches("option, script, style, noscript, title") || !isOurs(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [];
    for (const box of range.getClientRects()) {
      if (isEmpty(box)) continue;
      const { shown, isCut } = shownOf(box, node);
      if (isCut) faults.add(`the text of ${nameOf(node)} is cut`);
      if (!isEmpty(shown)) boxes.push(shown);
    }
    const button = node.closest("button, h1, h2");
    for (const { 0: word, index } of button && boxes.length > 1 ? text.data.matchAll(/[\p{L}\p{N}]+/gu) : []) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) faults.add(`the word “${word}” is broken in ${nameOf(button)}`);
    }
    const holder = node.closest("button")?.getBoundingClientRect();
    if (holder && boxes.some((box) => !isInside(box, grown(holder))))
      faults.add(`the text of ${nameOf(node)} leaves its button`);
    if (boxes.length) seen.push({ node, boxes });
  }

  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) {
      if (one.node.contains(other.node) || other.node.contains(one.node)) continue;
      const field = one.node.closest("label, .language-place, .contents-search");
      if (field && field === other.node.closest("label, .language-place, .contents-search")) continue;
      if (one.boxes.some((box) => other.boxes.some((against) => meet(box, against))))
        faults.add(`${nameOf(one.node)} meets ${nameOf(other.node)}`);
    }
  });

  if (document.documentElement.scrollWidth > innerWidth)
    faults.add(`the page is ${document.documentElement.scrollWidth} wide`);
  if (hasMap && !document.querySelector("html[data-contents], html[data-legend], .layers-panel:not([hidden])")) {
    const steps = [...Array(24).keys()].map((step) => (step + 0.5) / 24);
    const free =
      steps
        .flatMap((x) => steps.map((y) => document.elementFromPoint(x * innerWidth, y * innerHeight)))
        .filter((node) => node?.closest(".leaflet-map-pane") || node?.matches(".plate-map")).length /
      24 ** 2;
    if (free < MAP_PART) faults.add(`only ${Math.round(100 * free)} % of the window is map`);
  }
  return [...faults];
};
