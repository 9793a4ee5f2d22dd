import type { UndecidedDelivery } from "../activation/delivery";
import type { Settings } from "../activation/settings";
import type { Gap } from "../activation/verdict";
import type { Unreadable } from "../machines/inventory";
import { isMismatch } from "./kms-host-mismatch";
import { message } from "./message";
import { isMoved } from "./moved-to-azure";
import { type Finding, type Judged, type Rule, atMachine } from "./rule";

const name = "activation-undecided";

/** Gaps of a machine, or places of a resource, that a message lists; more would hide the first. */
const LISTED = 5;

const DELIVERIES: Readonly<Record<UndecidedDelivery, readonly [what: string, settle: string]>> = {
  "unknown-value": [
    "holds a value that is not known in this run",
    "run `pulumi up`, or say that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "script-at-uri": [
    "runs a script that only its URI names",
    "put the script into the program, or say that it installs a MAK with `activation-settings.keyDelivery`",
  ],
  "code-not-shown": [
    "runs code that this program doesn't show",
    "install the key with a script in this program, or declare that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "inputs-not-seen": [
    "was not part of this run, so its protected settings were not shown",
    "run without `--target`, or say that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "machine-not-certain": [
    "goes to a machine that cannot be told in this run",
    "name the machine in it by an output of the machine, or say that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "condition-open": [
    "is deployed only if its template says so by a value that is not known in this run",
    "give that parameter a value, or say that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "key-vault": ["takes its settings from a key vault", "say that a MAK arrives with `activation-settings.keyDelivery`"],
  "perhaps-add-on": [
    "installs a key that may be one of an add-on such as Extended Security Updates",
    "activate Windows with `slmgr.vbs /ato` right after its own key, or declare that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "could-not-be-read": [
    "could not be read because of an internal error",
    "report the error, or declare that a MAK arrives with `activation-settings.keyDelivery`",
  ],
  "key-not-followed": [
    "installs a key that cannot be followed to a value",
    "pass the key as a protected parameter, or say that a MAK arrives with `activation-settings.keyDelivery`",
  ],
};

/** What is missing and what would settle it, as one clause. */
function gapText(gap: Gap): string {
  switch (gap.gap) {
    case "image":
      return `which Windows it runs, for ${gap.because} (name the release with \`activation-settings.images\`)`;
    case "cloud":
      return `where it runs, for ${gap.because} is not conclusive (name the cloud with \`activation-settings.clouds\` or \`defaultCloud\`)`;
    case "build":
      return `what its hosts run, for ${gap.because} (correct the \`build\` in \`activation-settings.clouds\`)`;
    case "delivery": {
      const [what, settle] = DELIVERIES[gap.why];
      return `whether it gets a key, for ${gap.carrier.what} \`${gap.carrier.name}\` ${what} (${settle})`;
    }
    case "disk":
      return "whether its disk holds a key already (say so with `activation-settings.images` and `bakedIn`, or with `keyDelivery`)";
    case "condition":
      return "whether it is deployed at all, for its template's condition is open (give the parameter a value)";
    case "network":
      return `whether it reaches Azure's KMS, for ${gap.because} (${gap.settle})`;
    case "kms-host": {
      const { carrier, host, port } = gap.named;
      return `whether the KMS host \`${host}:${port}\` activates it, which ${carrier.what} \`${carrier.name}\` sets (declare it in \`activation-settings.organizationKms\`, or remove the command)`;
    }
    case "no-source":
      return `${gap.statement} (source: ${gap.source}; say with \`activation-settings.keyDelivery\` that a MAK arrives, or waive this with a reason)`;
    case "held-key":
      return `${gap.statement} (source: ${gap.source}; install the AVMA key of its release and edition)`;
  }
}

function capped<T>(all: readonly T[], text: (one: T) => string): string {
  const listed = all.slice(0, LISTED).map(text).join("; ");
  return all.length > LISTED ? `${listed}; and ${all.length - LISTED} more` : listed;
}

/** What is missing at a machine. A thousand carriers whose machines are unknown are a gap each; most are only counted. */
export function gapsText(gaps: readonly Gap[]): string {
  return capped(gaps, gapText);
}

export const messages = {
  undecided: ({ machine }: Judged, gaps: readonly Gap[]): string =>
    message(name, {
      what: `It is undecided whether Windows on \`${machine.name}\` activates.`,
      why: `Not known: ${gapsText(gaps)}.`,
      mend: "Declare what is missing, and the verdict follows.",
    }),
  unreadable: (resource: string, places: readonly Unreadable[]): string => {
    const listed = capped(places, ({ path, reason }) => (path === "" ? reason : `${reason} (\`${path}\`)`));
    return message(name, {
      what: `It is undecided whether \`${resource}\` declares Windows machines that activate.`,
      why: `It cannot be read: ${listed}.`,
      mend: "Put the template and the values of its parameters into the program, or waive this with a reason.",
    });
  },
};

/**
 * What is missing at a machine. moved-to-azure reports a key that a move left behind, kms-host-mismatch a host that can't
 * serve the machine.
 */
function gapsOf(one: Judged, settings: Settings): readonly Gap[] {
  if (one.verdict.kind !== "undecided") return [];
  const { gaps } = one.verdict;
  const moved = isMoved(one, settings);
  return gaps.filter(
    (gap) => !(gap.gap === "held-key" && moved) && !(gap.gap === "kms-host" && isMismatch(gap.named, one, settings)),
  );
}

/** One finding for each resource that cannot be read, whatever the number of its places. */
function unreadableFindings(unreadable: readonly Unreadable[]): Finding[] {
  const byResource = new Map<string, Unreadable[]>();
  for (const place of unreadable) {
    const others = byResource.get(place.urn);
    if (others) others.push(place);
    else byResource.set(place.urn, [place]);
  }
  return [...byResource].flatMap(([urn, places]): Finding[] => {
    const [first] = places;
    return first ? [{ urn, name: first.name, path: "", message: messages.unreadable(first.name, places) }] : [];
  });
}

export const activationUndecided: Rule = {
  name,
  displayName: "Activation undecided",
  description: "A fact is missing, so that no activation path is proven.",
  phase: "stack",
  level: "advisory",
  severity: "medium",
  tags: ["windows", "activation"],
  remediationSteps: "Declare the missing fact in the program or in activation-settings.",
  find: ({ unsettled, unreadable, settings }) => [
    ...unsettled.flatMap((one) => {
      const gaps = gapsOf(one, settings);
      return gaps.length === 0 ? [] : [atMachine(one.machine, messages.undecided(one, gaps))];
    }),
    ...unreadableFindings(unreadable),
  ],
};
