// Tests of visualizer/stage/pick.js: what is under the pointer, and what a key means.
import assert from "node:assert/strict";
import test from "node:test";
import { keyMeans, nearest, nextPerson, NOTHING, pickAt } from "../../visualizer/stage/pick.js";
import { fit, place, wholeView } from "../../visualizer/stage/view.js";
import { scene } from "./scene.js";

const one = scene(),
  view = fit(wholeView(800, 600), one, 0, 0);
const at = (i) => place(view, one.x[i], one.y[i]);
const pick = (x, y, halos = []) => pickAt(one, view, halos, x, y);

test("the nearest dot is the one under the pointer", () => {
  assert.deepEqual(
    [0, 1, 2].map((i) => nearest(one, view, ...at(i))),
    [0, 1, 2],
  );
});
test("a dot is hit nine pixels around it and no farther", () => {
  const [x, y] = at(0),
    close = { ...one, dot: 0 };
  assert.deepEqual([nearest(close, view, x + 8.9, y), nearest(close, view, x + 9.1, y)], [0, -1]);
});
test("a person and a customer are picked as what they are", () => {
  assert.deepEqual(
    [0, 1].map((i) => pick(...at(i))),
    [
      { kind: "person", index: 0 },
      { kind: "customer", index: 1 },
    ],
  );
});
test("a community is picked before the unit it lies in", () => {
  const unit = one.units[1];
  const halos = [{ id: 42, x: unit.x, y: unit.y, r: 0.1 }];
  assert.deepEqual(pick(...place(view, unit.x, unit.y), halos), { kind: "community", index: 42 });
});
test("a unit is picked where nobody stands", () => {
  assert.deepEqual(pick(...place(view, one.units[1].x, one.units[1].y)), { kind: "unit", index: 1 });
});
test("nothing is picked beside everything", () => {
  assert.equal(pick(1, 1), NOTHING);
});
test("the walk from person to person passes over customers", () => {
  assert.deepEqual([nextPerson(one, 0, 1), nextPerson(one, 2, -1)], [2, 0]);
});
test("the walk starts at the first person forwards and at the last backwards", () => {
  assert.deepEqual([nextPerson(one, -1, 1), nextPerson(one, -1, -1)], [0, 2]);
});
test("the walk goes round", () => {
  assert.equal(nextPerson(one, 2, 1), 0);
});
test("the walk ends where there is no person", () => {
  assert.equal(nextPerson({ ...one, kind: Uint8Array.from([3, 3, 3]) }, -1, 1), -1);
});
test("keys mean what the help says", () => {
  const means = { "+": "closer", "=": "closer", "-": "farther", 0: "whole", u: "unit", U: "unit" };
  for (const [key, meaning] of Object.entries(means)) assert.equal(keyMeans(key), meaning);
});
test("a key that means nothing here is left to others", () => {
  assert.deepEqual(["Tab", "a", "toString"].map(keyMeans), [null, null, null]);
});
