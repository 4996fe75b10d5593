// How long the search takes for each key at 1,000 places, of 100 words each out of 20,000. The words are read while the
// reader opens the contents, so that the first key does not wait for them; how long that takes is told beside it, and the
// longest that a key pressed meanwhile would wait.
//
// Told is the processor's time, with all threads of the engine, as the clock's says more of how busy the machine is. All
// keys are pressed in each of a few rounds: the first, in which nothing is compiled yet, is what a reader has; of the others
// the shortest time of each key counts. Exits with 1 where a key takes 50 ms or more.
//
//     node bench/search.mjs [PLACES]
import { searchIn } from "../itinerarium/browser/story/search.js";
import { passageOf } from "../itinerarium/browser/story/search-passages.js";

const PLACES = Number(process.argv[2] ?? 1000);
const WORDS_OF_A_PLACE = 100;
const VOCABULARY = 20000;
const SHOWN = 40;
const ROUNDS = 5;
const AT_ONCE = 8;
const MOST = 50;
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

function timeOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function press(query) {
  for (const hit of searchIn(story, "en").find(query).slice(0, SHOWN)) passageOf(hit, "en");
}

const ms = (time) => `${time.toFixed(1)} ms`;

const slices = [timeOf(() => searchIn(story, "en"))];
for (let isRead = false; !isRead; ) slices.push(timeOf(() => (isRead = searchIn(story, "en").readOn(AT_ONCE))));
const sum = slices.reduce((all, one) => all + one, 0);
console.log(`${PLACES} places, ${searchIn(story, "en").vocabulary.size} words`);
console.log(`read in ${ms(sum)}, in ${slices.length} parts, the longest of ${ms(Math.max(...slices))}`);

const keys = ["k", ...QUERIES.flatMap((query) => [...query].map((_, at) => query.slice(0, at + 1)))];
const [first, ...rounds] = Array.from({ length: ROUNDS }, () => keys.map((query) => timeOf(() => press(query))));
const shortest = keys.map((_, at) => Math.min(...rounds.map((round) => round[at])));

/** @param {number[]} times of the keys */
function told(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const most = sorted[sorted.length - 1];
  return `usual ${ms(sorted[Math.floor(sorted.length / 2)])}, slowest ${ms(most)} (${keys[times.indexOf(most)]})`;
}

console.log(`first round: ${told(first)}; the first key ${ms(first[0])}`);
console.log(`then: ${told(shortest)}`);
process.exitCode = Math.max(...shortest) < MOST ? 0 : 1;
