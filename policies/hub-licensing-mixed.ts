import { isClient } from "../activation/releases";
import { PAGES } from "../activation/tables/pages";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { UNKNOWN } from "../values/value";
import { message } from "./message";
import { type ActivationPolicy, type Judged, SOFTWARE_USAGE, atMachine } from "./policy";

const name = "hub-licensing-mixed";

export const hubLicensingMixed: ActivationPolicy<typeof name> = {
  name,
  displayName: "Mixed licensing on one Hub",
  description: "One Azure Stack Hub has pay-as-you-use and bring-your-own Windows Server, which may not be allowed.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "license", "azure-stack-hub"],
  clouds: ["azure-stack-hub"],
  framework: SOFTWARE_USAGE,
  remediationSteps: "Check your contract, or use one licensing model for all Windows Server machines of a Hub.",
  find: ({ judged }) => {
    const own = firstOfHubs(judged, "bring-your-own");
    if (own.size === 0) return [];
    const metered = firstOfHubs(judged, "pay-as-you-use");
    return [...own].flatMap(([hub, one]) => {
      const other = metered.get(hub);
      return other ? [atMachine(one.machine, messages.mixed(other, one))] : [];
    });
  },
};

type Model = "pay-as-you-use" | "bring-your-own";

export const messages = {
  mixed: (payAsYouUse: Judged, bringYourOwn: Judged): string =>
    message({
      what: `\`${bringYourOwn.machine.name}\` uses bring-your-own licensing (\`Windows_Server\`), but \`${payAsYouUse.machine.name}\` on the same Azure Stack Hub is pay-as-you-use.`,
      why: "Microsoft's pages disagree on whether one Hub may use both licensing models.",
      fix: "Check your contract. To use one model, set `licenseType` to `Windows_Server` on every Windows Server machine of the Hub, or on none.",
      source: PAGES.hubGuests.source,
    }),
};

/** The licensing model of a Windows Server machine on a Hub; `undefined` if unknown or not applicable. */
function modelOf({ machine: { place, system, licenseType, managedBy } }: Judged): Model | undefined {
  if (place.cloud !== "azure-stack-hub" || licenseType === UNKNOWN || managedBy !== undefined) return undefined;
  const brought = equalsIgnoreCase(licenseType, "Windows_Server");
  // The license type applies only to Windows Server, so it identifies a custom image that nothing else does.
  const server =
    (system.kind === "windows" && !isClient(system.release)) ||
    (system.kind === "windows-of-unknown-release" && (system.family ?? (brought ? "server" : undefined)) === "server");
  if (!server) return undefined;
  if (licenseType === undefined || /^(none)?$/i.test(licenseType)) return "pay-as-you-use";
  return brought ? "bring-your-own" : undefined;
}

/** Returns the first of two by URN, because the engine's order of resources differs between runs. */
function first(one: Judged, other: Judged | undefined): Judged {
  return other === undefined || one.machine.urn < other.machine.urn ? one : other;
}

/** Returns the first machine of each Hub that uses a licensing model. */
function firstOfHubs(judged: readonly Judged[], model: Model): ReadonlyMap<string, Judged> {
  const hubs = new Map<string, Judged>();
  for (const one of judged) {
    if (modelOf(one) !== model) continue;
    const hub = one.machine.place.endpoint ?? "";
    hubs.set(hub, first(one, hubs.get(hub)));
  }
  return hubs;
}
