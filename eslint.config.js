// Form is Prettier's and names are the type checker's; here stand faults, and the measures that keep a file readable.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    rules: {
      "no-undef": "off", // tsc knows the browser's names
      "no-unused-vars": ["error", { args: "after-used" }],
      "prefer-const": "error",
      "no-var": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 225, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 22],
    },
  },
  { files: ["web/map/loader.js"], languageOptions: { sourceType: "script" } },
];
