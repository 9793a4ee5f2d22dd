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

/** How an image activates in one cloud, in words and for scripts. */
export interface ImageAnswer {
  readonly cloud: Cloud;
  readonly build: string | undefined;
  readonly verdict: Verdict["kind"];
  readonly activation: Path | undefined;
  readonly text: string;
  readonly assumed: string | undefined;
  readonly source: string | undefined;
}

/** What an image runs, and how that activates in each cloud that was asked about. */
export interface ImageExplanation {
  readonly image: string;
  readonly system: OperatingSystem;
  readonly text: string;
  readonly answers: readonly ImageAnswer[];
}

const PATH_TEXTS: Readonly<Record<Path, string>> = {
  avma: "activates by AVMA, by itself",
  mak: "activates by a MAK",
  "azure-kms": "activates by Azure's KMS, if the network lets it out on port 1688",
  "organization-kms": "activates by the organization's KMS",
  managed: "is managed by the service that runs it",
};

const NEEDS: Readonly<Record<Need, string>> = {
  "release-too-old": "needs a MAK: the release is too old for what this cloud activates by itself",
  "newer-than-host": "needs a key: the guest is newer than the host, which AVMA does not reach",
  "no-avma": "needs a MAK or the organization's KMS: AVMA does not reach this release there",
  client: "needs a MAK or the organization's KMS: client Windows is never activated by AVMA",
};

const NO_WAY: Readonly<Record<Impossibility, string>> = {
  "azure-edition": "an Azure Edition runs on Azure and Azure Local only",
  "multi-session": "Enterprise multi-session is licensed for Azure Virtual Desktop on Azure and Azure Local only",
  "kms-unreachable": "Azure's KMS is out of reach",
};

function assumedIn(verdict: Verdict): string | undefined {
  return "assumed" in verdict ? verdict.assumed : undefined;
}

function answerText(verdict: Verdict): string {
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
      return "needs no activation of Windows";
  }
}

function systemText(system: OperatingSystem): string {
  const shown = `shown by ${system.because}`;
  switch (system.kind) {
    case "windows":
      return `${systemName(system)}, ${shown}`;
    case "windows-of-unknown-release":
      return `Windows of a release that its name does not tell, ${shown}`;
    case "not-windows":
      return `no Windows, ${shown}`;
    case "unknown":
      return `not told by its name: ${system.because}`;
  }
}

/**
 * Explains an image that nothing is delivered to.
 * @param text `publisher:offer:sku`, with or without a version, or an alias of the Azure CLI
 * @param cloud the cloud to ask about; all of them where absent
 * @returns `undefined` where the text names no image
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

/** The same for people. */
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
