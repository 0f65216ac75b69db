// A small scene for the tests of the network: two people, a customer between them, two units.
export const scene = () => ({
  width: 1,
  height: 1,
  dot: 0.02,
  bits: { step: 7, forced: 8, acted: 16 },
  x: Float32Array.from([-0.5, 0, 0.5]),
  y: Float32Array.from([0, 0, 0.25]),
  kind: Uint8Array.from([0, 3, 1]),
  units: [
    { name: "Left", x: -0.5, y: 0.5, r: 0.1 },
    { name: "Right", x: 0.5, y: 0.5, r: 0.1 },
  ],
});
