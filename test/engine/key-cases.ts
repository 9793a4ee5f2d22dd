import { secret } from "@pulumi/pulumi";
import { ProductKey } from "../../activation/product-key";
import type { Cloud } from "../../activation/settings";
import { activationUndecided } from "../../policies/activation-undecided";
import { makKeyRequired } from "../../policies/mak-key-required";
import { movedToAzure } from "../../policies/moved-to-azure";
import type { Judged } from "../../policies/policy";
import { messages as exposed, productKeyExposed } from "../../policies/product-key-exposed";
import { messages as invalid, productKeyInvalid } from "../../policies/product-key-invalid";
import { messages as mismatch, productKeyMismatch } from "../../policies/product-key-mismatch";
import { CARRIER, at, windows } from "../activation/machines";
import { MAK, keyExtension, machine } from "./cases";
import { type Cases, EXTENSION, type Names, VM, fires, judgedOf, told } from "./table";

const AVMA_2019 = "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW";
const AVMA_2019_STANDARD = "TNK62-RXVTB-4P47B-2D623-4GF74";
const KMS_CLIENT_2012 = "48HP8-DN98B-MYWDG-T2DCC-8W83P";
const KMS_CLIENT_2022 = "WX4NM-KYWYW-QJJR4-XV3QB-6VM33";
const OLD_MAK = "BCDFG-HJKMP-PQRTV-WXY23-46789";

/** The key that the extension of {@link told} installs, as messages describe it. */
const keyOf = (name: Names, text: string) => ({
  kind: "key" as const,
  key: ProductKey.of(text),
  carrier: { ...CARRIER, name: name("key") },
});

const on2019 = (name: Names, cloud: Cloud): Judged =>
  judgedOf({ name: name("vm"), place: at(cloud), system: windows("2019", "datacenter") });

/** Expects a finding that a resource exposes a MAK. */
const shown = (part: string, what: string, path: string) =>
  fires(productKeyExposed, part, (name) => exposed.inPlainSight({ urn: "", name: name(part), what, path }));

const needsMak = fires(makKeyRequired, "vm");
const old = machine("2012-Datacenter");

const invalidKeys: Cases = {
  "a malformed key": {
    declare: (add) => {
      told(add, machine("2019-Datacenter"), "slmgr /ipk BCDFG-HJKMN-PQRTV-WXY23-4678A");
    },
    fires: [fires(productKeyInvalid, "key", (name) => invalid.malformed(keyOf(name, ""), "outside-the-alphabet"))],
  },
  "a placeholder where a MAK is needed": {
    declare: (add, hub) => {
      told(add, old, "slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", hub);
    },
    fires: [fires(productKeyInvalid, "key", (name) => invalid.placeholder(keyOf(name, ""), "repeated")), needsMak],
  },
  "a public key where a MAK is needed": {
    declare: (add, hub) => {
      told(add, old, `slmgr /ipk ${KMS_CLIENT_2012}`, hub);
    },
    fires: [
      fires(productKeyInvalid, "key", (name) =>
        invalid.generic(
          keyOf(name, KMS_CLIENT_2012),
          judgedOf({ name: name("vm"), place: at("azure-stack-hub"), system: windows("2012", "datacenter") }),
          "release-too-old",
        ),
      ),
      needsMak,
    ],
  },
  "a MAK": {
    declare: (add, hub) => {
      told(add, old, `slmgr /ipk ${MAK}`, hub);
    },
  },
  "no key any more": {
    declare: (add, hub) => {
      told(add, machine("2019-Datacenter"), "cscript //nologo slmgr.vbs /upk", hub);
    },
    fires: [fires(activationUndecided, "vm")],
  },
  "no key of an add-on any more": {
    declare: (add, hub) => {
      told(add, machine("2019-Datacenter"), "slmgr /upk f520e45e-7413-4a34-a497-d2765967d094", hub);
    },
  },
};

const mismatches: Cases = {
  "an AVMA key on Azure": {
    declare: (add) => {
      told(add, machine("2019-Datacenter"), `slmgr /ipk ${AVMA_2019}`);
    },
    fires: [
      fires(productKeyMismatch, "key", (name) => mismatch.avmaOnAzure(keyOf(name, AVMA_2019), on2019(name, "azure"))),
      fires(movedToAzure, "vm"),
    ],
  },
  "the AVMA key of another edition": {
    declare: (add, hub) => {
      told(add, machine("2019-Datacenter"), `slmgr /ipk ${AVMA_2019_STANDARD}`, hub);
    },
    fires: [fires(productKeyMismatch, "key")],
  },
  "the KMS client key of another release": {
    declare: (add) => {
      told(add, machine("2019-Datacenter"), `slmgr /ipk ${KMS_CLIENT_2022}`);
    },
    fires: [fires(productKeyMismatch, "key")],
  },
  "a key of an older generation": {
    declare: (add) => {
      told(add, machine("2019-Datacenter"), `slmgr /ipk ${OLD_MAK}`);
    },
    fires: [
      fires(productKeyMismatch, "key", (name) => mismatch.otherGeneration(keyOf(name, OLD_MAK), on2019(name, "azure"))),
    ],
  },
  "the machine's own AVMA key on a Hub": {
    declare: (add, hub) => {
      told(add, machine("2019-Datacenter"), `slmgr /ipk ${AVMA_2019}`, hub);
    },
  },
};

const exposures: Cases = {
  "a MAK in the settings of an extension": {
    declare: (add) => {
      const vm = add("vm", VM, machine("2019-Datacenter"));
      const settings = { commandToExecute: secret(`slmgr /ipk ${MAK}`) };
      add("key", EXTENSION, { ...keyExtension(vm.name, MAK), settings, protectedSettings: undefined });
    },
    fires: [shown("key", "CustomScriptExtension", "settings.commandToExecute")],
  },
  "a MAK in a tag and in user data": {
    declare: (add) => {
      const userData = Buffer.from(`slmgr /ipk ${MAK}`).toString("base64");
      add("vm", VM, machine("2019-Datacenter", { userData, tags: { key: MAK } }));
    },
    fires: [shown("vm", "virtual machine", "tags.key"), shown("vm", "virtual machine", "userData")],
  },
  "a MAK in unattend content": {
    declare: (add) => {
      const content = `<FirstLogonCommands>slmgr /ipk ${MAK}</FirstLogonCommands>`;
      const additionalUnattendContent = [{ settingName: "FirstLogonCommands", content }];
      add("vm", VM, machine("2019-Datacenter", { osProfile: { windowsConfiguration: { additionalUnattendContent } } }));
    },
    fires: [shown("vm", "FirstLogonCommands", "osProfile.windowsConfiguration.additionalUnattendContent[0].content")],
  },
  "a MAK in an open parameter of a template": {
    declare: (add) => {
      const parameters = { key: { type: "string" } };
      const template = { $schema: "x", contentVersion: "1.0.0.0", parameters, resources: [] };
      const properties = { mode: "Incremental", template, parameters: { key: { value: MAK } } };
      add("template", "azure-native:resources:Deployment", { resourceGroupName: "rg", properties });
    },
    fires: [shown("template", "template parameter", "parameters.key")],
  },
  "a MAK in a secure parameter of a template": {
    declare: (add) => {
      const parameters = { key: { type: "secureString" } };
      const template = { $schema: "x", contentVersion: "1.0.0.0", parameters, resources: [] };
      const properties = { mode: "Incremental", template, parameters: { key: { value: secret(MAK) } } };
      add("template", "azure-native:resources:Deployment", { resourceGroupName: "rg", properties });
    },
  },
};

/** Keys that are malformed, of another release or edition, or exposed. */
export const KEY_CASES: Cases = { ...invalidKeys, ...mismatches, ...exposures };
