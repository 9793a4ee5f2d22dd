import * as pulumi from "@pulumi/pulumi";
import { activationUndecided } from "../../policies/activation-undecided";
import { makKeyRequired } from "../../policies/mak-key-required";
import { productKeyExposed } from "../../policies/product-key-exposed";
import { MAK, machine } from "./cases";
import type { CaseEverywhere } from "./everywhere";
import { type Add, EXTENSION, VM, fires } from "./table";

const old = machine("2012-Datacenter");
const undecided = [fires(activationUndecided, "vm")];

/** Files that hide secrets; the engine, and an export with `--show-secrets`, show them. */
const hidden = {
  "check of its JSON": undecided,
  "check of its stream": undecided,
  "check of that JSON": undecided,
  "check of that stream": undecided,
  "check of the encrypted export": undecided,
};
/** A stream shows no dependencies, so before the machine exists nothing ties an extension to it. */
const untied = { "check of its stream": undecided };

function extended(add: Add, hub: pulumi.CustomResourceOptions, settings: pulumi.Inputs): void {
  const vm = add("vm", VM, old, hub);
  const script = { publisher: "Microsoft.Compute", type: "CustomScriptExtension", typeHandlerVersion: "1.10" };
  add("key", EXTENSION, { resourceGroupName: "rg-hub", vmName: vm.name, ...script, ...settings }, hub);
}

const installs = { commandToExecute: `cscript //nologo slmgr.vbs /ipk ${MAK}` };

/** One machine that needs a MAK, and how its key appears in each file. */
export const DELIVERIES: Readonly<Record<string, CaseEverywhere>> = {
  "a machine that is read by its id": {
    declare: (add, hub) => {
      const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/read-by-id";
      add("vm", VM, {}, { ...hub, id });
    },
  },
  "a key that is a secret": {
    declare: (add, hub) => {
      extended(add, hub, { protectedSettings: pulumi.secret(installs) });
    },
    except: hidden,
  },
  "a key that is a secret inside a command": {
    declare: (add, hub) => {
      const commandToExecute = pulumi.interpolate`cscript //nologo slmgr.vbs /ipk ${pulumi.secret(MAK)}`;
      extended(add, hub, { protectedSettings: { commandToExecute } });
    },
    except: hidden,
  },
  "a key in plain text in a write-only property": {
    declare: (add, hub) => {
      extended(add, hub, { protectedSettings: installs });
    },
    except: untied,
  },
  "a key that everyone may read": {
    declare: (add, hub) => {
      extended(add, hub, { settings: installs });
    },
    fires: [fires(productKeyExposed, "key")],
    except: { "check of its stream": [...undecided, fires(productKeyExposed, "key")] },
  },
  "no key": {
    declare: (add, hub) => {
      add("vm", VM, old, hub);
    },
    fires: [fires(makKeyRequired, "vm")],
    except: untied,
  },
  "a script that no file shows": {
    declare: (add, hub) => {
      extended(add, hub, {
        settings: { fileUris: ["https://scripts.example/activate.ps1"] },
        protectedSettings: { commandToExecute: "powershell -File activate.ps1" },
      });
    },
    fires: undecided,
  },
};
