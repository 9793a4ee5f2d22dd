import fc from "fast-check";

/** Cases of each law; `npm run fuzz` sets the number for all of them together. */
const FUZZED = Number(process.env["FUZZ_RUNS"] ?? 0);
/** Laws that share the number. */
const LAWS = 6;

/** In `npm test` the same cases each time; otherwise new ones, whose seed is printed. */
const SEED = Number(process.env["FUZZ_SEED"] ?? (FUZZED > 0 ? Date.now() % 2 ** 31 : 20261125));

/** A law that must hold for all values, as a test. */
export function law<T>(
  title: string,
  runs: number,
  values: fc.Arbitrary<T>,
  holds: (value: T) => void | Promise<void>,
): void {
  const numRuns = FUZZED > 0 ? Math.ceil(FUZZED / LAWS) : runs;
  const timeout = FUZZED > 0 ? 24 * 3_600_000 : 120_000;
  test(
    title,
    async () => {
      if (FUZZED > 0) process.stderr.write(`${title}: ${numRuns} cases, FUZZ_SEED=${SEED}\n`);
      await fc.assert(
        fc.asyncProperty(values, async (value) => {
          await holds(value);
        }),
        { numRuns, seed: SEED },
      );
    },
    timeout,
  );
}
