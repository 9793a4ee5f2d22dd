export default {
  testEnvironment: "node",
  // One start of the engine costs one to two seconds, and a test file takes a stack through several.
  testTimeout: 120_000,
  // An engine test often waits for other processes, so three workers keep two cores busy.
  maxWorkers: 3,
  testSequencer: "<rootDir>/test/engine-first.mjs",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  // A lazy `import()` names the compiled file; here it is the source beside it.
  moduleNameMapper: { "^(\\./[a-z-]+)\\.js$": "$1" },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
};
