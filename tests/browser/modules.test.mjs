import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const FOLDER = new URL("../../routemap/browser/", import.meta.url);

/** What is left of a program when comments, strings and regular expressions are of no interest. */
const TOKENS = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\\.|`|\$\{|[{}]/g;

/** Whether a template stands inside a template: the minifier takes spaces out of such. */
function nestsTemplates(text) {
  const open = [];
  for (const [token] of text.matchAll(TOKENS)) {
    const isInText = open[open.length - 1] === "`";
    if (token === "`" && isInText) open.pop();
    else if (token === "`" && open.includes("`")) return true;
    else if (token === "`") open.push("`");
    else if (token === "${" && isInText) open.push("${");
    else if (token === "{" && !isInText) open.push("{");
    else if (token === "}" && !isInText) open.pop();
  }
  return false;
}

test("no module has a template inside a template, which would lose its spaces in the page", () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
  assert.deepEqual(names.filter((name) => nestsTemplates(readFileSync(new URL(name, FOLDER), "utf8"))), []);
});

test("a template inside a template is found", () => {
  assert.ok(nestsTemplates("const a = `x ${b.map((c) => `${c} ${c}`)}`;"));
  assert.ok(!nestsTemplates("const a = `x ${b} {` + `${c} ${{ d: 1 }.d}`;"));
});
