// Tests of the pure functions of visualizer/widgets/kit.js.
import assert from "node:assert/strict";
import test from "node:test";
import { bytes, cell, clamp, colour, fill, floats, roundTicks, shown, unpacked } from "../../visualizer/widgets/kit.js";

globalThis.document = { documentElement: { lang: "en" } }; // where shown() reads the language

let sheet = {}; // what the page knows of colours
globalThis.getComputedStyle = () => ({ getPropertyValue: (name) => sheet[name] ?? "" });

test("colour reads a variable of the page, with or without transparency", () => {
  sheet = { "--tie": " #7e98d6" };
  assert.deepEqual([colour("tie"), colour("tie", 0.3)], ["#7e98d6", "rgba(126,152,214,0.3)"]);
});
test("colour asks again for what the page did not know yet", () => {
  sheet = {};
  assert.deepEqual([colour("late"), colour("late", 0.5)], ["transparent", "transparent"]);
  sheet = { "--late": "#000000" };
  assert.equal(colour("late"), "#000000");
});
test("clamp keeps a value between two ends", () => {
  assert.deepEqual(
    [-1, 0.5, 7].map((value) => clamp(value, 0, 1)),
    [0, 0.5, 1],
  );
});
test("fill puts values into a text and leaves out what is not known", () => {
  assert.equal(fill("{n} of {all} {what}", { n: 3, all: 10 }), "3 of 10 ");
});
test("fill makes no text of none", () => {
  assert.equal(fill(undefined, {}), "");
});
test("shown writes a share as a number of 100", () => {
  assert.equal(shown(0.834, "share"), "83.4");
});

test("shown keeps fewer digits the larger a number is", () => {
  assert.deepEqual(
    [1.2345, 12.345, 1234.5].map((value) => shown(value, "")),
    ["1.23", "12.3", "1,235"],
  );
});
test("shown writes a dash where there is no number", () => {
  assert.equal(shown(NaN, "share"), "–");
});
test("floats reads numbers at any offset", () => {
  const whole = new Uint8Array(9);
  whole.set(new Uint8Array(new Float32Array([1.5, -2]).buffer), 1);
  assert.deepEqual([...floats(new DataView(whole.buffer, 1, 8))], [1.5, -2]);
});
test("bytes reads only what a view covers", () => {
  assert.deepEqual([...bytes(new DataView(new Uint8Array([9, 1, 2, 9]).buffer, 1, 2))], [1, 2]);
});
test("cell keeps what a spreadsheet would take for a formula as text", () => {
  assert.deepEqual(["=1+1", "+x", "@x", "-x"].map(cell), ["'=1+1", "'+x", "'@x", "'-x"]);
});
test("cell leaves negative numbers alone", () => {
  assert.deepEqual([-1.5, "-.5"].map(cell), ["-1.5", "-.5"]);
});
test("cell quotes commas, quotes and new lines", () => {
  assert.deepEqual(["a,b", 'a"b', "a\nb"].map(cell), ['"a,b"', '"a""b"', '"a\nb"']);
});
test("unpacked reads every message of a packet, with its bytes", () => {
  const pack = (message, rest) => {
    const text = new TextEncoder().encode(JSON.stringify(message)),
      packet = new Uint8Array(8 + text.length + rest.length);
    new DataView(packet.buffer).setUint32(0, packet.length, true);
    new DataView(packet.buffer).setUint32(4, text.length, true);
    packet.set(text, 8);
    packet.set(rest, 8 + text.length);
    return [...packet];
  };
  const data = Uint8Array.from([...pack(["a", { $: [1, 2] }], [7, 8, 9]), ...pack(["b", 3], [])]);
  const [[first, value], second] = unpacked(data.buffer);
  assert.equal(first, "a");
  assert.deepEqual([...bytes(value)], [8, 9]);
  assert.deepEqual(second, ["b", 3]);
});
test("shown has a real minus, and none before what rounds to nothing", () => {
  assert.deepEqual([shown(-84.9, "k"), shown(-0.00001, "share")], ["−84.9", "0.00"]);
});
test("ticks are round values inside of what is drawn", () => {
  assert.deepEqual(roundTicks(-374, 2537), [0, 1000, 2000]);
  assert.deepEqual(roundTicks(0.3, 1.1), [0.4, 0.6000000000000001, 0.8, 1]);
});
