import assert from "node:assert/strict";
import { test } from "node:test";
import { lessonFrom, linkOf } from "../../../itinerarium/browser/data/lesson-names.js";

const STOPS = ["oslo", "bergen", "hamar"];
const LESSONS = [
  { id: "short", title: { en: "Short" }, minutes: 20, stops: ["oslo:5", "hamar"] },
  { id: "usual", title: { en: "Usual" }, minutes: 45, stops: ["bergen"] },
];

test("a link names a ready-made lesson, or lists stops", () => {
  assert.equal(lessonFrom("short", STOPS, LESSONS), "oslo:5,hamar/20");
  assert.equal(lessonFrom("usual", STOPS, LESSONS), "bergen");
  assert.equal(lessonFrom("hamar,oslo:2", STOPS, LESSONS), "oslo:2,hamar");
  assert.equal(lessonFrom("none", STOPS, LESSONS), "");
  assert.equal(lessonFrom("short", STOPS), "");
});

test("a ready-made lesson has its name in the address, and no other has", () => {
  assert.equal(linkOf("oslo:5,hamar/20", STOPS, LESSONS), "short");
  assert.equal(linkOf("oslo:6,hamar/20", STOPS, LESSONS), "oslo:6,hamar/20");
  assert.equal(linkOf("oslo", STOPS), "oslo");
});
