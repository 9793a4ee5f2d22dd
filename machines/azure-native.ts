import { extensionShape, runCommandShape } from "./carrier-shapes";
import type { Declared } from "./declared";
import { profileShape } from "./profile";
import { text } from "./read";
import type { CarrierReader, MachineReader } from "./readers";
import type { MachineShape } from "./shape";

function virtualMachine({ props }: Declared): MachineShape[] {
  return [
    profileShape(props, {
      noun: "virtual machine",
      profile: [],
      azureName: text(props, "vmName") ?? text(props, "name"),
    }),
  ];
}

function scaleSet({ props }: Declared): MachineShape[] {
  const extensions = ["virtualMachineProfile", "extensionProfile", "extensions"];
  const azureName = text(props, "vmScaleSetName") ?? text(props, "name");
  return [
    profileShape(props, { noun: "scale set", profile: ["virtualMachineProfile"], azureName, extensions: [extensions] }),
  ];
}

/** Machines that `@pulumi/azure-native` declares, by kind. */
export const AZURE_NATIVE_MACHINES: Readonly<Record<string, MachineReader>> = {
  "compute:virtualmachine": virtualMachine,
  "compute:virtualmachinescaleset": scaleSet,
};

/** What brings keys to such machines, by kind: the shape, and the inputs that name the machine. */
export const AZURE_NATIVE_CARRIERS: Readonly<Record<string, CarrierReader>> = {
  "compute:virtualmachineextension": { read: ({ props }) => extensionShape(props, []), target: ["vmName"] },
  "compute:virtualmachineruncommandbyvirtualmachine": {
    read: ({ props }) => runCommandShape(props),
    target: ["vmName"],
  },
  "compute:virtualmachinescalesetextension": {
    read: ({ props }) => extensionShape(props, []),
    target: ["vmScaleSetName"],
  },
};
