import fc from "fast-check";
import { activationPathTag } from "../../policies/activation-path-tag";
import { MACHINE_POLICIES } from "../../policies/all";
import { judge } from "../../policies/judge";
import { changed } from "../../policies/remediated-properties";
import { check } from "../../reports/check";
import { FORMAT_NAMES, isFormat, loadFormat } from "../../reports/formats";
import { readPolicyConfig } from "../../reports/policy-config";
import { addTo, noTotals } from "../../reports/totals";
import { MAK, OLD_MAK } from "../policies/declare";
import { law } from "./law";
import { type Place, placeText, placesIn, withValue } from "./places";
import { type Found, SEEDS, type Seed, foundIn } from "./seeds";

const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UNDECIDED = "activation-undecided";
/** Policies that stop a deployment by default. */
const BLOCKING: ReadonlySet<string> = new Set(
  MACHINE_POLICIES.filter(({ level }) => level === "mandatory").map(({ name }) => name),
);

const PLACES: readonly Place[] = SEEDS.flatMap(placesIn);
const places = fc.nat(PLACES.length - 1).map((at) => PLACES[at]);
const seeds = fc.nat(SEEDS.length - 1).map((at) => SEEDS[at]);

/** Values that programs, engines and files write, and some that none should. */
const values = fc.oneof(
  fc.constantFrom<unknown>(LATER, "[secret]", null, true, false, 0, -1, 1e308, "", "*", [], {}, [[]], [null], MAK),
  fc.constantFrom<unknown>(
    "\u0000",
    "{?",
    "{?a}",
    "[parameters('x')]",
    "[[x",
    "__proto__",
    "constructor",
    "a".repeat(5000),
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .string({ maxLength: 12 })
    .map((text) => `/subscriptions/s/resourceGroups/${text}/providers/Microsoft.Compute/images/${text}`),
  fc.object({ maxDepth: 3 }),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }),
  fc
    .jsonValue({ maxDepth: 2 })
    .map((value) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value })),
);

const written = (found: readonly Found[]): readonly string[] => found.map((one) => JSON.stringify(one)).sort();
const before = new Map<Seed, readonly Found[]>();

function foundBefore(seed: Seed): readonly Found[] {
  const known = before.get(seed) ?? foundIn(seed);
  before.set(seed, known);
  return known;
}

law("total: any value anywhere costs no policy", 600, fc.tuple(places, values), ([place, value]) => {
  if (!place) return;
  const faults = foundIn(withValue(place, value)).filter(({ message }) => message.includes("internal error"));
  if (faults.length > 0) throw new Error(`${JSON.stringify(value)} at ${placeText(place)}: ${written(faults).join()}`);
});

law("deterministic: a stack is judged alike each time", 120, fc.tuple(places, values), ([place, value]) => {
  if (!place) return;
  const changed = withValue(place, value);
  expect(foundIn(changed)).toEqual(foundIn(changed));
});

law(
  "without order: resources in any order give the same findings, byte for byte",
  300,
  seeds.chain((seed) =>
    fc.tuple(
      fc.constant(seed),
      fc.shuffledSubarray([...(seed?.stack.resources ?? [])], { minLength: seed?.stack.resources.length ?? 0 }),
    ),
  ),
  ([seed, resources]) => {
    if (!seed) return;
    expect(written(foundIn({ ...seed, stack: { ...seed.stack, resources } }))).toEqual(written(foundBefore(seed)));
  },
);

/** What a finding became where one value is unknown: it stays, or the resource is undecided. */
function broken(seed: Seed, after: readonly Found[], changed: string): readonly string[] {
  const stays = new Set(after.map(({ policy, urn }) => `${policy} ${urn}`));
  const was = new Set(foundBefore(seed).map(({ policy, urn }) => `${policy} ${urn}`));
  const lost = foundBefore(seed).filter(({ policy, urn }) => {
    if (stays.has(`${policy} ${urn}`) || stays.has(`${UNDECIDED} ${urn}`)) return false;
    // A key is no longer in sight where the value that shows it is hidden.
    if (policy === "product-key-exposed" && urn === changed) return false;
    return (
      BLOCKING.has(policy) ||
      (policy === UNDECIDED && !after.some((one) => one.urn === urn && BLOCKING.has(one.policy)))
    );
  });
  const won = after.filter(({ policy, urn }) => BLOCKING.has(policy) && !was.has(`${policy} ${urn}`));
  return [
    ...lost.map((one) => `lost ${one.policy} at ${one.urn}`),
    ...won.map((one) => `new ${one.policy} at ${one.urn}`),
  ];
}

law(
  "monotone: one value unknown leaves a finding or makes it undecided, and blocks nothing",
  800,
  fc.tuple(places, fc.boolean()),
  ([place, traced]) => {
    if (!place) return;
    const changed = place.seed.stack.resources[place.resource]?.urn ?? "";
    const problems = broken(place.seed, foundIn(withValue(place, LATER, traced)), changed);
    if (problems.length > 0) throw new Error(`${placeText(place)}: ${problems.join("; ")}`);
  },
);

const options = {
  showWaived: true,
  explain: true,
  failOn: "mandatory",
  color: false,
  width: 120,
  version: "0.0.0",
  time: "2026-11-25T00:00:00Z",
} as const;

async function reportsOf({ title, stack, settings }: Seed): Promise<string> {
  const config = { ...(await readPolicyConfig({ all: "advisory" })), settings };
  const input = {
    kind: "preview",
    stack: "prod",
    project: "app",
    resources: stack.resources,
    positions: new Map(),
    violations: [],
    judged: false,
  } as const;
  const report = check(input, `${title}.json`, {
    config,
    date: "2026-11-25",
    variables: {},
    folderOf: () => undefined,
  });
  const totals = noTotals();
  addTo(totals, report);
  const texts = FORMAT_NAMES.filter(isFormat).map(async (name) => {
    const format = (await loadFormat(name))(options);
    return [format.begin(), format.stack(report), format.end({ totals, badInputs: [], configurations: [] })].join("");
  });
  return (await Promise.all(texts)).join("\n");
}

law(
  "discreet: a key anywhere is in no report",
  150,
  fc.tuple(places, fc.constantFrom(MAK, OLD_MAK, `slmgr /ipk ${MAK}`, `x${MAK}`)),
  async ([place, key]) => {
    if (!place) return;
    const reports = await reportsOf(withValue(place, key));
    const shown = [MAK, OLD_MAK].filter((one) => reports.toUpperCase().includes(one));
    if (shown.length > 0) throw new Error(`a key at ${placeText(place)} is in a report`);
  },
);

law("settled: what is remedied once is not remedied again", 300, places, (place) => {
  if (!place) return;
  const { stack, settings } = place.seed;
  const [one] = stack.resources.slice(place.resource);
  const props: unknown = one?.props;
  if (!one || typeof props !== "object" || props === null) return;
  const remedy = (inputs: unknown) =>
    activationPathTag.remedy?.(judge({ ...stack, resources: [{ ...one, props: inputs }] }, settings), one.token.text) ??
    [];
  const remedied = changed({ ...props }, remedy(props));
  expect(changed(remedied, remedy(remedied))).toEqual(remedied);
});
