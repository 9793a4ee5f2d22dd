import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Data passes through the rooms once: a room imports only from itself and the rooms before it. */
const later = {
  activation: ["machines", "policies", "reports"],
  machines: ["policies", "reports"],
  policies: ["reports"],
};

const rooms = Object.entries(later).map(([room, forbidden]) => ({
  files: [`${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          { regex: `^(\\.\\./)+(${forbidden.join("|")})/`, message: `${room}/ comes before that room.` },
          { regex: "^@pulumi/azure", message: "The Azure SDKs are never imported at run time." },
          ...(room === "policies" ? [] : [{ regex: "^@pulumi/", message: `${room}/ knows nothing of Pulumi's SDK.` }]),
          ...(room === "activation" ? [{ regex: "^(node:|fs$|os$|process$)", message: "activation/ is pure." }] : []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["bin/", "node_modules/", "coverage/", "test/engine/cli/"] },
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
    },
  },
  ...rooms,
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
