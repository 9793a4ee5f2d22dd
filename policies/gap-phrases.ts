import { type DeliveryDoubt, type UndecidedDelivery, carrierNoun, isAboutKmsHost } from "../activation/delivery";
import type { Failing, Gap } from "../activation/verdict";

/** The most gaps of a machine, or unreadable parts of a resource, that a message lists. */
const LISTED = 5;

/** What settles any undecided delivery of a key. */
const DECLARE = "declare that a MAK arrives in `activation-settings.keyDelivery`";

/** For each reason why a delivery is undecided: what the carrier does, and what settles it. */
const DELIVERIES: Readonly<Record<UndecidedDelivery, readonly [what: string, settle: string]>> = {
  "unknown-value": ["holds a value that is unknown in this run", `run \`pulumi up\`, or ${DECLARE}`],
  "encrypted-value": [
    "holds a value that is encrypted in this file",
    `export the state with \`--show-secrets\`, run the pack in the engine, or ${DECLARE}`,
  ],
  "hidden-value": ["holds a value that this file doesn't show", `run the pack in the engine, or ${DECLARE}`],
  "value-not-shown": ["holds a value that this file doesn't show", DECLARE],
  "template-value": [
    "holds a value that is known only when the template is deployed",
    `pass it with \`--parameters\` or \`--parameter\`, or ${DECLARE}`,
  ],
  "script-at-uri": [
    "runs a script file that this program doesn't show, such as one at a URI",
    "put its commands in the program, or declare that it installs a MAK in `activation-settings.keyDelivery`",
  ],
  "code-not-shown": [
    "runs code that this program doesn't show",
    `install the key with a script in this program, or ${DECLARE}`,
  ],
  "command-not-shown": [
    "runs a command that this program doesn't show, as after `pulumi import`",
    `declare the command in its protected settings, or ${DECLARE}`,
  ],
  "inputs-not-seen": [
    "wasn't part of this run, so its protected settings are hidden",
    `run without \`--target\`, or ${DECLARE}`,
  ],
  "ran-with-hidden-settings": [
    "ran with protected settings, which Azure never shows",
    `add the license status of the machine to the inventory, or ${DECLARE}`,
  ],
  "not-listed": [
    "isn't in the inventory: no file lists the extensions of the machine",
    `add \`az vm extension list\`, or ${DECLARE}`,
  ],
  "machine-not-certain": [
    "targets a machine that is unknown in this run",
    `reference the machine by one of its outputs, or ${DECLARE}`,
  ],
  "other-cloud": [
    "is deployed to another cloud than the machine",
    `give it the provider of the machine, or ${DECLARE}`,
  ],
  "perhaps-not-run": ["is run only if its custom image has code for that", DECLARE],
  "perhaps-other-release": [
    "installs a key on some releases of Windows only",
    `declare the release of the image in \`activation-settings.images\`, or ${DECLARE}`,
  ],
  "condition-open": [
    "may not be deployed, because a condition or number of copies is unknown in this run",
    `give the value that decides it, or ${DECLARE}`,
  ],
  "key-vault": ["takes its settings from a key vault", DECLARE],
  "perhaps-captured": [
    "may bring a key to the machine that its image was captured from",
    "declare the key in the image as `bakedIn` in `activation-settings.images`",
  ],
  "perhaps-add-on": [
    "installs a key that may be for an add-on such as Extended Security Updates",
    `activate Windows with \`slmgr.vbs /ato\` right after its own key, or ${DECLARE}`,
  ],
  "perhaps-removed": [
    "installs a key and then uninstalls one",
    `move \`slmgr.vbs /upk\` before \`slmgr.vbs /ipk\`, or ${DECLARE}`,
  ],
  "key-removed": [
    "uninstalls the product key and installs none",
    `install a key after \`slmgr.vbs /upk\`, or ${DECLARE}`,
  ],
  "perhaps-elsewhere": ["installs a key on another computer", `install the key on the machine itself, or ${DECLARE}`],
  "offline-image": ["sets the key of an offline image only", `install the key with \`slmgr.vbs /ipk\`, or ${DECLARE}`],
  "key-handed-over": [
    "passes a product key to something that may install it",
    `install the key with \`slmgr.vbs /ipk\`, or ${DECLARE}`,
  ],
  "kms-host-not-followed": [
    "sets a KMS host that can't be traced to a value",
    "write the host in the command, or declare the path of these machines in `activation-settings.keyDelivery`",
  ],
  "registry-file-not-shown": [
    "imports a registry file that this program doesn't show, which may set a KMS host",
    "set the values in the script itself, or declare the path of these machines in `activation-settings.keyDelivery`",
  ],
  "kms-host-cleared": [
    "sets a KMS host and then clears it",
    "move `slmgr.vbs /ckms` before `slmgr.vbs /skms`, or remove it",
  ],
  "could-not-be-read": ["couldn't be read because of an internal error", `report the error, or ${DECLARE}`],
  "key-not-followed": [
    "installs a key that can't be traced to a value",
    `pass the key as a protected parameter, or ${DECLARE}`,
  ],
};

const SET_ITSELF =
  "set the host on the machine itself, or declare the path of these machines in `activation-settings.keyDelivery`";

/** The same for the KMS host that the carrier may set, where that differs. */
const HOST_DELIVERIES: ReadonlyMap<UndecidedDelivery, readonly [what: string, settle: string]> = new Map([
  ["perhaps-captured", ["may set one on the machine that its image was captured from", SET_ITSELF]],
  ["perhaps-elsewhere", ["sets one on another computer", SET_ITSELF]],
]);

function phrasesOf({ why, kmsHost }: DeliveryDoubt): readonly [what: string, settle: string] {
  return (kmsHost === undefined ? undefined : HOST_DELIVERIES.get(why)) ?? DELIVERIES[why];
}

/** What a carrier does that may deliver a key or set a KMS host. */
export function undecidedText(doubt: DeliveryDoubt): string {
  return phrasesOf(doubt)[0];
}

function choiceText(values: readonly Failing[]): string {
  return values.map(({ parameter, value }) => `\`${parameter}\` = \`${value}\``).join(" and ");
}

/** What is unknown and how to declare it, as one clause. */
export function gapText(gap: Gap): string {
  switch (gap.gap) {
    case "image":
      return `which Windows it runs (${gap.because}; declare the release in \`activation-settings.images\`)`;
    case "cloud":
      return `where it runs, because ${gap.because} is inconclusive (declare the cloud in \`activation-settings.clouds\` or \`defaultCloud\`)`;
    case "build":
      return `what its hosts run, because ${gap.because} (correct the \`build\` in \`activation-settings.clouds\`)`;
    case "delivery": {
      const [what, settle] = phrasesOf(gap);
      const open =
        gap.kmsHost !== undefined || isAboutKmsHost(gap.why) ? "which KMS host it uses" : "whether it gets a key";
      return `${open}, because ${carrierNoun(gap.carrier)} \`${gap.carrier.name}\` ${what} (${settle})`;
    }
    case "key-delivery":
      return "whether a rule in `activation-settings.keyDelivery` applies, because a name or tag that it matches is unknown (match one that is known)";
    case "disk":
      return "whether its disk already holds a key (declare it in `activation-settings.images` with `bakedIn`, or in `keyDelivery`)";
    case "condition":
      return "whether it's deployed at all, because a condition or number of copies is unknown (give the value that decides it)";
    case "defaults":
      return `with which values its template is deployed, because it fails with ${capped(gap.failing.map(choiceText))} (pass the values with \`--parameters\` or \`--parameter\`)`;
    case "network":
      return `whether it reaches Azure's KMS, because ${gap.because} (${gap.settle})`;
    case "kms-host": {
      const { carrier, host, port } = gap.named;
      return `whether the KMS host \`${host}:${port}\` activates it, which ${carrierNoun(carrier)} \`${carrier.name}\` sets (declare it in \`activation-settings.organizationKms\`, or remove the command)`;
    }
    case "no-source":
      return `${gap.statement} (${DECLARE}, or waive this with a reason)`;
    case "not-activated":
      return `why it reports that it isn't activated (${gap.status}; run \`slmgr.vbs /ato\` on it and read its error)`;
    case "evaluation":
      return "which edition it's converted to, because an evaluation edition takes no key until then (run `DISM /Online /Set-Edition` with a key in a script of this program, use a licensed image, or declare it in `activation-settings.images`)";
    case "held-key":
      return `${gap.statement} (install the AVMA key of its release and edition)`;
  }
}

/** Lists the first few texts and counts the rest. They're sorted, because the order of resources differs from run to run. */
export function capped(texts: readonly string[]): string {
  const all = [...new Set(texts)].sort();
  const listed = all.slice(0, LISTED).join("; ");
  return all.length > LISTED ? `${listed}; and ${all.length - LISTED} more` : listed;
}

/** The gaps of a machine as one clause each. */
export function gapsText(gaps: readonly Gap[]): string {
  return capped(gaps.map(gapText));
}
