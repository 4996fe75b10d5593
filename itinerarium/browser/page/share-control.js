// @ts-check
/** What is seen, handed on: as a link, as a code for telephones, as a frame for another page, as the page itself. */

import { inLanguage, word } from "../data/words.js";
import { element, svgElement } from "../dom/dom.js";
import { DialogControl } from "../panels/dialog-control.js";
import { qrCode } from "./qr-code.js";

/** Light cells around a code, which belong to it. */
const QUIET = 4;

export class ShareControl extends DialogControl {
  /** @param {Story} story @param {object} [options] `address`: gives that of the page */
  constructor(story, options = {}) {
    super(story, "share");
    this.address = { address: () => location.href, ...options }.address;
    this.code = element("div", { class: "share-code" });
    this.link = copyField("input");
    this.frame = copyField("textarea");
    this.save = element("a", { class: "plain-button share-save", download: true });
    this.note = element("p", { class: "help-note" });
    this.online = element(
      "div",
      { class: "share-online" },
      this.code,
      element("div", {}, this.link.root, this.frame.root, this.save),
    );
    this.body.append(this.online, this.note);
  }

  /** @param {import("../state/state.js").State} state */
  fill({ lang }) {
    this.link.name(lang, word(lang, "shareLink"));
    this.frame.name(lang, word(lang, "shareFrame"));
    this.save.textContent = word(lang, "shareSave");
    // The conductor writes the address after it has published the change.
    setTimeout(() => this.show(lang));
  }

  /** @param {string} lang */
  show(lang) {
    const address = forOthers(this.address());
    const isOnline = /^https?:/.test(address);
    this.online.hidden = !isOnline;
    this.note.textContent = word(lang, isOnline ? "shareNote" : "shareOffline");
    if (!isOnline) return;
    this.link.field.value = address;
    this.frame.field.value = frameOf(address, inLanguage(this.story.title, lang) ?? "");
    this.save.setAttribute("href", address.replace(/#.*/, ""));
    const code = qrCode(address);
    this.code.hidden = !code;
    if (code) this.code.replaceChildren(drawn(code, word(lang, "shareCode")));
  }
}

/** Without what belongs to the teacher's own screens. @param {string} address */
export function forOthers(address) {
  const [page, hash = ""] = address.split("#");
  const kept = hash.split("&").filter((part) => part && !/^(teacher|kiosk)\b/.test(part));
  return kept.length ? `${page}#${kept.join("&")}` : page;
}

/** The code in black on white, whatever the theme. @param {boolean[][]} code @param {string} name */
function drawn(code, name) {
  const size = code.length + 2 * QUIET;
  const cells = code.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : "")));
  return svgElement(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": name, "shape-rendering": "crispEdges" },
    svgElement("path", { d: `M0 0h${size}v${size}H0z`, fill: "#fff" }),
    svgElement("path", { d: cells.join(""), fill: "#000" }),
  );
}

/** The markup of a frame with the page in it; it loads nothing, as it stands in no page. @param {string} src @param {string} title */
function frameOf(src, title) {
  return element("iframe", { src, title, width: "100%", height: 600, allowfullscreen: true }).outerHTML;
}

/** A field to copy from, with a button that does so and says it. @param {"input" | "textarea"} tag */
function copyField(tag) {
  const field = /** @type {HTMLInputElement} */ (element(tag, { class: "field", readonly: true }));
  const title = element("span");
  const copy = element("button", { type: "button", class: "plain-button" });
  const said = element("span", { role: "status", class: "share-said" });
  let done = "";
  field.addEventListener("focus", () => field.select());
  copy.addEventListener("click", async () => {
    await copied(field);
    said.textContent = done;
  });
  /** @param {string} lang @param {string} name */
  const name = (lang, name) => {
    title.textContent = name;
    copy.textContent = word(lang, "shareCopy");
    copy.setAttribute("aria-label", `${word(lang, "shareCopy")}: ${name}`);
    done = word(lang, "shareCopied");
    said.textContent = "";
  };
  const label = element("label", { class: "lesson-link" }, title, field);
  return { field, name, root: element("div", { class: "share-field" }, label, copy, said) };
}

/** By the clipboard, or, where a page may not use it, as a reader would. @param {HTMLInputElement} field */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
}
