import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import prettier from "eslint-config-prettier";
import vue from "eslint-plugin-vue";
import globals from "globals";
import ts from "typescript-eslint";

/** Rules for the source of the pages. How lines are broken is Prettier's alone. */
export default defineConfig(
  globalIgnores(["generated/", "node_modules/", "test/vectors/"]),
  js.configs.recommended,
  ts.configs.recommended,
  vue.configs["flat/recommended"],
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
  {
    files: ["**/*.vue"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-globals": ["error", { name: "event", message: "Take it as a parameter." }],
      // The compiler knows what there is, and what is unused but for what is taken out of objects.
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // Signed notes and names of files are checked for just these.
      "no-control-regex": "off",
      // Markup goes into a page only where the server has cleaned it.
      "vue/no-v-html": "error",
      "vue/block-lang": ["error", { script: { lang: "ts" } }],
      "vue/component-api-style": ["error", ["script-setup"]],
      "vue/component-name-in-template-casing": [
        "error",
        "PascalCase",
        { registeredComponentsOnly: false, ignores: ["worklog-timeline", "component"] },
      ],
      // Takes a union of types for a filter of Vue 2.
      "vue/no-deprecated-filter": "off",
      "vue/multi-word-component-names": "off",
      "vue/no-unused-refs": "error",
      "vue/no-useless-v-bind": "error",
      "vue/require-default-prop": "off",
    },
  },
  {
    files: ["test/**"],
    // Answers of the server are what a test says they are.
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    files: ["test/measure/**", "test/world/**"],
    rules: { "no-console": "off" },
  },
  prettier,
);
