import { lastSegment } from "../../../stack/arm-id";
import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { has, list, text } from "../../../values/read";
import type { ScriptText } from "../../../values/texts";
import { UNKNOWN, type Value } from "../../../values/value";
import { type CarrierShape, type MachineShape, NO_DISK, NO_IMAGE, UNKNOWN_IMAGE } from "../../shape";
import { plainShape, signsOf } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";

/** The last part of an id, which is the name of what it leads to. */
function ownName(id: Value<string>): Value<string> {
  return typeof id === "string" ? lastSegment(id) : id;
}

/** A virtual machine of Azure Local; the one of before 2023 says its operating system in `osProfile`. */
export function localMachine({ props }: Declared): MachineShape[] {
  const disk = ["storageProfile", "osDisk"];
  const image = ["storageProfile", "imageReference", "id"];
  const osType = text(props, ...disk, "osType") ?? text(props, "osProfile", "osType");
  const parent = text(props, "resourceUri");
  // The SDK writes `windowsConfiguration` by itself, so that its presence says nothing; `osType` decides.
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

/** VMware takes a key (`productId`) and commands for the first logon when it makes a guest. */
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

/** A machine on VMware that Azure Arc manages, if it says or may say that it is Windows. Linux and silence are left alone. */
export function vmwareMachine({ props }: Declared): MachineShape[] {
  const windows = ["osProfile", "windowsConfiguration"];
  const guest = text(props, "osProfile", "guestId");
  const osType = text(props, "osProfile", "osType");
  const told = signsOf(osType, has(props, ...windows), undefined, undefined);
  const isWindowsGuest = typeof guest === "string" && guest.toLowerCase().startsWith("win");
  const windowsSign = told.windowsSign ?? (isWindowsGuest ? "its guest id" : undefined);
  const mayBeWindows = [osType, guest, has(props, ...windows)].includes(UNKNOWN);
  if (told.linuxSign !== undefined || (windowsSign === undefined && !mayBeWindows)) return [];
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

/** A machine if a name says that it is Windows; one of which nothing is known if the name is unknown. */
function namedWindows(
  name: Value<string>,
  sign: string,
  shape: (windowsSign: string | undefined) => MachineShape,
): MachineShape[] {
  if (name === UNKNOWN) return [{ ...shape(undefined), image: UNKNOWN_IMAGE }];
  return name !== undefined && /windows/i.test(name) ? [shape(sign)] : [];
}

/** A machine of CloudSimple names a template, whose name may tell Windows. */
export function cloudSimpleMachine({ props }: Declared): MachineShape[] {
  const template = text(props, "templateId");
  return namedWindows(template, "the name of its template", (windowsSign) => ({
    ...plainShape(props, "VMware machine", text(props, "virtualMachineName") ?? text(props, "name")),
    windowsSign,
  }));
}

/** Nexus runs network functions; its image is a container registry's path, which may name Windows. */
export function nexusMachine({ props }: Declared): MachineShape[] {
  const image = text(props, "vmImage");
  return namedWindows(image, "the name of its image", (windowsSign) => ({
    ...plainShape(props, "Nexus machine", text(props, "virtualMachineName") ?? text(props, "name")),
    windowsSign,
  }));
}
