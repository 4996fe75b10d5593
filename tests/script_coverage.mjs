// Measures how many lines of the page's scripts their unit tests run, and fails below the floor.
// A script that no test loads counts with all its lines; the browser's tests are not counted.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const FLOOR = 31;
const SCRIPTS = "itinerarium";
const TESTS = "tests/browser/";

/** The lines of each script that was loaded: how many were run, of how many. */
function loadedScripts(lcov) {
  const found = new Map();
  for (const record of lcov.split("end_of_record")) {
    const path = /^SF:(.*)$/m.exec(record)?.[1];
    const counts = [...record.matchAll(/^DA:\d+,(\d+)/gm)].map(([, count]) => Number(count));
    if (path) found.set(relative(".", path), { run: counts.filter((count) => count > 0).length, of: counts.length });
  }
  return found;
}

function allScripts() {
  return readdirSync(SCRIPTS, { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => join(SCRIPTS, name)).sort();
}

function linesOf(path) {
  return readFileSync(path, "utf8").trimEnd().split("\n").length;
}

const options = ["--test", "--experimental-test-coverage", "--test-reporter=lcov", TESTS];
const tests = spawnSync(process.execPath, options, { encoding: "utf8", maxBuffer: 1e9 });
if (tests.status !== 0) {
  console.error(`the scripts' unit tests fail: run node --test ${TESTS}`);
  process.exit(1);
}
const loaded = loadedScripts(tests.stdout);
const rows = allScripts().map((path) => [path, loaded.get(path) ?? { run: 0, of: linesOf(path) }]);
const run = rows.reduce((sum, [, lines]) => sum + lines.run, 0);
const all = rows.reduce((sum, [, lines]) => sum + lines.of, 0);
const percent = (100 * run) / all;
const unseen = rows.filter(([path]) => !loaded.has(path)).length;
console.log(`scripts: ${percent.toFixed(1)} % of ${all} lines run by unit tests; ${unseen} of ${rows.length} files not loaded`);
if (percent < FLOOR) {
  console.error(`expected at least ${FLOOR} %`);
  process.exit(1);
}
