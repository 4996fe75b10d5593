// @ts-check
/** The page's story as GeoJSON (RFC 7946), as export/geojson.py makes it. Pure. */

import { shapeLines } from "../data/unpack.js";
import { rowOf } from "./download-rows.js";

/** @typedef {[number, number][]} LatLons */

/** The lines of [lon, lat] within ±180°, cut at the antimeridian. @param {LatLons[]} parts @returns {number[][][]} */
export function cutLines(parts) {
  return parts.flatMap((part) => {
    /** @type {number[][][]} */
    const pieces = [];
    let last = NaN;
    part.reduce((before, after) => {
      const turn = turnOf(before[1], after[1]);
      if (turn !== last) pieces.push([moved(before, turn)]);
      pieces[pieces.length - 1]?.push(moved(after, turn));
      last = turn;
      return after;
    });
    return pieces;
  });
}

/** A ring, or a point alone, within one turn of the world. @param {LatLons} ring */
function wholeRing(ring) {
  const lons = ring.map((point) => point[1]);
  const turn = turnOf(Math.min(...lons), Math.max(...lons));
  return ring.map((point) => moved(point, turn));
}

/** @param {{lat: number, lon: number}} thing @returns {number[]} */
export function position({ lat, lon }) {
  return moved([lat, lon], turnOf(lon, lon));
}

/** In which turn of the world the middle of two longitudes lies. @param {number} one @param {number} other */
function turnOf(one, other) {
  return Math.max(Math.abs(one), Math.abs(other)) <= 180 ? 0 : Math.floor((one + other + 360) / 720);
}

/** @param {[number, number]} point @param {number} turn */
function moved([lat, lon], turn) {
  return [turn ? Math.round((lon - 360 * turn) * 1e5) / 1e5 : lon, lat];
}

/** West, south, east, north. @param {StoryData} story */
export function boundingBox({ bounds }) {
  return bounds.flatMap((/** @type {number[]} */ [lat, lon]) => position({ lat, lon }));
}

/**
 * @param {string} type
 * @param {unknown[]} parts one of them is no Multi...
 * @param {object} properties
 * @param {string} [id]
 */
function feature(type, parts, properties, id) {
  const geometry = parts.length === 1 ? { type, coordinates: parts[0] } : { type: `Multi${type}`, coordinates: parts };
  return { type: "Feature", id, geometry, properties };
}

/** @param {StoryData} story */
export function storyGeojson(story) {
  const { languages, places, stops, routes, labels, overlays, bounds, km, kmByMode, linkSites, ...head } = story;
  /** @param {{id?: string, lat: number, lon: number}} thing @param {object} [said] */
  const point = (thing, said) => {
    const { lat, lon, ...row } = rowOf(thing, languages);
    return feature("Point", [position(thing)], { ...said, ...row }, thing.id);
  };
  /** @param {ShapeData} shape */
  const shapeFeature = (shape) =>
    shape.closed
      ? feature(
          "Polygon",
          shapeLines(shape).map((/** @type {LatLons} */ ring) => [wholeRing(ring)]),
          rowOf(shape, languages),
        )
      : feature("LineString", cutLines(shapeLines(shape)), rowOf(shape, languages));
  return {
    type: "FeatureCollection",
    bbox: boundingBox(story),
    story: {
      ...head,
      languages,
      strands: routes.map(({ id, title, colour, shown }) => ({ id, title, colour, shown })),
      layers: overlays.map(({ shapes, ...layer }) => ({
        ...layer,
        features: [
          ...shapes.map(shapeFeature),
          ...labels.filter(({ overlay }) => overlay === layer.id).map((/** @type {LabelData} */ label) => point(label)),
        ],
      })),
    },
    features: [
      ...places.map((/** @type {PlaceData} */ place) => point(place, { feature: "place" })),
      ...routes.flatMap(({ id, legs }) =>
        legs.map((/** @type {LegData} */ leg) =>
          feature(
            "LineString",
            cutLines(leg.line),
            { feature: "leg", route: id, ...rowOf(leg, languages) },
            `${id}/${leg.n}`,
          ),
        ),
      ),
    ],
  };
}
