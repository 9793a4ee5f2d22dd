import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The rooms of docs/design.md, each with the rooms that it may import. */
const allowed = {
  values: [],
  activation: ["values"],
  languages: ["values"],
  stack: ["values"],
  documents: ["values", "stack"],
  machines: ["values", "activation", "languages", "stack"],
  policies: ["values", "activation", "stack", "machines"],
  reports: ["values", "activation", "stack", "documents", "machines", "policies"],
};

const rooms = Object.entries(allowed).map(([room, imports]) => {
  const forbidden = Object.keys(allowed).filter((other) => other !== room && !imports.includes(other));
  return {
    files: [`${room}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...(forbidden.length === 0
              ? []
              : [{ regex: `^(\\.\\./)+(${forbidden.join("|")})(/|$)`, message: `${room}/ may not import that room.` }]),
            { regex: "^@pulumi/azure", message: "The Azure SDKs are never imported at run time." },
            ...(room === "policies"
              ? []
              : [{ regex: "^@pulumi/", message: `${room}/ doesn't depend on Pulumi's SDK.` }]),
            ...(["values", "activation", "languages", "stack", "machines"].includes(room)
              ? [{ regex: "^(node:)?(fs|os|process|child_process|net|http)", message: `${room}/ is pure.` }]
              : []),
          ],
        },
      ],
    },
  };
});

const imports = {
  plugins: { "import-x": importX },
  settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
  rules: {
    "import-x/no-cycle": "error",
    "import-x/no-duplicates": "error",
    "import-x/order": ["error", { alphabetize: { order: "asc" }, named: true, "newlines-between": "never" }],
  },
};

export default tseslint.config(
  {
    ignores: [
      "bin/",
      "node_modules/",
      "coverage/",
      "test/engine/cli/",
      "test/engine/yaml-host/",
      "site/content/",
      "site/dist/",
      "site/.vitepress/cache/",
      "site/node_modules/",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The callbacks of `describe` hold tables.
    files: ["test/**/*.test.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  ...rooms,
  imports,
  {
    // The template's own tsconfig.json finds this package where it is installed.
    files: ["examples/own-pack/*.ts"],
    languageOptions: { parserOptions: { projectService: false, project: "tsconfig.json" } },
  },
  {
    files: ["**/*.mjs", "**/*.cjs"],
    rules: { ...tseslint.configs.disableTypeChecked.rules, "@typescript-eslint/no-require-imports": "off" },
    languageOptions: {
      parserOptions: { projectService: false },
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        require: "readonly",
      },
    },
  },
);
