import { azureCloudOf } from "../../activation/cloud";
import type { Carrier, Delivery } from "../../activation/delivery";
import { KMS_TARGETS } from "../../activation/kms-targets";
import type { Machine } from "../../activation/machine";
import { CLOUD_NAMES } from "../../activation/names";
import { type NetworkHop, networkHops } from "../../activation/network-hops";
import type { Obstacle, Reach } from "../../activation/reach";
import { hubHost } from "../../activation/tables/hub-builds";
import { dateOfPage } from "../../activation/tables/pages";
import type { Path, Verdict } from "../../activation/verdict";
import { gapText, undecidedText } from "../../policies/gap-phrases";
import { listed } from "../../policies/phrases";
import { type Judged, type Judgement, pageOf } from "../../policies/policy";
import { Lists } from "../../values/lists";
import { known } from "../../values/value";
import { type Place, placeKey } from "../formats/at-machine";
import { resourceOf } from "../formats/shown";
import type { ReportedFinding, StackReport } from "../report";
import { kindText } from "./key";
import { type VerdictChange, verdictChanges } from "./verdict-changes";
import { systemText, verdictText } from "./verdict-text";

/** What one declaration delivers to a machine. */
export interface Delivered {
  readonly what: string;
  readonly name: string;
  readonly address: string;
  readonly path: string;
  /** Whether the property is write-only or marked secret. */
  readonly secret: boolean;
  readonly delivers: string;
}

/** A policy's finding at the machine, or at what delivers something to it. */
export type FindingAt = Pick<ReportedFinding, "policy" | "level" | "severity" | "message" | "waiver"> & {
  /** The resource that it's at. */
  readonly at: string;
  readonly page: string;
};

/** Everything that leads to the verdict on one machine, in the order in which it counts. */
export interface MachineChain {
  readonly name: string;
  readonly noun: string;
  readonly address: string;
  readonly path: string;
  readonly stack: string;
  readonly file: string;
  readonly cloud: { readonly is: string; readonly shownBy: string };
  readonly image: { readonly is: string; readonly disk: Machine["disk"] };
  readonly windows: string;
  /** The hosts that decide about AVMA; absent off Azure Stack Hub. */
  readonly host: string | undefined;
  /** What settings, the service or the running machine itself say. */
  readonly alsoKnown: readonly string[];
  readonly deliveries: readonly Delivered[];
  /** The way to Azure's KMS; empty where it doesn't matter or isn't declared. */
  readonly network: readonly NetworkHop[];
  readonly reach: string;
  readonly verdict: {
    readonly kind: Verdict["kind"];
    readonly activation: Path | undefined;
    readonly text: string;
    readonly assumed: string | undefined;
    readonly source: string | undefined;
    /** The date that the source gives itself. */
    readonly date: string | undefined;
  };
  readonly findings: readonly FindingAt[];
  /** What is unknown, and how to declare it. */
  readonly missing: readonly string[];
  readonly wouldChange: readonly VerdictChange[];
}

function delivered({ what, name, urn, path, secret }: Carrier, delivers: string): Delivered {
  return { what, name, address: urn, path, secret, delivers };
}

function ofDelivery(delivery: Delivery): Delivered {
  const { carrier } = delivery;
  switch (delivery.kind) {
    case "key":
      return delivered(carrier, kindText(delivery.key.kind));
    case "add-on":
      return delivered(carrier, "A key for an add-on, which doesn't activate Windows");
    case "undecided":
      return delivered(carrier, `Unknown: it ${undecidedText(delivery)}`);
  }
}

function hostOf({ place }: Machine): string | undefined {
  if (place.cloud !== "azure-stack-hub") return undefined;
  const host = hubHost(place.build);
  if (host.kind === "unknown-build") return `unknown: ${host.because}`;
  const by = host.assumed ?? `build ${place.build ?? ""}`;
  return `Windows Server ${host.release} (${by})`;
}

function alsoKnown({
  bakedIn,
  declaredDelivery,
  managedBy,
  license,
  conditional,
  moveSigns,
}: Machine): readonly string[] {
  return [
    ...(bakedIn === undefined ? [] : [`settings say that its image contains: ${bakedIn}`]),
    ...[known(declaredDelivery)].flatMap((path) =>
      path === undefined ? [] : [`settings say that a key arrives by other means: ${path}`],
    ),
    ...(managedBy === undefined ? [] : [managedBy]),
    ...(license === undefined
      ? []
      : [`the machine reports its license: ${[license.status, license.channel].join(" ").trim()}`]),
    ...(conditional ? ["an unknown condition or number of copies decides whether it's deployed"] : []),
    ...moveSigns.map(({ because }) => `a sign of a move: ${because}`),
  ];
}

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  "route-to-gateway": "a route to a virtual network gateway",
  "route-to-none": "a route that drops traffic",
  "denied-by-rule": "a rule that denies the service tag AzurePlatformLKM",
  "private-subnet": "a private subnet",
  "flexible-scale-set": "flexible orchestration without outbound access",
  "internal-load-balancer": "an internal load balancer without outbound access",
  "firewall-without-rule": "a firewall without a rule that allows it",
};

function blockedText({ addresses, obstacle, resources }: Extract<Reach, { readonly kind: "blocked" }>): string {
  const named = resources.length > 0 ? ` (${resources.join(", ")})` : "";
  return `can't reach Azure's KMS at ${listed(addresses)} because of ${OBSTACLES[obstacle]}${named}`;
}

function reachText({ place }: Machine, reach: Reach): string {
  if (azureCloudOf(place) === undefined) return "doesn't matter: only Azure's own clouds activate by Azure's KMS";
  switch (reach.kind) {
    case "open":
      return `reaches Azure's KMS: ${reach.because}`;
    case "not-declared":
      return "isn't declared as far as Azure's KMS, so it isn't judged";
    case "blocked":
      return blockedText(reach);
    case "undecided":
      return `may not reach Azure's KMS: ${reach.because} (${reach.settle})`;
  }
}

function hopsOf({ place, attachment }: Machine): readonly NetworkHop[] {
  const cloud = azureCloudOf(place);
  return cloud === undefined || !attachment ? [] : networkHops(attachment, KMS_TARGETS[cloud]);
}

function verdictOf(verdict: Verdict): MachineChain["verdict"] {
  const gaps = verdict.kind === "undecided" ? verdict.gaps : [];
  const [source] =
    "source" in verdict ? [verdict.source] : gaps.flatMap((gap) => ("source" in gap ? [gap.source] : []));
  return {
    kind: verdict.kind,
    activation: verdict.kind === "activates" ? verdict.path : undefined,
    text: verdictText(verdict),
    assumed: "assumed" in verdict ? verdict.assumed : undefined,
    source,
    date: source === undefined ? undefined : dateOfPage(source),
  };
}

/** Explains the machines of one stack, from the judgement and the report that `check` makes of it. */
export class Chains {
  private readonly findings: Lists<string, ReportedFinding>;
  private readonly machines: ReadonlyMap<string, Judged>;

  constructor(
    private readonly judgement: Judgement,
    private readonly report: StackReport,
  ) {
    this.findings = new Lists(report.findings, ({ address }) => address);
    this.machines = new Map(
      judgement.judged.map((one) => [placeKey({ address: one.machine.urn, path: one.machine.path }), one]),
    );
  }

  /** Returns the chain of a machine in the inventory. */
  at(place: Place): MachineChain | undefined {
    const one = this.machines.get(placeKey(place));
    return one && this.of(one);
  }

  /** Returns the chain of one machine. */
  of({ machine, verdict }: Judged): MachineChain {
    const { name, noun, urn: address, path, place, image, disk, system, deliveries, kmsHosts, reach } = machine;
    const { title, file } = this.report;
    const cloud = known(place.cloud);
    return {
      name,
      noun,
      address,
      path,
      stack: title,
      file,
      cloud: { is: cloud === undefined ? "unknown" : CLOUD_NAMES[cloud], shownBy: place.because },
      image: { is: image, disk },
      windows: systemText(system),
      host: hostOf(machine),
      alsoKnown: alsoKnown(machine),
      deliveries: [
        ...deliveries.map(ofDelivery),
        ...kmsHosts.map(({ carrier, host, port }) => delivered(carrier, `The KMS host ${host}:${port}`)),
      ],
      network: hopsOf(machine),
      reach: reachText(machine, reach),
      verdict: verdictOf(verdict),
      findings: this.findingsAt(machine),
      missing: verdict.kind === "undecided" ? [...new Set(verdict.gaps.map(gapText))] : [],
      wouldChange: verdictChanges(machine, verdict, this.judgement.settings),
    };
  }

  private findingsAt({ urn, path, deliveries, kmsHosts }: Machine): readonly FindingAt[] {
    const carriers = new Set([...deliveries, ...kmsHosts].map(({ carrier }) => carrier.urn));
    carriers.delete(urn);
    // A finding at a property has the property's path: it is at the only machine of its resource.
    const own = this.findings.of(urn).filter((one) => path === "" || one.path === path);
    return [...own, ...[...carriers].flatMap((carrier) => this.findings.of(carrier))].map((one) => {
      const { policy, level, severity, message, waiver } = one;
      return { policy, level, severity, at: resourceOf(one), message, waiver, page: pageOf(policy) };
    });
  }
}
