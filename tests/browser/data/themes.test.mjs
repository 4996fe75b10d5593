import assert from "node:assert/strict";
import { test } from "node:test";

import {
  lifted,
  strandPaint,
  themeChosen,
  themeNamed,
  themeShown,
  themeWished,
} from "../../../itinerarium/browser/data/themes.js";

test("a link names one of the themes or none", () => {
  assert.deepEqual(["night", "print", "noir", "", null].map(themeNamed), ["night", "print", "", "", ""]);
});

test("a projected page has the projector's theme unless another is chosen", () => {
  assert.equal(themeShown({ theme: "", mode: "explore" }, ""), "atlas");
  assert.equal(themeShown({ theme: "", mode: "present" }, "night"), "projector");
  assert.equal(themeShown({ theme: "night", mode: "present" }, ""), "night");
});

test("choosing what the mode brings is no choice to remember", () => {
  assert.equal(themeChosen("atlas", "story", ""), "");
  assert.equal(themeChosen("projector", "present", ""), "");
  assert.equal(themeChosen("atlas", "present", ""), "atlas");
  assert.equal(themeChosen("night", "explore", ""), "night");
});

test("a colour is lifted to white and lowered to black by parts", () => {
  assert.equal(lifted("#3d4650", 0), "#3d4650");
  assert.equal(lifted("#3d4650", 1), "#ffffff");
  assert.equal(lifted("#3d4650", -1), "#000000");
  assert.equal(lifted("#204060", 0.5), "#90a0b0");
  assert.equal(lifted("#204060", -0.5), "#102030");
});

test("a theme may change a strand's colour by its number", () => {
  assert.equal(strandPaint("#3d4650", 2), "var(--strand-2, #3d4650)");
});

test("the system's wish for dark or strong colours is a theme until another is chosen", () => {
  const asks =
    (/** @type {string[]} */ ...set) =>
    (/** @type {string} */ query) => ({ matches: set.includes(query) });
  const [dark, strong] = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"];
  assert.deepEqual([asks(), asks(dark), asks(strong), asks(dark, strong)].map(themeWished), [
    "",
    "night",
    "projector",
    "night",
  ]);
  assert.equal(themeShown({ theme: "", mode: "explore" }, "night"), "night");
  assert.equal(themeShown({ theme: "atlas", mode: "explore" }, "night"), "atlas");
  assert.equal(themeChosen("night", "explore", "night"), "");
  assert.equal(themeChosen("atlas", "explore", "night"), "atlas");
});
