import type { Settings } from "../../activation/settings";
import { activationUndecided, messages } from "../../policies/activation-undecided";
import type { Judgement } from "../../policies/policy";
import { type Said, type Written, judged, machineIn, saidBy } from "./declare";
import { HUB, check, extension, onHub, runs, vm, vmOfDisk } from "./programs";

const ownImage = {
  storageProfile: {
    imageReference: { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/gold" },
  },
};
const KMS_CLIENT_2019 = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";
const old = onHub(vm("web-01", "2012-Datacenter"));

/** What is said of a machine whose verdict has these gaps, in this order. */
const says =
  (name: string, ...gaps: readonly string[]) =>
  (all: Judgement): Said[] => {
    const one = machineIn(all, name);
    const found = one.verdict.kind === "undecided" ? one.verdict.gaps : [];
    expect(found.map((gap) => (gap.gap === "delivery" ? gap.why : gap.gap))).toEqual(gaps);
    return [{ at: name, message: messages.undecided(one, found) }];
  };

check(activationUndecided, {
  accept: {
    "a machine that activates": { resources: [vm("web-01", "2019-Datacenter")] },
    "a machine that certainly does not": { resources: [HUB, old] },
    "a KMS client key on a Hub, of which moved-to-azure says more": {
      resources: [HUB, onHub(vm("web-01", "2019-Datacenter")), runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2019}`)],
    },
    "an image that the settings name": {
      resources: [HUB, onHub(vm("web-01", "", ownImage))],
      settings: {
        images: [{ match: { id: "*/images/gold" }, release: "2019", edition: "datacenter", bakedIn: "avma" }],
      },
    },
  },
  reject: {
    "a KMS client key on a Hub next to a host that isn't declared": {
      resources: [
        HUB,
        onHub(vm("web-01", "2019-Datacenter")),
        runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms kms.corp.example`),
      ],
      says: says("web-01", "held-key"),
    },
    "a Hub of a build that never was": {
      resources: [HUB, onHub(vm("web-01", "2022-datacenter"))],
      settings: { clouds: [{ match: { provider: "hub" }, cloud: "azure-stack-hub", build: "2309" }] },
      says: says("web-01", "build"),
    },
    "an image of the organization's own": {
      resources: [HUB, onHub(vm("web-01", "", ownImage))],
      says: says("web-01", "image"),
    },
    "a key that is not known yet": {
      resources: [HUB, old, runs("key", "web-01", "${vault.value}")],
      says: says("web-01", "unknown-value"),
    },
    "a script that only its address names": {
      resources: [
        HUB,
        old,
        extension("key", "web-01", { settings: { fileUris: ["https://scripts.corp.example/activate.ps1"] } }),
      ],
      says: says("web-01", "script-at-uri"),
    },
    "settings out of a key vault": {
      resources: [HUB, old, extension("key", "web-01", { protectedSettingsFromKeyVault: { secretUrl: "https://v" } })],
      says: says("web-01", "key-vault"),
    },
    "an extension whose inputs this run does not show": {
      resources: [HUB, old, { ...extension("key", "web-01", {}), inputsSeen: false }],
      says: says("web-01", "inputs-not-seen"),
    },
    "two scripts, reported in one violation": {
      resources: [HUB, old, runs("key-1", "web-01", "${vault.value}"), runs("key-2", "web-01", "slmgr /ipk $key")],
      says: says("web-01", "unknown-value", "key-not-followed"),
    },
  },
});

describe("declaring what the message asks for settles it", () => {
  const gold = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/gold";
  const disk = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/os";
  const own = onHub(vm("web-01", "", { storageProfile: { imageReference: { id: gold } } }));
  const attached = onHub(vmOfDisk("web-01", { createOption: "Attach", managedDisk: { id: disk } }));
  const unknownCloud: Written = {
    type: "pulumi:providers:azure-native",
    name: "somewhere",
    properties: { metadataHost: "management.corp.example" },
  };
  const elsewhere = { ...vm("web-01", "2012-Datacenter"), provider: "somewhere" };
  const arrives: Settings = { keyDelivery: [{ match: { name: "web-01" }, path: "mak" }] };
  const build = (text: string): Settings => ({
    clouds: [{ match: { provider: "hub" }, cloud: "azure-stack-hub", build: text }],
  });
  const script = extension("key", "web-01", { settings: { fileUris: ["https://scripts.corp.example/a.ps1"] } });
  const vault = extension("key", "web-01", { protectedSettingsFromKeyVault: { secretUrl: "https://v" } });

  const rows: readonly (readonly [gap: string, resources: readonly Written[], before: Settings, after: Settings])[] = [
    ["image", [HUB, own], {}, { images: [{ match: { id: "*/images/gold" }, release: "2019" }] }],
    ["cloud", [unknownCloud, elsewhere], {}, { clouds: [{ match: { provider: "somewhere" }, cloud: "azure" }] }],
    ["build", [HUB, onHub(vm("web-01", "2022-datacenter"))], build("2309"), build("2311")],
    ["unknown-value", [HUB, old, runs("key", "web-01", "${vault.value}")], {}, arrives],
    ["script-at-uri", [HUB, old, script], {}, arrives],
    ["key-vault", [HUB, old, vault], {}, arrives],
    ["key-not-followed", [HUB, old, runs("key", "web-01", "slmgr /ipk $key")], {}, arrives],
    ["inputs-not-seen", [HUB, old, { ...extension("key", "web-01", {}), inputsSeen: false }], {}, arrives],
    [
      "disk",
      [HUB, attached],
      { images: [{ match: { id: "*/disks/os" }, release: "2012" }] },
      { images: [{ match: { id: "*/disks/os" }, release: "2012", bakedIn: "mak" }] },
    ],
    [
      "disk",
      [HUB, attached],
      { images: [{ match: { id: "*/disks/os" }, release: "2012" }] },
      { images: [{ match: { id: "*/disks/os" }, release: "2012", bakedIn: "none" }] },
    ],
    ["no-source", [HUB, onHub(vm("web-01", "2022-datacenter"))], build("2306"), { ...build("2306"), ...arrives }],
  ];

  test.each(rows)("%s", (gap, resources, before, after) => {
    const { verdict } = machineIn(judged(resources, before), "web-01");
    const gaps = verdict.kind === "undecided" ? verdict.gaps : [];
    expect(gaps.map((one) => (one.gap === "delivery" ? one.why : one.gap))).toEqual([gap]);
    expect(machineIn(judged(resources, after), "web-01").verdict.kind).not.toBe("undecided");
  });

  test("held-key", () => {
    const held = { images: [{ match: { id: "*/images/gold" }, release: "2019", bakedIn: "kms" }] } as const;
    expect(saidBy(activationUndecided, judged([HUB, own], held))).toHaveLength(1);
    const installed = [HUB, own, runs("key", "web-01", "slmgr /ipk H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW")];
    expect(saidBy(activationUndecided, judged(installed, held))).toEqual([]);
  });
});

test("of a thousand extensions whose machines are unknown, a message names a few and counts the rest", () => {
  const carriers = Array.from({ length: 1_000 }, (_, index) => runs(`key-${index}`, "web-01", "${vault.value}"));
  const one = machineIn(judged([HUB, old, ...carriers]), "web-01");
  const gaps = one.verdict.kind === "undecided" ? one.verdict.gaps : [];
  expect(gaps).toHaveLength(1_000);
  const text = messages.undecided(one, gaps);
  expect(text.length).toBeLessThan(1_500);
  expect(text).toMatch(/`key-103`[^;]*; and 995 more/);
  expect(messages.undecided(one, gaps.slice(0, 5))).not.toContain(" more.");
});
