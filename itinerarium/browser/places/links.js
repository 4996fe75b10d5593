// @ts-check
/** A place in other gazetteers and on the web: each link with a sign and its site's name. */
import { word } from "../data/words.js";
import { element } from "../dom/dom.js";
import { icon } from "../dom/icons.js";

/**
 * Where a link leads, and what it is called.
 * @param {Pick<Story, "linkSites">} story
 * @param {string} link "wd:Q42" or a web address
 */
export function linkTarget(story, link) {
  const prefix = link.slice(0, link.indexOf(":"));
  const id = link.slice(prefix.length + 1);
  const site = story.linkSites?.[prefix];
  if (site) return { href: site.url.replace("{id}", id), site: site.name, name: `${site.name}: ${id}`, prefix };
  const address = link.replace(/^https?:\/\/(www\.)?/i, "");
  return { href: link, site: address.replace(/[/?#].*/s, ""), name: address, prefix: "link" };
}

/** How near today's map shows a place, and one whose point is not sure. */
const ZOOM = Object.freeze({ sure: 12, unsure: 8, unsureKm: 20 });

/**
 * The spot on today's map: a link, which asks nobody before it is followed.
 * @param {{lat: number, lon: number, accuracyKm?: number}} place
 * @param {string} lang
 */
export function linkToSpot({ lat, lon, accuracyKm = 0 }, lang) {
  const [y, x] = [lat, lon - 360 * Math.round(lon / 360)].map((angle) => angle.toFixed(5));
  const zoom = accuracyKm < ZOOM.unsureKm ? ZOOM.sure : ZOOM.unsure;
  const href = `https://www.openstreetmap.org/?mlat=${y}&mlon=${x}#map=${zoom}/${y}/${x}`;
  return element(
    "a",
    { class: "spot-link", href, rel: "noopener noreferrer", target: "_blank" },
    word(lang, "spotToday"),
  );
}

/** @param {Pick<Story, "linkSites">} story @param {Place} place */
export function linksOf(story, place) {
  if (!place.links) return null;
  return element(
    "ul",
    { class: "told-links" },
    ...place.links.map((/** @type {string} */ link) => {
      const { href, site, name, prefix } = linkTarget(story, link);
      return element(
        "li",
        {},
        element(
          "a",
          { class: "icon-button", href, rel: "noopener noreferrer", target: "_blank", "aria-label": name },
          icon(prefix === "wd" || prefix === "link" ? prefix : "gn"),
          site,
        ),
      );
    }),
  );
}
