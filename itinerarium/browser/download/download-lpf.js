// @ts-check
/** The page's story in the Linked Places format, as export/lpf.py makes it. Pure. */

import { citation } from "../data/citation.js";
import { linkTarget } from "../places/links.js";
import { mediaOf } from "../places/media-parts.js";
import { position } from "./download-geojson.js";
import { written } from "./download-rows.js";

const LPF_CONTEXT =
  "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld";
const POPULATED = ["", "city", "town", "village", "settlement", "port"];
const CERTAINTIES = ["certain", "less-certain", "uncertain"];

/** @param {StoryData} story */
export function linkedPlaces(story) {
  const ids = new Set(story.places.map(({ id }) => id));
  const legs = story.routes
    .flatMap((/** @type {RouteData} */ route) => route.legs)
    .filter((/** @type {LegData} */ leg) => ids.has(leg.to));
  return {
    type: "FeatureCollection",
    "@context": LPF_CONTEXT,
    features: story.places.map((/** @type {PlaceData} */ place) =>
      lpfFeature(
        place,
        legs.filter((/** @type {LegData} */ leg) => leg.from === place.id),
        story,
      ),
    ),
  };
}

/** @param {PlaceData} place @param {LegData[]} legs @param {StoryData} story */
function lpfFeature(place, legs, { languages, sources, title, linkSites, media, ownStops = [], url = "" }) {
  const { id, name, kind: label, accuracyKm = 0, ccodes } = place;
  const told = [place, ...ownStops.filter(({ at }) => at === id)];
  const page = url.split("#")[0];
  const addressOf = (/** @type {string} */ other) => (page ? `${page}#place=${other}` : `#${other}`);
  const citations = place.sources?.map((/** @type {string} */ key) => ({
    label: citation(sources[key]),
    "@id": sources[key].url,
  })) ?? [{ label: Object.values(title)[0] }];
  return {
    "@id": addressOf(id),
    type: "Feature",
    properties: { title: Object.values(name)[0], fclasses: [POPULATED.includes(label) ? "P" : "S"], ccodes },
    when: whenOf(place),
    names: [
      ...Object.entries(name).map(([lang, toponym], index) => ({
        toponym,
        lang,
        citations: index ? undefined : citations,
      })),
      ...(place.variants ?? []).map((variant) => ({
        toponym: variant.name,
        lang: variant.language,
      })),
    ],
    types: label ? [{ label, sourceLabels: [{ label, lang: languages[0] }] }] : undefined,
    geometry: {
      type: "GeometryCollection",
      geometries: [
        {
          type: "Point",
          coordinates: position(place),
          certainty: CERTAINTIES[accuracyKm > 25 ? 2 : accuracyKm > 5 ? 1 : 0],
        },
      ],
    },
    links: place.links?.map((/** @type {string} */ link) => {
      const { prefix, href } = linkTarget({ linkSites }, link);
      return { type: prefix === "link" ? "seeAlso" : "closeMatch", identifier: href };
    }),
    relations: filled(
      legs.map((leg) => ({
        relationType: "gvp:tgn3000_related_to",
        relationTo: addressOf(leg.to),
        label: leg.mode,
        when: whenOf(leg),
        certainty: CERTAINTIES[leg.certainty ? (leg.certainty === "guess" ? 2 : 1) : 0],
      })),
    ),
    descriptions: filled(
      told.flatMap(({ lead, text }) =>
        Object.entries({ ...lead, ...text }).map(([lang, value]) => ({ value: written(value, true), lang })),
      ),
    ),
    depictions: filled(
      told
        .flatMap((one) => mediaOf({ media }, one, "picture"))
        .filter(({ source }) => source)
        .map(({ file, source, caption, alt, licence }) => ({
          "@id": source,
          title: Object.values(caption ?? alt ?? { file })[0],
          license: licence?.url,
        })),
    ),
  };
}

/** A list, or nothing where it is empty. @param {unknown[]} list */
const filled = (list) => (list[0] ? list : undefined);

/** @param {PlaceData | LegData} thing */
function whenOf({ start, end }) {
  const dates = `${start}${end}`;
  return start || end
    ? {
        timespans: [{ start: start ? { in: start } : { latest: end }, end: end && { in: end } }],
        certainty: CERTAINTIES[/[?%]/.test(dates) ? 2 : dates.includes("~") ? 1 : 0],
      }
    : undefined;
}
