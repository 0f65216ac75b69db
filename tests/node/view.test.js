// Tests of visualizer/stage/view.js: how the scene becomes pixels.
import assert from "node:assert/strict";
import test from "node:test";
import { acted, fit, onDemand, place, placeAll, radius, stepOf, wholeView, zoom } from "../../visualizer/stage/view.js";
import { scene } from "./scene.js";

const fitted = (w = 800, h = 600) => fit(wholeView(w, h), scene(), 100, 50);
const near = (one, other) =>
  one.forEach((value, at) => assert.ok(Math.abs(value - other[at]) < 1e-4, `${one} ${other}`));

test("the whole scene lies between what stands above and below it", () => {
  const view = fitted(),
    [, top] = place(view, 0, -1),
    [, bottom] = place(view, 0, 1);
  assert.ok(top >= 100 && bottom <= 550 && bottom - top > 400);
});
test("the whole scene lies within the width of a narrow stage", () => {
  const view = fitted(300),
    [left] = place(view, -1, 0),
    [right] = place(view, 1, 0);
  assert.ok(left >= 0 && right <= 300 && right - left > 280);
});
test("a wide stage is used up to 1.3 times its height", () => {
  const { s, sx } = fitted(4000);
  assert.equal(sx, s * 1.3);
});
test("a scene on a very low stage keeps a height of 120 pixels", () => {
  assert.equal(fitted(800, 100).s, 120 / 2.06);
});
test("fitting keeps the zoom and how far the view was dragged", () => {
  const view = fit({ ...wholeView(800, 600), k: 2, x: 5, y: 7 }, scene(), 0, 0);
  assert.deepEqual([view.k, view.x, view.y], [2, 5, 7]);
});
test("all dots are placed as one is", () => {
  const view = fitted(),
    one = scene(),
    [px, py] = placeAll(view, one);
  for (let i = 0; i < 3; i++) near([px[i], py[i]], place(view, one.x[i], one.y[i]));
});
test("zooming keeps what is under the pointer where it is", () => {
  const view = { ...fitted(), oy: 0 },
    closer = zoom(view, 2, 650, 120),
    at = [(650 - view.w / 2) / view.sx, (120 - view.h / 2) / view.s];
  near(place(closer, ...at), [650, 120]);
});
test("zooming without a place keeps the middle", () => {
  const { x, y } = zoom(fitted(), 3);
  assert.deepEqual([Math.abs(x), Math.abs(y)], [0, 0]);
});
test("the zoom ends at 0.6 and at 14", () => {
  assert.deepEqual([zoom(fitted(), 1e-9).k, zoom(fitted(), 1e9).k], [0.6, 14]);
});
test("zooming in and out again is the view before", () => {
  const { k, x, y } = zoom(zoom(fitted(), 1.3, 10, 20), 1 / 1.3, 10, 20);
  near([k, x, y], [1, 0, 0]);
});
test("a dot is at least 0.75 and at most 9 pixels", () => {
  assert.deepEqual([radius(fitted(), { dot: 0 }), radius(fitted(), { dot: 1 })], [0.75, 9]);
});
test("acting on demand is a bit of its own", () => {
  assert.deepEqual(
    [2, 2 + 8, 2 + 8 + 16].map((state) => [stepOf(scene(), state), onDemand(scene(), state)]),
    [
      [2, false],
      [2, true],
      [2, true],
    ],
  );
});
test("the step of a state leaves out whether somebody acted", () => {
  assert.deepEqual(
    [3, 3 + 16].map((state) => [stepOf(scene(), state), acted(scene(), state)]),
    [
      [3, false],
      [3, true],
    ],
  );
});
test("no step is higher than the last", () => {
  assert.equal(stepOf(scene(), 7), 4);
});
