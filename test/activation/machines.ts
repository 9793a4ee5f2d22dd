import type { Carrier, Delivery, NamedKmsHost } from "../../activation/delivery";
import type { Machine } from "../../activation/machine";
import { plainMachine } from "../../activation/plain-machine";
import { ProductKey } from "../../activation/product-key";
import type { Cloud } from "../../activation/settings";
import type { Edition, Release, Windows } from "../../activation/windows";

/** A carrier that says nothing special. */
export const CARRIER: Carrier = {
  urn: "urn:pulumi:prod::app::azure-native:compute:VirtualMachineExtension::web-01-key",
  name: "web-01-key",
  what: "CustomScriptExtension",
  path: "protectedSettings.commandToExecute",
  secret: true,
};

/** A machine that runs Windows Server 2019 Datacenter from the marketplace on Azure, with whatever a test says of it. */
export function machineOf(overrides: Partial<Machine> = {}): Machine {
  return plainMachine({
    urn: "urn:pulumi:prod::app::azure-native:compute:VirtualMachine::web-01",
    name: "web-01",
    place: at("azure"),
    system: windows("2019"),
    image: "MicrosoftWindowsServer:WindowsServer:2019-Datacenter",
    ...overrides,
  });
}

/** A place, with the build where it is an Azure Stack Hub that declares one. */
export function at(cloud: Cloud, build?: string): Machine["place"] {
  return { cloud, build, because: "the test" };
}

/** A Windows of a known release. */
export function windows(release: Release, edition?: Edition): Windows {
  return { kind: "windows", release, edition, because: "the test" };
}

/** Deliveries of product keys. */
export function keys(...texts: readonly string[]): readonly Delivery[] {
  return texts.map((text) => ({ kind: "key", key: ProductKey.of(text), carrier: CARRIER }));
}

/** KMS hosts that something sets on the machine. */
export function kmsHosts(...hosts: readonly string[]): readonly NamedKmsHost[] {
  return hosts.map((host) => ({ host, port: 1688, carrier: CARRIER }));
}
