// @ts-check
/** The page's story as KML and GPX, as export/kml.py and export/gpx.py make it. Pure. */

import { mediaOf } from "../places/media-parts.js";
import { boundingBox, cutLines, position } from "./download-geojson.js";
import { written } from "./download-rows.js";

/** A file with one element around all. @param {string} name @param {string[]} inside */
const xmlFile = (name, inside) => `<?xml version="1.0" encoding="UTF-8"?>\n${tag(name, inside)}\n`;

/** An element around what is XML already. @param {string} name with its attributes @param {unknown} inside */
function tag(name, inside) {
  return `<${name}>${[inside].flat().join("")}</${name.replace(/ .*/, "")}>`;
}

/** @param {string} name @param {string} [text] */
function textTag(name, text) {
  return (
    text &&
    tag(
      name,
      text
        .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
        .replace(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`),
    )
  );
}

/**
 * A text in the story's first language, or in the first that has it.
 * @param {any} text
 * @param {StoryData} story
 * @returns {string}
 */
function inFirst(text = {}, { languages: [lang] }) {
  return written(text[lang] ?? Object.values(text)[0], true);
}

/**
 * What is told of a place, and where the story comes to it once more.
 * @param {PlaceData} place
 * @param {StoryData} story
 */
function wordsOf(place, story) {
  const visits = (story.ownStops ?? []).filter(({ at }) => at === place.id);
  const told = visits.flatMap((visit) => [
    [inFirst(visit.title, story), inFirst(visit.when, story)].filter(Boolean).join(", "),
    wordsTold(visit, story),
  ]);
  return [wordsTold(place, story), ...told].filter(Boolean).join("\n\n");
}

/** @param {PlaceData} place @param {StoryData} story */
function wordsTold(place, story) {
  const media = mediaOf(story, place).map(({ file, caption, credit, licence, source }) =>
    [file, inFirst(caption, story), inFirst(credit, story), licence?.name, source].filter(Boolean).join(", "),
  );
  return [inFirst(place.lead, story), inFirst(place.text, story), ...media].filter(Boolean).join("\n\n");
}

/** @param {StoryData} story */
export function storyKml(story) {
  const { places, routes, title } = story;
  const names = Object.fromEntries(
    places.map((/** @type {PlaceData} */ place) => [place.id, inFirst(place.name, story)]),
  );
  /** @param {any} name @param {any[]} things @param {(thing: any) => any[]} inside */
  const folder = (name, things, inside) =>
    tag("Folder", [textTag("name", inFirst(name, story)), ...things.map((thing) => tag("Placemark", inside(thing)))]);
  return xmlFile('kml xmlns="http://www.opengis.net/kml/2.2"', [
    tag("Document", [
      textTag("name", inFirst(title, story)),
      ...routes.map(({ id, colour }) =>
        tag(
          `Style id="strand-${id}"`,
          tag("LineStyle", [tag("color", colour.replace(/#(..)(..)(..)/, "ff$3$2$1")), tag("width", 3)]),
        ),
      ),
      folder(title, places, (place) => [
        textTag("name", names[place.id]),
        textTag("description", wordsOf(place, story)),
        timeSpan(place),
        tag("Point", coordinates([position(place)])),
      ]),
      ...routes.map((/** @type {RouteData} */ route) =>
        folder(route.title, route.legs, (leg) => {
          const lines = cutLines(leg.line).map((points) =>
            tag("LineString", [tag("tessellate", 1), coordinates(points)]),
          );
          return [
            textTag("name", `${names[leg.from] ?? leg.from} – ${names[leg.to] ?? leg.to}`),
            timeSpan(leg),
            tag("styleUrl", `#strand-${route.id}`),
            lines[1] ? tag("MultiGeometry", lines) : lines,
          ];
        }),
      ),
    ]),
  ]);
}

/** @param {number[][]} points */
const coordinates = (points) => tag("coordinates", points.join(" "));

/** @param {any} thing */
function timeSpan({ start, end }) {
  /** @param {string} name @param {string} [date] */
  const side = (name, date) => date && tag(name, date.replace(/[~?%]/, ""));
  return start || end ? tag("TimeSpan", [side("begin", start), side("end", end)]) : "";
}

/** @param {StoryData} story */
export function storyGpx(story) {
  const [west, south, east, north] = boundingBox(story);
  /** GPX allows no longitude of 180. @param {number} lon */
  const below180 = (lon) => Math.min(lon, 179.99999);
  /** @param {string} name @param {number[]} position @param {unknown[]} [inside] */
  const point = (name, [lon, lat], inside = []) => tag(`${name} lat="${lat}" lon="${below180(lon)}"`, inside);
  /** @param {string} name @param {any} text */
  const said = (name, text) => textTag(name, inFirst(text, story));
  const marked = new Set(story.places.map((/** @type {PlaceData} */ { id }) => id));
  /** A leg's lines; where it ends at no waypoint of the file, its last point says so by a name. @param {LegData} leg */
  const segments = ({ line, to }) =>
    cutLines(line).map((points, number, { length }) => {
      const last = number === length - 1 && !marked.has(to) ? points.length - 1 : -1;
      return tag(
        "trkseg",
        points.map((one, at) => point("trkpt", one, at === last ? [textTag("name", to)] : [])),
      );
    });
  return xmlFile('gpx version="1.1" creator="itinerarium" xmlns="http://www.topografix.com/GPX/1/1"', [
    tag("metadata", [
      said("name", story.title),
      said("desc", story.subtitle),
      tag(`bounds minlat="${south}" minlon="${below180(west)}" maxlat="${north}" maxlon="${below180(east)}"`, ""),
    ]),
    ...story.places.map((/** @type {PlaceData} */ place) =>
      point("wpt", position(place), [
        said("name", place.name),
        textTag("desc", wordsOf(place, story)),
        textTag("type", place.kind),
      ]),
    ),
    ...story.routes.map(({ title, legs }) => tag("trk", [said("name", title), ...legs.flatMap(segments)])),
  ]);
}
