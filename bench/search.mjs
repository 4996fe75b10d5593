// How long the search takes for each key at 1,000 places, of 100 words each out of 20,000: the first key, which waits for
// the words to be read, the slowest and the usual one.
//
//     node bench/search.mjs [PLACES]
import { searchIn } from "../itinerarium/browser/story/search.js";
import { passageOf } from "../itinerarium/browser/story/search-passages.js";

const PLACES = Number(process.argv[2] ?? 1000);
const WORDS_OF_A_PLACE = 100;
const VOCABULARY = 20000;
const SHOWN = 40;
const QUERIES = ["krasnowotsk", "kopalnia złota", "24 March 1942", "the army of the north", "zzzzzzzzzzzz", "41 000 people"];
const SYLLABLES = "ko pal nia kra sno wod ar my sol dier ship camp tra in wa gon mo rze lu dzie śnieg chleb dro ga".split(" ");

globalThis.document = { getElementById: () => null };

let seed = 7;
const chance = () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return seed / 2 ** 32;
};
const pick = (list) => list[Math.floor(chance() ** 2 * list.length)];
const vocabulary = Array.from({ length: VOCABULARY }, () =>
  Array.from({ length: 2 + Math.floor(chance() * 3) }, () => pick(SYLLABLES)).join(""),
);
const sentence = () => `${Array.from({ length: 10 }, () => pick(vocabulary)).join(" ")}.`;
const day = (year) => {
  const iso = `${year}-03-24`;
  return { edtf: iso, first: iso, last: iso };
};
const places = Array.from({ length: PLACES }, (_, number) => ({
  id: `place-${number}`,
  name: { en: `${pick(vocabulary)} ${pick(vocabulary)}` },
  text: { en: [[Array.from({ length: WORDS_OF_A_PLACE / 10 }, sentence).join(" ")]] },
  start: day(1900 + (number % 90)),
}));
const story = { languages: ["en", "pl"], places, routes: [], entries: [], figures: [] };

function keyTime(query) {
  const began = performance.now();
  for (const hit of searchIn(story, "en").find(query).slice(0, SHOWN)) passageOf(hit, "en");
  return performance.now() - began;
}

const first = keyTime("k");
const keys = QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)));
const times = keys.map((query) => ({ query, time: keyTime(query) })).sort((one, other) => one.time - other.time);
const slowest = times[times.length - 1];
const ms = (time) => `${time.toFixed(1)} ms`;
console.log(`${PLACES} places, ${searchIn(story, "en").vocabulary.size} words`);
console.log(`first key ${ms(first)}, usual ${ms(times[Math.floor(times.length / 2)].time)}, slowest ${ms(slowest.time)} (${slowest.query})`);
