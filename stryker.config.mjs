/** Mutation testing of what decides, by the tests that need no engine. docs/testing.md has the scores. */
const rooms = ["activation", "documents", "languages", "machines", "policies", "stack", "values"];
const folders = [...rooms, "corpus"].map((folder) => `test/${folder}/**`);
const sources = rooms.map((room) => `${room}/**/*.ts`);

export default {
  plugins: ["./scripts/mutation/runner.mjs", "./scripts/mutation/prose.mjs"],
  testRunner: "in-process",
  mutate: sources,
  ignorers: ["prose"],
  inProcess: {
    sources: [...sources, ...folders.map((folder) => `${folder}/!(*.test).ts`)],
    // Of the reports, only those on a template's other values run in one process, and they reach `documents/`.
    tests: [...folders.map((folder) => `${folder}/*.test.ts`), "test/reports/choices*.test.ts"],
    // The laws would kill mutants by chance, and they cost most of the time.
    ignore: ["test/**/*{any-,fuzz,laws,order}*.test.ts"],
    // Each takes seconds, and would run for every mutant that survives the others.
    slow: "\\btime\\b|of thousands of carriers|each is looked up|too large is given up|any glob|type definitions|docs/facts",
  },
  coverageAnalysis: "perTest",
  // The first run of all tests takes a minute on a busy machine.
  dryRunTimeoutMinutes: 20,
  // Endless loops are stopped by counting, so a busy machine needn't look like one.
  timeoutMS: 20_000,
  disableTypeChecks: false,
  warnings: { unknownOptions: false },
  ignorePatterns: ["bin", "site", "test/engine/cli", "test/engine/yaml-host"],
  tempDirName: ".stryker",
  reporters: ["clear-text", "progress"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: null },
};
