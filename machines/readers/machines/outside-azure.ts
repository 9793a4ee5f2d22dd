import { lastSegment } from "../../../stack/arm-id";
import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { has, list, text } from "../../../values/read";
import type { ScriptText } from "../../../values/texts";
import { UNKNOWN, type Value } from "../../../values/value";
import { type CarrierShape, type MachineShape, NO_DISK, NO_IMAGE, UNKNOWN_IMAGE } from "../../shape";
import { plainShape, signsOf } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";

/** Returns the name of an id's resource. */
function ownName(id: Value<string>): Value<string> {
  return typeof id === "string" ? lastSegment(id) : id;
}

/** Reads an Azure Local virtual machine. Types from before 2023 have the operating system in `osProfile`. */
export function localMachine({ props }: Declared): MachineShape[] {
  const disk = ["storageProfile", "osDisk"];
  const image = ["storageProfile", "imageReference", "id"];
  const osType = text(props, ...disk, "osType") ?? text(props, "osProfile", "osType");
  const parent = text(props, "resourceUri");
  // The SDK always writes `windowsConfiguration`, so only `osType` counts.
  const linux = has(props, "osProfile", "linuxConfiguration");
  return [
    {
      ...plainShape(
        props,
        "virtual machine",
        text(props, "virtualMachineName") ?? ownName(parent) ?? text(props, "name"),
      ),
      image: { ...NO_IMAGE, id: text(props, ...image), input: image[0] ?? "" },
      disk: { ...NO_DISK, osType, attached: text(props, ...disk, "id"), input: disk[0] ?? "" },
      ...signsOf(osType, undefined, linux, undefined),
      arcMachine: parent === undefined ? undefined : { input: "resourceUri", id: parent },
    },
  ];
}

/** Reads a VMware guest's key (`productId`) and first-logon commands. */
function vmwareCarriers(props: unknown, path: readonly string[]): CarrierShape[] {
  const key = [...path, "productId"];
  const product = text(props, ...key);
  const install: ScriptText[] =
    product === undefined
      ? []
      : [
          {
            text: product === UNKNOWN ? UNKNOWN : `slmgr.vbs /ipk ${product}`,
            path: pathText(key),
            secret: false,
          },
        ];
  const commands = list(props, ...path, "firstLogonCommands");
  const first: readonly ScriptText[] =
    commands === undefined
      ? []
      : commands === UNKNOWN
        ? [{ text: UNKNOWN, path: pathText([...path, "firstLogonCommands"]), secret: false }]
        : commands.map((command, index) => ({
            text: text(command),
            path: pathText([...path, "firstLogonCommands", String(index)]),
            secret: false,
          }));
  return [
    ...(install.length > 0 ? [scriptCarrier("product id", install)] : []),
    ...(first.length > 0 ? [scriptCarrier("FirstLogonCommands", first)] : []),
  ];
}

/** Reads an Arc-managed VMware machine that says, or may say, that it runs Windows. */
export function vmwareMachine({ props }: Declared): MachineShape[] {
  const windows = ["osProfile", "windowsConfiguration"];
  const guest = text(props, "osProfile", "guestId");
  const osType = text(props, "osProfile", "osType");
  const signs = signsOf(osType, has(props, ...windows), undefined, undefined);
  const isWindowsGuest = typeof guest === "string" && guest.toLowerCase().startsWith("win");
  const windowsSign = signs.windowsSign ?? (isWindowsGuest ? "its guest id" : undefined);
  const mayBeWindows = [osType, guest, has(props, ...windows)].includes(UNKNOWN);
  if (signs.linuxSign !== undefined || (windowsSign === undefined && !mayBeWindows)) return [];
  const parent = text(props, "resourceUri");
  return [
    {
      ...plainShape(
        props,
        "VMware machine",
        text(props, "virtualMachineName") ?? ownName(parent) ?? text(props, "name"),
      ),
      windowsSign,
      carriers: vmwareCarriers(props, windows),
      arcMachine: parent === undefined ? undefined : { input: "resourceUri", id: parent },
    },
  ];
}

/** Returns a machine if a name says Windows, and an unknown one if the name is unknown. */
function namedWindows(
  name: Value<string>,
  sign: string,
  shape: (windowsSign: string | undefined) => MachineShape,
): MachineShape[] {
  if (name === UNKNOWN) return [{ ...shape(undefined), image: UNKNOWN_IMAGE }];
  return name !== undefined && /windows/i.test(name) ? [shape(sign)] : [];
}

/** Reads a CloudSimple machine. Its template's name may say Windows. */
export function cloudSimpleMachine({ props }: Declared): MachineShape[] {
  const template = text(props, "templateId");
  return namedWindows(template, "its template's name", (windowsSign) => ({
    ...plainShape(props, "VMware machine", text(props, "virtualMachineName") ?? text(props, "name")),
    windowsSign,
  }));
}

/** Reads a Nexus machine, which runs network functions. Its image is a container registry path that may say Windows. */
export function nexusMachine({ props }: Declared): MachineShape[] {
  const image = text(props, "vmImage");
  return namedWindows(image, "its image's name", (windowsSign) => ({
    ...plainShape(props, "Nexus machine", text(props, "virtualMachineName") ?? text(props, "name")),
    windowsSign,
  }));
}
