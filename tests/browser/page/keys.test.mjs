import assert from "node:assert/strict";
import { test } from "node:test";

import { askedByKey, keyInDirection } from "../../../itinerarium/browser/page/keys.js";
import { INITIAL_STATE } from "../../../itinerarium/browser/state/state.js";

const STOPS = ["a", "b", "c"];
const PRESS = { key: "", code: "", modified: false, typing: false, onMap: false, onButton: false, repeated: false };

/** The change that a key asks for at this stop. */
function asked(key, state = {}, press = {}, isAsked = false) {
  return askedByKey({ ...PRESS, key, ...press }, { ...INITIAL_STATE, ...state }, STOPS, isAsked)?.patch ?? null;
}

/** The command that a key gives. */
function command(key, state = {}, press = {}) {
  return askedByKey({ ...PRESS, key, ...press }, { ...INITIAL_STATE, ...state }, STOPS)?.command ?? null;
}

test("the clicker's keys step through the story, also where the map has the focus", () => {
  assert.deepEqual(asked("PageDown", { stop: "a" }, { onMap: true }), { stop: "b" });
  assert.deepEqual(asked("PageUp", { stop: "b" }, { onMap: true }), { stop: "a" });
  assert.deepEqual(asked("Home", { stop: "c" }, { onMap: true }), { stop: "" });
});

test("arrows step through the story, but pan a map that has the focus", () => {
  assert.deepEqual(asked("ArrowRight", { stop: "b" }), { stop: "c" });
  assert.deepEqual(asked("ArrowLeft", { stop: "b" }), { stop: "a" });
  assert.equal(asked("ArrowRight", { stop: "b" }, { onMap: true }), null);
});

test("the story begins at the first stop and does not run over the last", () => {
  assert.deepEqual(asked("PageDown"), { stop: "a" });
  assert.deepEqual(asked("PageUp", { stop: "a" }), { stop: "" });
  assert.deepEqual(asked("PageDown", { stop: "c" }), { stop: "", end: true });
});

test("after the last stop the story is looked back on, and Page Up leads to the last stop again", () => {
  const end = { mode: "present", stop: "", end: true };
  assert.deepEqual(asked("PageDown", end), { stop: "", end: true });
  assert.deepEqual(asked("PageUp", end), { stop: "c" });
  assert.deepEqual(asked("Home", end), { stop: "" });
  assert.deepEqual(asked("Escape", end), { mode: "story" });
  assert.deepEqual(asked("Escape", { ...end, mode: "story" }), { mode: "explore", stop: "" });
});

test("larger text has the legend step aside on the wall, and nowhere else", () => {
  assert.deepEqual(asked("+", { mode: "present", size: 1 }), { size: 2, legend: false });
  assert.deepEqual(asked("+", { mode: "story", size: 1 }), { size: 2 });
});

test("no key is taken while one types, with a modifier or while one reads", () => {
  for (const key of ["PageDown", "PageUp", "Home", "ArrowRight", "ArrowLeft"]) {
    assert.equal(asked(key, { stop: "b" }, { typing: true }), null);
    assert.equal(asked(key, { stop: "b" }, { modified: true }), null);
    assert.equal(asked(key, { stop: "b", read: true }), null);
  }
});

test("keys that are not ours are left alone", () => {
  for (const key of ["Enter", " ", "n", "Tab", "x", "F6", "ArrowUp", "Dead", "toString", "constructor"])
    assert.equal(command(key), null);
});

test("Escape closes what lies on top, one thing at a time", () => {
  const all = { read: true, contents: true, place: "a", mode: "present", stop: "b" };
  assert.deepEqual(asked("Escape", all), { read: false });
  assert.deepEqual(asked("Escape", { ...all, read: false }), { contents: false });
  assert.deepEqual(asked("Escape", { ...all, read: false, contents: false }), { place: "" });
  assert.deepEqual(asked("Escape", { mode: "present", stop: "b" }), { mode: "story" });
  assert.deepEqual(asked("Escape", { mode: "present", stop: "" }), { mode: "explore" });
  assert.deepEqual(asked("Escape", { mode: "story", stop: "b" }), { mode: "explore", stop: "" });
  assert.equal(asked("Escape"), null);
});

test("Escape leaves a search field too", () => {
  assert.deepEqual(asked("Escape", { contents: true }, { typing: true }), { contents: false });
});

test("a story without stops has no steps", () => {
  assert.equal(askedByKey({ ...PRESS, key: "PageDown" }, INITIAL_STATE, []), null);
});

test("while the story is told, Space and N go on, and P goes back only in the presentation", () => {
  const present = { mode: "present", stop: "b" };
  assert.deepEqual(
    [" ", "n", "N"].map((key) => asked(key, present)),
    [{ stop: "c" }, { stop: "c" }, { stop: "c" }],
  );
  assert.deepEqual(asked("p", present), { stop: "a" });
  assert.deepEqual(asked("p", { mode: "story", stop: "b" }), { mode: "present" });
});

test("Space is left to a button that has the focus", () => {
  assert.equal(command(" ", { mode: "present", stop: "b" }, { onButton: true }), null);
});

test("every other key of the presentation has its command", () => {
  const commands = {
    Home: "home",
    b: "black",
    ".": "black",
    f: "fullscreen",
    F5: "start",
    "+": "larger",
    "=": "larger",
    "-": "smaller",
    g: "goto",
    l: "legend",
    m: "motion",
    "?": "help",
    h: "help",
    s: "teacher",
    q: "question",
    r: "return",
    Backspace: "return",
  };
  const found = Object.keys(commands).map((key) => [key, command(key, { mode: "present", stop: "a" })]);
  assert.deepEqual(Object.fromEntries(found), commands);
});

test("single letters and signs can be switched off, and the clicker's keys stay", () => {
  const off = { mode: "present", stop: "b", letters: false };
  for (const key of ["n", "p", "b", ".", "f", "+", "-", "?", "q"]) assert.equal(command(key, off), null);
  for (const key of ["PageDown", "ArrowRight", " ", "Home", "F5", "Escape"]) assert.notEqual(command(key, off), null);
});

test("a Polish letter is no command, a letter of another script is the one on its key", () => {
  assert.equal(command("\u0144", { mode: "present", stop: "b" }, { code: "KeyN" }), null);
  assert.equal(command("\u0438", {}, { code: "KeyB" }), "black");
  assert.equal(command("\u03c6", {}, { code: "KeyF" }), "fullscreen");
});

test("a question is answered before the story goes on", () => {
  const state = { mode: "story", stop: "a", question: true };
  assert.deepEqual(asked("PageDown", state, {}, true), { answer: true });
  assert.deepEqual(asked("PageUp", state, {}, true), { stop: "" });
});

test("a black screen comes back at the first key and goes nowhere", () => {
  for (const key of ["PageDown", "b", "Escape", "Home"])
    assert.deepEqual(asked(key, { stop: "a", black: true }), { black: false });
});

test("no key reaches the story while a dialog is open but the one that closes it", () => {
  assert.equal(command("PageDown", { dialog: "help" }), null);
  assert.deepEqual(asked("Escape", { dialog: "help", mode: "present" }), { dialog: "" });
});

test("a key that is held down steps, but switches only once", () => {
  assert.equal(command("b", { stop: "a" }, { repeated: true }), null);
  assert.equal(command("PageDown", { stop: "a" }, { repeated: true }), "next");
});

test("where the story goes from right to left, the arrows do too", () => {
  assert.equal(keyInDirection("ArrowLeft", "rtl"), "ArrowRight");
  assert.equal(keyInDirection("ArrowRight", "rtl"), "ArrowLeft");
  assert.equal(keyInDirection("ArrowRight", "ltr"), "ArrowRight");
  assert.equal(keyInDirection("PageDown", "rtl"), "PageDown");
});
