import { identifyImage, parseUrn } from "../../activation/catalog";
import { decide } from "../../activation/decide";
import { assumedGeneration } from "../../activation/decide/assumed";
import { assuming } from "../../activation/decide/say";
import { CLOUD_NAMES } from "../../activation/names";
import { plainMachine } from "../../activation/plain-machine";
import { CLOUDS, type Cloud } from "../../activation/settings";
import type { Path, Verdict } from "../../activation/verdict";
import type { OperatingSystem } from "../../activation/windows";
import { gapsText } from "../../policies/gap-phrases";
import { systemText, verdictText } from "./verdict-text";

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

function assumedIn(verdict: Verdict): string | undefined {
  return "assumed" in verdict ? verdict.assumed : undefined;
}

/** Says what was decided, after the name of the cloud. Nothing is known about the network. */
function answerText(verdict: Verdict): string {
  if (verdict.kind === "undecided") return `undecided: ${gapsText(verdict.gaps)}`;
  return verdict.kind === "activates" && verdict.path === "azure-kms"
    ? "activates by Azure's KMS, if the network allows outbound TCP 1688"
    : verdictText(verdict);
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
