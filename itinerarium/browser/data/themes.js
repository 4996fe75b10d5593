// @ts-check
/** The page's themes by name, and the strands' colours in them: pure. */

export const THEMES = Object.freeze(["atlas", "projector", "night", "print"]);

/** A theme's name as a link gives it, "" for one that there is not. @param {string | null} name */
export function themeNamed(name) {
  return THEMES.includes(name ?? "") ? (name ?? "") : "";
}

/** The theme of a state: what was chosen, else what the mode brings. @param {{theme: string, mode: string}} state */
export function themeShown({ theme, mode }) {
  return theme || (mode === "present" ? "projector" : "atlas");
}

/**
 * What a state holds after a choice: nothing where the mode brings it anyway.
 * @param {string} name
 * @param {string} mode
 */
export function themeChosen(name, mode) {
  return name === themeShown({ theme: "", mode }) ? "" : name;
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
