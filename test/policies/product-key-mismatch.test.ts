import type { Delivery } from "../../activation/delivery";
import type { Judged, Judgement } from "../../policies/policy";
import { messages, productKeyMismatch } from "../../policies/product-key-mismatch";
import { MAK, OLD_MAK, type Said, machineIn } from "./declare";
import { HUB, check, onHub, runs, vm } from "./programs";

const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const AVMA_2019_STANDARD = "TNK62-RXVTB-4P47B-2D623-4GF74";
const AVMA_2016 = "TMJ3Y-NTRTM-FJYXT-T22BY-CWG3J";
const KMS_CLIENT_2019_STANDARD = "N69G4-B89J2-4G8F4-WWYCC-J464C";
const KMS_CLIENT_2019 = "WMDGN-G9PQG-XVVXX-R3X43-63DFG";
const KMS_CLIENT_2022 = "WX4NM-KYWYW-QJJR4-XV3QB-6VM33";

/** The generic install key of Windows 10 and 11 Home. */
const INSTALL_HOME = "YTMG3-N6DKC-DKB77-7M9GH-8HVX7";

const azure2019 = vm("web-01", "2019-Datacenter");
const hub2019 = onHub(azure2019);
const install = (key: string) => runs("key", "web-01", `slmgr /ipk ${key}`);

type Key = Extract<Delivery, { readonly kind: "key" }>;

/** Says one thing of the one key that the machine is given. */
const ofKey =
  (say: (key: Key, one: Judged) => string) =>
  (all: Judgement): Said[] => {
    const one = machineIn(all, "web-01");
    const [key] = one.machine.deliveries;
    if (key?.kind !== "key") throw new Error("The machine is given no key.");
    return [{ at: "key", message: say(key, one) }];
  };

const ofOther = ofKey((key, one) => {
  const { kind } = key.key;
  if (kind.kind !== "avma" && kind.kind !== "kms-client") throw new Error("The key is not a generic one.");
  return messages.ofOther(key, kind, one);
});

check(productKeyMismatch, {
  accept: {
    "the AVMA key of the machine's own release and edition": { resources: [HUB, hub2019, install(AVMA_2019)] },
    "the KMS client key of the machine's own release and edition": { resources: [azure2019, install(KMS_CLIENT_2019)] },
    "its own among the AVMA keys from which a script chooses": {
      resources: [
        HUB,
        hub2019,
        runs(
          "key",
          "web-01",
          `switch -Wildcard ((Get-CimInstance Win32_OperatingSystem).Caption) { '*2016*' { $key = '${AVMA_2016}' } '*2019*' { $key = '${AVMA_2019}' } }; slmgr.vbs /ipk $key`,
        ),
      ],
    },
    "its own after the KMS client keys that Windows refuses": {
      resources: [
        azure2019,
        runs(
          "key",
          "web-01",
          `slmgr /ipk ${KMS_CLIENT_2022} & slmgr /ipk ${KMS_CLIENT_2019_STANDARD} & slmgr /ipk ${KMS_CLIENT_2019}`,
        ),
      ],
    },
    "a MAK of the right generation": { resources: [azure2019, install(MAK)] },
    "a KMS client key next to the organization's KMS": {
      resources: [HUB, hub2019, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms kms.corp.example`)],
      settings: { organizationKms: ["kms.corp.example"] },
    },
    "a key that product-key-invalid already reports": {
      resources: [HUB, onHub(vm("web-01", "2012-Datacenter")), install(AVMA_2019)],
    },
    "a KMS client key with Azure's KMS, which moved-to-azure and kms-host-mismatch report": {
      resources: [
        HUB,
        hub2019,
        runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms azkms.core.windows.net`),
      ],
    },
    "a KMS client key next to a MAK": {
      resources: [HUB, hub2019, runs("key", "web-01", `slmgr /ipk ${KMS_CLIENT_2019} & slmgr /ipk ${MAK}`)],
    },
    "the KMS client key of a release that AVMA does not reach": {
      resources: [HUB, onHub(vm("web-01", "2025-datacenter")), install("D764K-2NDRG-47T6Q-P8T8W-YP6DF")],
    },
    "a generic install key before the KMS client key": {
      resources: [
        vm("web-01", "windows-11"),
        runs("key", "web-01", `changepk /productkey ${INSTALL_HOME} & slmgr /ipk NPPR9-FWDCX-D2C8J-H872K-2YT43`),
      ],
    },
    "a generic install key before a MAK": {
      resources: [
        vm("web-01", "windows-11"),
        runs("key", "web-01", `changepk /productkey ${INSTALL_HOME} & slmgr /ipk ${MAK}`),
      ],
    },
    "the key of the edition that DISM changes to": {
      resources: [
        vm("web-01", "2019-Datacenter"),
        runs("key", "web-01", `dism /online /Set-Edition:ServerStandard /ProductKey:${KMS_CLIENT_2019_STANDARD}`),
      ],
    },
    "a key of an edition that DISM may change to": {
      resources: [
        vm("web-01", "2019-Datacenter"),
        runs("key", "web-01", `dism /online /Set-Edition:%EDITION% /ProductKey:${KMS_CLIENT_2019_STANDARD}`),
      ],
    },
    "the AVMA key of the edition that DISM changes to, on a Hub": {
      resources: [
        HUB,
        hub2019,
        runs("key", "web-01", `DISM.exe /Online /Set-Edition:ServerStandardCor /ProductKey:${AVMA_2019_STANDARD}`),
      ],
    },
    "a machine of which only Windows is known": {
      resources: [vm("web-01", "", { licenseType: "Windows_Server" }), install(AVMA_2019)],
    },
  },
  reject: {
    "the AVMA key of another release, although another script installs its own": {
      resources: [HUB, hub2019, install(AVMA_2016), runs("own", "web-01", `slmgr /ipk ${AVMA_2019}`)],
      says: ofOther,
    },
    "the AVMA key of another release next to its own KMS client key": {
      resources: [
        HUB,
        hub2019,
        runs("key", "web-01", `slmgr /ipk ${AVMA_2016} & slmgr /ipk ${KMS_CLIENT_2019} & slmgr /skms kms.corp.example`),
      ],
      settings: { organizationKms: ["kms.corp.example"] },
      says: ofOther,
    },
    "a key of another edition than the one that DISM changes to": {
      resources: [
        vm("web-01", "2019-Datacenter"),
        runs("key", "web-01", `dism /online /Set-Edition:ServerStandard /ProductKey:${KMS_CLIENT_2019} /AcceptEula`),
      ],
      says: (all) => {
        const one = machineIn(all, "web-01");
        const { system } = one.machine;
        if (system.kind !== "windows") throw new Error("The machine's Windows is not known.");
        const becomes = { ...one, machine: { ...one.machine, system: { ...system, edition: "standard" } as const } };
        const [key] = one.machine.deliveries;
        if (key?.kind !== "key" || key.key.kind.kind !== "kms-client") throw new Error("The key is no KMS client key.");
        return [{ at: "key", message: messages.ofOther(key, key.key.kind, becomes) }];
      },
    },
    "a generic install key alone on Azure": {
      resources: [vm("web-01", "windows-11"), install(INSTALL_HOME)],
      says: ofKey(messages.installKey),
    },
    "an AVMA key on Azure": { resources: [azure2019, install(AVMA_2019)], says: ofKey(messages.avmaOnAzure) },
    "the AVMA key of another edition": { resources: [HUB, hub2019, install(AVMA_2019_STANDARD)], says: ofOther },
    "the AVMA key of another release": {
      resources: [HUB, onHub(vm("web-01", "2022-datacenter")), install(AVMA_2019)],
      says: ofOther,
    },
    "the KMS client key of another release": { resources: [azure2019, install(KMS_CLIENT_2022)], says: ofOther },
    "a KMS client key on a Hub without a KMS": {
      resources: [HUB, hub2019, install(KMS_CLIENT_2019)],
      says: ofKey(messages.kmsClientOnHub),
    },
    "a key of an older generation": {
      resources: [azure2019, install(OLD_MAK)],
      says: ofKey(messages.otherGeneration),
    },
    "a key of a newer generation": {
      resources: [vm("web-01", "2008-R2-SP1"), install(MAK)],
      says: ofKey(messages.otherGeneration),
    },
  },
});
