import { decide } from "../../activation/decide";
import type { Machine } from "../../activation/machine";
import { CLOUD_NAMES, windowsName } from "../../activation/names";
import { NO_NETWORK } from "../../activation/reach";
import { CLOUDS, type Settings } from "../../activation/settings";
import { HUB_BUILDS } from "../../activation/tables/hub-builds";
import type { Verdict } from "../../activation/verdict";
import { SERVER_RELEASES } from "../../activation/windows";
import { verdictText } from "./verdict-text";

/** A change of one fact, and what the verdict would then be. */
export interface VerdictChange {
  readonly change: string;
  readonly verdict: Verdict["kind"];
  readonly text: string;
}

type Variation = readonly [change: string, machine: Machine];

function placed({ place }: Machine): readonly Variation[1]["place"][] {
  const clouds = CLOUDS.filter((cloud) => cloud !== place.cloud);
  return clouds.map((cloud) => ({ cloud, build: undefined, because: "a changed fact" }));
}

function* places(machine: Machine): Generator<Variation> {
  const { place } = machine;
  if (place.cloud === "azure-stack-hub") {
    for (const { from, to, host } of HUB_BUILDS) {
      const change = `the Hub runs a build from ${from} to ${to}, with Windows Server ${host} hosts`;
      yield [change, { ...machine, place: { ...place, build: String(to) } }];
    }
  }
  for (const other of placed(machine)) {
    const { cloud } = other;
    if (typeof cloud === "string")
      yield [`it runs on ${CLOUD_NAMES[cloud]}`, { ...machine, place: other, reach: NO_NETWORK }];
  }
}

function* releases(machine: Machine): Generator<Variation> {
  const { system } = machine;
  if (system.kind !== "windows") return;
  for (const release of SERVER_RELEASES) {
    const edition = "datacenter";
    yield [
      `it runs ${windowsName(release, edition)}`,
      { ...machine, system: { kind: "windows", release, edition, because: "a changed fact" } },
    ];
  }
}

function* facts(machine: Machine): Generator<Variation> {
  const { deliveries, kmsHosts, reach, disk, conditional } = machine;
  yield [
    "a MAK arrives by other means, declared in `activation-settings.keyDelivery`",
    { ...machine, declaredDelivery: "mak" },
  ];
  if (deliveries.length + kmsHosts.length > 0)
    yield ["nothing is delivered to it", { ...machine, deliveries: [], kmsHosts: [] }];
  if (reach.kind === "blocked" || reach.kind === "undecided")
    yield [
      "the network lets it reach Azure's KMS",
      { ...machine, reach: { kind: "open", because: "its network lets it through" } },
    ];
  if (disk !== "image") yield ["its disk is made from an image", { ...machine, disk: "image" }];
  if (conditional) yield ["it is certainly deployed", { ...machine, conditional: false }];
}

function outcome(verdict: Verdict): string {
  return verdict.kind === "activates" ? verdict.path : verdict.kind;
}

/**
 * Returns each change of one fact that changes the verdict, as `decide` itself decides it. Other releases count
 * only where they activate and this one doesn't.
 */
export function verdictChanges(machine: Machine, verdict: Verdict, settings: Settings): readonly VerdictChange[] {
  if (verdict.kind === "not-windows") return [];
  const settled = verdict.kind === "activates";
  const variations = [...facts(machine), ...places(machine), ...(settled ? [] : releases(machine))];
  return variations.flatMap(([change, other]) => {
    const then = decide(other, settings);
    const isWorse = other.system !== machine.system && then.kind !== "activates";
    return isWorse || outcome(then) === outcome(verdict)
      ? []
      : [{ change, verdict: then.kind, text: verdictText(then) }];
  });
}
