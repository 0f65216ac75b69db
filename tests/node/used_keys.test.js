// Tests of visualizer/widgets/used_keys.js: which keys are left to the control that has the focus.
import assert from "node:assert/strict";
import test from "node:test";
import { isSingle, singleKeysOn, uses } from "../../visualizer/widgets/used_keys.js";

const control = (name, type) => ({
  type,
  closest: (selector) => (selector.split(", ").includes(name) ? { type } : null),
});
const everyKey = ["1", "p", " ", "ArrowLeft"];
const used = (on) => everyKey.filter((key) => uses(on, key));

test("the page keeps its keys where nothing has the focus", () => {
  assert.deepEqual(used(undefined), []);
});
test("a time slider uses the arrows only, so that Space still plays", () => {
  assert.deepEqual(used(control("input", "range")), ["ArrowLeft"]);
});
test("a box to tick uses Space only", () => {
  assert.deepEqual(used(control("input", "checkbox")), [" "]);
});
test("a button reached by keys is pressed by Space", () => {
  assert.deepEqual(used(control("button")), [" "]);
});
for (const type of ["text", "number", "search"])
  test(`a field of ${type} uses every key`, () => {
    assert.deepEqual(used(control("input", type)), everyKey);
  });
test("a menu and an open dialog use every key", () => {
  assert.deepEqual([used(control("select")), used(control("dialog"))], [everyKey, everyKey]);
});
test("letters, digits and ? can be switched off, Space and named keys cannot", () => {
  assert.deepEqual(["p", "1", "?", " ", "Escape", "ArrowLeft"].filter(isSingle), ["p", "1", "?"]);
});
test("they do what they do where a browser keeps nothing", () => {
  assert.equal(singleKeysOn(), true);
});
