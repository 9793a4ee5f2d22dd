import { isClient } from "../activation/releases";
import { UNKNOWN } from "../values/value";
import { message } from "./message";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "hub-licensing-mixed";

type Model = "pay-as-you-use" | "bring-your-own";

export const messages = {
  mixed: (payAsYouUse: Judged, bringYourOwn: Judged): string =>
    message(name, {
      what: `\`${bringYourOwn.machine.name}\` brings its own Windows Server licence (\`Windows_Server\`), and \`${payAsYouUse.machine.name}\` on the same Azure Stack Hub pays as it is used.`,
      why: "Microsoft supports one of the two models on one Hub, never both.",
      mend: "Set the same `licenseType` on every Windows Server machine of the Hub: `Windows_Server` on all, or on none.",
    }),
};

/** How a machine's Windows Server is paid for on a Hub; `undefined` where that cannot be told or does not matter. */
function modelOf({ machine: { place, system, licenseType, managedBy } }: Judged): Model | undefined {
  if (place.cloud !== "azure-stack-hub" || licenseType === UNKNOWN || managedBy !== undefined) return undefined;
  const brought = licenseType?.toLowerCase() === "windows_server";
  // The licence type is for Windows Server only, so that it tells what an image of the organization's own does not.
  const server =
    (system.kind === "windows" && !isClient(system.release)) ||
    (system.kind === "windows-of-unknown-release" && (system.family ?? (brought ? "server" : undefined)) === "server");
  if (!server) return undefined;
  if (licenseType === undefined || /^(none)?$/i.test(licenseType)) return "pay-as-you-use";
  return brought ? "bring-your-own" : undefined;
}

/** The first of two by URN: the engine shows resources in the order in which they were ready, which differs from run to run. */
function first(one: Judged, other: Judged | undefined): Judged {
  return other === undefined || one.machine.urn < other.machine.urn ? one : other;
}

/** The first machine of each Hub that is paid for so. */
function firstOfHubs(judged: readonly Judged[], model: Model): ReadonlyMap<string, Judged> {
  const hubs = new Map<string, Judged>();
  for (const one of judged) {
    if (modelOf(one) !== model) continue;
    const hub = one.machine.place.endpoint ?? "";
    hubs.set(hub, first(one, hubs.get(hub)));
  }
  return hubs;
}

export const hubLicensingMixed: Rule = {
  name,
  displayName: "Mixed licensing on one Hub",
  description: "Pay-as-you-use and bring-your-own Windows Server on one Azure Stack Hub are not supported.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "licence", "azure-stack-hub"],
  remediationSteps: "Use one licensing model for all Windows Server machines of a Hub.",
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
