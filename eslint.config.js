// Rules that find faults; how scripts look is prettier's. Globals are written out, so that no package has to list them.
const names = (text) =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((name) => [name, "readonly"]),
  );
const browser = names(`
  addEventListener Blob clearTimeout crypto devicePixelRatio document getComputedStyle history Image innerWidth localStorage location
  matchMedia MutationObserver navigator performance removeEventListener requestAnimationFrame ResizeObserver sessionStorage setInterval
  setTimeout TextDecoder URL WebSocket window XMLSerializer
`);
const rules = Object.fromEntries(
  `array-callback-return constructor-super default-case-last eqeqeq getter-return no-class-assign
  no-compare-neg-zero no-cond-assign no-const-assign no-constant-binary-expression no-constant-condition no-debugger
  no-dupe-args no-dupe-else-if no-dupe-keys no-duplicate-case no-duplicate-imports no-empty no-eval
  no-ex-assign no-extend-native no-fallthrough no-func-assign no-global-assign no-implied-eval
  no-import-assign no-irregular-whitespace no-new-func no-new-wrappers no-obj-calls no-redeclare no-script-url
  no-self-assign no-self-compare no-sparse-arrays no-throw-literal no-undef no-unreachable no-unsafe-finally
  no-unsafe-negation no-unsafe-optional-chaining no-unused-private-class-members no-unused-vars
  no-use-before-define no-useless-catch no-var prefer-const use-isnan valid-typeof`
    .split(/\s+/)
    .map((rule) => [rule, "error"]),
);

export default [
  {
    files: ["visualizer/**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...rules,
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-cond-assign": ["error", "except-parens"],
      "no-use-before-define": ["error", { functions: false, variables: false }],
    },
  },
  {
    files: ["tests/node/**/*.js", "eslint.config.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: names("TextEncoder") },
    rules: { ...rules, "no-use-before-define": "off" },
  },
];
