// @ts-check
/** The page's themes by name, and the strands' colours in them: pure. */

export const THEMES = Object.freeze(["atlas", "projector", "night", "print"]);

/** A theme's name as a link gives it, "" for one that there is not. @param {string | null} name */
export function themeNamed(name) {
  return THEMES.includes(name ?? "") ? (name ?? "") : "";
}

/**
 * The theme of a state: what was chosen, else what the mode brings, else what the system wishes.
 * @param {{theme: string, mode: string}} state
 * @param {string} wished a theme, or ""
 */
export function themeShown({ theme, mode }, wished) {
  return theme || (mode === "present" ? "projector" : wished || "atlas");
}

/**
 * What a state holds after a choice: nothing where mode or system bring it anyway.
 * @param {string} name
 * @param {string} mode
 * @param {string} wished
 */
export function themeChosen(name, mode, wished) {
  return name === themeShown({ theme: "", mode }, wished) ? "" : name;
}

/**
 * The theme that comes next to what the system is set to, "" for the usual one.
 * @param {(query: string) => {matches: boolean}} [ask]
 */
export function themeWished(ask = (query) => window.matchMedia(query)) {
  if (ask("(prefers-color-scheme: dark)").matches) return "night";
  return ask("(prefers-contrast: more)").matches ? "projector" : "";
}

/**
 * A colour nearer to white (0 to 1) or to black (0 to -1).
 * @param {string} colour `#rrggbb`
 * @param {number} part
 */
export function lifted(colour, part) {
  const end = part > 0 ? 255 : 0;
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${channels
    .map((one) =>
      Math.round(one + (end - one) * Math.abs(part))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** A strand's colour that a theme may change by `--strand-<n>`. @param {string} colour @param {number} index */
export function strandPaint(colour, index) {
  return `var(--strand-${index}, ${colour})`;
}
