import type { Delivery } from "../../activation/delivery";
import type { Judgement } from "../../policies/policy";
import { messages, productKeyInvalid } from "../../policies/product-key-invalid";
import { MAK, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm } from "./programs";

const old = onHub(vm("web-01", "2012-Datacenter"));
const new2025 = onHub(vm("web-01", "2025-datacenter"));
const KMS_CLIENT_2025 = "D764K-2NDRG-47T6Q-P8T8W-YP6DF";
const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const KMS_CLIENT_2012 = "48HP8-DN98B-MYWDG-T2DCC-8W83P";

/** The generic install key of Windows 10 and 11 Pro. */
const INSTALL_PRO = "VK7JG-NPHTM-C97JM-9MPGT-3V66T";

type Key = Extract<Delivery, { readonly kind: "key" }>;

/** The keys that are delivered, to machines or to nobody. */
function keysOf({ judged, loose }: Judgement): Key[] {
  return [...judged.flatMap(({ machine }) => machine.deliveries), ...loose].filter((one) => one.kind === "key");
}

function onlyKey(all: Judgement): Key {
  const [key, ...more] = keysOf(all);
  if (!key || more.length > 0) throw new Error("The stack delivers not exactly one key.");
  return key;
}

check(productKeyInvalid, {
  accept: {
    "a MAK": { resources: [HUB, old, runs("key", "web-01", `slmgr /ipk ${MAK}`)] },
    "a public generic key where it activates": {
      resources: [HUB, onHub(vm("web-01", "2019-Datacenter")), runs("key", "web-01", `slmgr /ipk ${AVMA_2019}`)],
    },
    "a KMS client key on Azure": {
      resources: [vm("web-01", "2012-Datacenter"), runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2012}`)],
    },
    "the KMS client key with an undeclared KMS host, which kms-host-mismatch reports": {
      resources: [HUB, new2025, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2025} & slmgr /skms kms.corp.example`)],
    },
    "a public generic key next to a MAK": {
      resources: [HUB, old, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2012} & slmgr /ipk ${MAK}`)],
    },
    "a generic install key next to a MAK": {
      resources: [
        HUB,
        onHub(vm("web-01", "windows-11")),
        runs("key", "web-01", `changepk.exe /productkey ${INSTALL_PRO} & slmgr /ipk ${MAK}`),
      ],
    },
    "a generic install key that goes to no machine of the stack": {
      resources: [runs("key", "elsewhere", `changepk.exe /productkey ${INSTALL_PRO}`)],
    },
    "whatever is done to a machine that is not Windows": {
      resources: [vm("web-01", "ubuntu"), runs("key", "web-01", "slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")],
    },
  },
  reject: {
    "a placeholder, wherever it goes": {
      resources: [vm("web-01", "2019-Datacenter"), runs("key", "web-01", "slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")],
      says: (all) => [{ at: "key", message: messages.placeholder(onlyKey(all), "repeated") }],
    },
    "a key with a character that no key has": {
      resources: [vm("web-01", "2019-Datacenter"), runs("key", "web-01", "slmgr /ipk BCDFG-HJKMN-PQRTV-WXY23-4678A")],
      says: (all) => [{ at: "key", message: messages.malformed(onlyKey(all), "outside-the-alphabet") }],
    },
    ...Object.fromEntries(
      [
        "BCDFG\u2013HJKMN\u2013PQRTV\u2013WXY23\u201346789",
        "BCDFG-HJKMN-PQRTV-WXY23-46789\u200B",
        '"BCDFG HJKMN PQRTV WXY23 46789"',
      ].map((key, index) => [
        `a key with other separators, case ${index}`,
        {
          resources: [vm("web-01", "2019-Datacenter"), runs("key", "web-01", `slmgr /ipk ${key}`)],
          says: (all: Judgement) => [{ at: "key", message: messages.malformed(onlyKey(all), "other-separators") }],
        },
      ]),
    ),
    "a key with two N": {
      resources: [vm("web-01", "2019-Datacenter"), runs("key", "web-01", "slmgr /ipk BCDFG-HJKMN-PQRTV-WXY23-4678N")],
      says: (all) => [{ at: "key", message: messages.malformed(onlyKey(all), "more-than-one-n") }],
    },
    "a malformed key that goes to no machine of the stack": {
      resources: [runs("key", "elsewhere", "slmgr /ipk BCDFG-HJKMN-PQRTV-WXY23-4678N")],
      says: (all) => [{ at: "key", message: messages.malformed(onlyKey(all), "more-than-one-n") }],
    },
    "a public generic key where a MAK is needed": {
      resources: [HUB, old, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2012}`)],
      says: (all) => [
        { at: "key", message: messages.generic(onlyKey(all), machineIn(all, "web-01"), "release-too-old") },
      ],
    },
    "a generic install key where a MAK is needed": {
      resources: [
        HUB,
        onHub(vm("web-01", "windows-11")),
        runs("key", "web-01", `changepk.exe /productkey ${INSTALL_PRO}`),
      ],
      says: (all) => [{ at: "key", message: messages.generic(onlyKey(all), machineIn(all, "web-01"), "client") }],
    },
    "a generic install key next to a KMS host that may be the organization's": {
      resources: [
        HUB,
        onHub(vm("web-01", "windows-11")),
        runs("key", "web-01", `changepk.exe /productkey ${INSTALL_PRO} & slmgr /skms kms.corp.example`),
      ],
      says: (all) => [{ at: "key", message: messages.generic(onlyKey(all), machineIn(all, "web-01"), "client") }],
    },
    "a KMS client key and no KMS host": {
      resources: [HUB, new2025, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2025}`)],
      says: (all) => [{ at: "key", message: messages.generic(onlyKey(all), machineIn(all, "web-01"), "no-avma") }],
    },
    "a KMS client key next to a KMS host for a release that no KMS serves there": {
      resources: [HUB, old, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2012} & slmgr /skms kms.corp.example`)],
      says: (all) => [
        { at: "key", message: messages.generic(onlyKey(all), machineIn(all, "web-01"), "release-too-old") },
      ],
    },
    "a public generic key where another carrier is not known": {
      resources: [HUB, old, runs("open", "web-01", "${vault.value}"), runs("key", "web-01", `slmgr /ipk ${AVMA_2019}`)],
      says: (all) => [
        { at: "key", message: messages.generic(onlyKey(all), machineIn(all, "web-01"), "release-too-old") },
      ],
    },
    "each of two wrong keys": {
      resources: [
        vm("web-01", "2019-Datacenter"),
        runs("key-1", "web-01", "slmgr /ipk BCDFG-HJKMN-PQRTV-WXY23-4678N"),
        runs("key-2", "web-01", "slmgr /ipk BCDFG-HJKMN-PQRTV-WXY23-4678N"),
      ],
      says: (all) =>
        keysOf(all).map((key) => ({ at: key.carrier.name, message: messages.malformed(key, "more-than-one-n") })),
    },
  },
});
