import { identifyImage, parseUrn } from "../activation/catalog";
import { decide } from "../activation/decide";
import { assumedGeneration } from "../activation/decide/assumed";
import { assuming } from "../activation/decide/say";
import { CLOUD_NAMES, systemName } from "../activation/names";
import { plainMachine } from "../activation/plain-machine";
import { CLOUDS, type Cloud } from "../activation/settings";
import type { Impossibility, Need, Path, Verdict } from "../activation/verdict";
import type { OperatingSystem } from "../activation/windows";
import { gapsText } from "../policies/activation-undecided";

/** How an image activates in one cloud, as text and as data. */
export interface ImageAnswer {
  readonly cloud: Cloud;
  readonly build: string | undefined;
  readonly verdict: Verdict["kind"];
  readonly activation: Path | undefined;
  readonly text: string;
  readonly assumed: string | undefined;
  readonly source: string | undefined;
}

/** What an image runs, and how it activates in each cloud. */
export interface ImageExplanation {
  readonly image: string;
  readonly system: OperatingSystem;
  readonly text: string;
  readonly answers: readonly ImageAnswer[];
}

const PATH_TEXTS: Readonly<Record<Path, string>> = {
  avma: "activates automatically by AVMA",
  mak: "activates by a MAK",
  "azure-kms": "activates by Azure's KMS, if the network allows outbound TCP 1688",
  "organization-kms": "activates by the organization's KMS",
  managed: "managed by the service that runs it",
};

const NEEDS: Readonly<Record<Need, string>> = {
  "release-too-old": "needs a MAK: the release is too old for this cloud's own activation",
  "newer-than-host": "needs a key: AVMA doesn't activate guests newer than their host",
  "no-avma": "needs a MAK or the organization's KMS: AVMA doesn't activate this release there",
  client: "needs a MAK or the organization's KMS: AVMA never activates client Windows",
};

const NO_WAY: Readonly<Record<Impossibility, string>> = {
  "azure-edition": "Azure Edition may run only on Azure and Azure Local",
  "multi-session": "Enterprise multi-session is licensed only for Azure Virtual Desktop, on Azure and Azure Local",
  "kms-unreachable": "Azure's KMS can't be reached",
};

function assumedIn(verdict: Verdict): string | undefined {
  return "assumed" in verdict ? verdict.assumed : undefined;
}

/** Says what was decided, as a clause without its subject. */
export function answerText(verdict: Verdict): string {
  switch (verdict.kind) {
    case "activates":
      return `${PATH_TEXTS[verdict.path]} (${verdict.shownBy})`;
    case "needs-key":
      return NEEDS[verdict.need];
    case "cannot-activate":
      return `cannot activate: ${NO_WAY[verdict.why]}`;
    case "undecided":
      return `is undecided: ${gapsText(verdict.gaps)}`;
    case "not-windows":
      return "isn't Windows";
  }
}

/** Says what a machine or image runs, and what shows it. */
export function systemText(system: OperatingSystem): string {
  const shown = `shown by ${system.because}`;
  switch (system.kind) {
    case "windows":
      return `${systemName(system)}, ${shown}`;
    case "windows-of-unknown-release":
      return `Windows of an unknown release, ${shown}`;
    case "not-windows":
      return `not Windows, ${shown}`;
    case "unknown":
      return `unknown: ${system.because}`;
  }
}

/**
 * Explains an image without any deliveries.
 *
 * @param text `publisher:offer:sku`, with or without a version, or an alias of the Azure CLI
 * @param cloud the only cloud to explain; all if absent
 * @returns `undefined` if the text isn't an image
 */
export function explainImage(text: string, cloud?: Cloud, build?: string): ImageExplanation | undefined {
  const image = parseUrn(text);
  if (!image) return undefined;
  const system = identifyImage(image);
  const name = `${image.publisher}:${image.offer}:${image.sku}`;
  const clouds: readonly Cloud[] = cloud === undefined ? CLOUDS : [cloud];
  const answers = clouds.map((each): ImageAnswer => {
    const machine = plainMachine({ image: name, system, place: { cloud: each, build, because: "the command line" } });
    const verdict = decide(machine, {});
    const assumed =
      verdict.kind === "activates" ? verdict.assumed : assuming(assumedIn(verdict), assumedGeneration(machine));
    const source = "source" in verdict ? verdict.source : undefined;
    const activation = verdict.kind === "activates" ? verdict.path : undefined;
    return { cloud: each, build, verdict: verdict.kind, activation, text: answerText(verdict), assumed, source };
  });
  return { image: name, system, text: systemText(system), answers };
}

/** Formats an explanation for the terminal. */
export function imageText({ image, text, system, answers }: ImageExplanation): string {
  const head = `${image}: ${text}.\n`;
  if (system.kind === "not-windows") return head;
  const lines = answers.flatMap(({ cloud, build, text: answer, assumed, source }) => [
    `\n${CLOUD_NAMES[cloud]}${build === undefined ? "" : ` ${build}`}: ${answer}.`,
    ...(assumed === undefined ? [] : [`  Assumed: ${assumed}.`]),
    ...(source === undefined ? [] : [`  Source: ${source}`]),
  ]);
  return `${head}${lines.join("\n")}\n`;
}
