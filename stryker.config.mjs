/** Mutation testing of what decides, by the tests that need no engine. docs/testing.md has the scores. */
const rooms = ["activation", "languages", "machines", "policies"];

export default {
  testRunner: "jest",
  mutate: rooms.map((room) => `${room}/**/*.ts`),
  jest: {
    configFile: "jest.config.mjs",
    config: {
      // Jest finds the tests of a mutated file only if the roots hold both.
      roots: ["<rootDir>"],
      // The laws would kill mutants by chance, and they cost most of the time.
      testMatch: [...rooms, "corpus", "stack"].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    },
  },
  coverageAnalysis: "perTest",
  // The first run of all tests takes minutes on a busy machine.
  dryRunTimeoutMinutes: 20,
  disableTypeChecks: false,
  ignorePatterns: ["bin", "site", "test/engine/cli"],
  tempDirName: ".stryker",
  reporters: ["clear-text", "progress"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: null },
};
