import { activationUndecided, messages } from "../../policies/activation-undecided";
import type { Judgement } from "../../policies/rule";
import { machineIn, type Said } from "./declare";
import { HUB, check, extension, onHub, runs, vm } from "./programs";

const ownImage = {
  storageProfile: {
    imageReference: { id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/gold" },
  },
};
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
    "an image that the settings name": {
      resources: [HUB, onHub(vm("web-01", "", ownImage))],
      settings: {
        images: [{ match: { id: "*/images/gold" }, release: "2019", edition: "datacenter", bakedIn: "avma" }],
      },
    },
  },
  reject: {
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
    "two scripts, told in one violation": {
      resources: [HUB, old, runs("key-1", "web-01", "${vault.value}"), runs("key-2", "web-01", "slmgr /ipk $key")],
      says: says("web-01", "unknown-value", "key-not-followed"),
    },
  },
});
