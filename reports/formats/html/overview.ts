import { RELEASES } from "../../../activation/windows";
import { type DescribedPolicy, POLICIES } from "../../../policies/all";
import { SEVERITIES } from "../../order";
import type { AppliedWaiver, StackReport } from "../../report";
import type { Ending } from "../format";
import {
  Counts,
  OUTCOMES,
  type Outcome,
  comparisonText,
  headline,
  inventoryNote,
  outcomeOf,
  plural,
} from "../outcomes";
import { levelOf, resourceOf } from "../shown";
import { type Bar, chart } from "./chart";
import { line } from "./text";

const LATER = "later";

/** What is counted of each stack. */
interface StackCounts {
  readonly id: string;
  readonly title: string;
  readonly outcomes: Counts<Outcome>;
  readonly releases: Counts<string>;
  readonly findings: Counts<string>;
}

/** A waiver and what it silences. */
interface WaiverCounts extends AppliedWaiver {
  readonly policy: string;
  findings: number;
  readonly stacks: Set<string>;
}

function merged(all: Iterable<ReadonlyMap<Outcome, number>>): Counts<Outcome> {
  const sum = new Counts<Outcome>();
  for (const counts of all) for (const [name, count] of counts) sum.add(name, count);
  return sum;
}

const FINDING_ORDER = ["mandatory", "advisory", "undecided", "waived"];
const RELEASE_ORDER: readonly string[] = [...RELEASES, "unknown"];

/** Counts what the charts and lists at the top of the page show. Its size grows only with stacks and waivers. */
export class Overview {
  private readonly outcomes = new Map<string, Counts<Outcome>>();
  private readonly releases = new Map<string, Counts<string>>();
  private readonly policies = new Map<string, Counts<string>>();
  private readonly stacks: StackCounts[] = [];
  private readonly waivers = new Map<string, WaiverCounts>();

  /** @param id of the stack's own section */
  add(report: StackReport, id: string): void {
    const { title } = report;
    const stack = { id, title, outcomes: new Counts<Outcome>(), releases: new Counts(), findings: new Counts() };
    this.stacks.push(stack);
    for (const row of report.inventory) {
      const { cloud = "unknown", release = "unknown" } = row;
      const outcome = outcomeOf(row);
      for (const counts of [stack.outcomes, this.of(this.outcomes, cloud)]) counts.add(outcome);
      for (const counts of [stack.releases, this.of(this.releases, cloud)]) counts.add(release);
    }
    for (const finding of report.findings) {
      const { policy, waiver } = finding;
      const name = waiver ? "waived" : levelOf(finding);
      for (const counts of [stack.findings, this.of(this.policies, policy)]) counts.add(name);
      if (!waiver) continue;
      const key = JSON.stringify([policy, waiver]);
      const row = this.waivers.get(key) ?? { policy, ...waiver, findings: 0, stacks: new Set<string>() };
      row.findings += 1;
      row.stacks.add(title);
      this.waivers.set(key, row);
    }
  }

  private of<T extends string>(all: Map<string, Counts<T>>, name: string): Counts<T> {
    const counts = all.get(name) ?? new Counts<T>();
    all.set(name, counts);
    return counts;
  }

  /** The headline and the charts. */
  html(ending: Ending, time: string): string {
    const [, text] = headline(ending, merged(this.outcomes.values()));
    const { mandatory, advisory, undecided } = ending.totals;
    const failed = mandatory > 0 || ending.badInputs.length > 0;
    const gravity = failed ? "error" : advisory > 0 ? "warning" : undecided > 0 ? "note" : "";
    const clouds = <T extends string>(all: ReadonlyMap<string, Counts<T>>): Bar[] =>
      Array.from(all, ([label, counts]) => ({ label: line(label), counts }));
    return `<h2 id="headline" class="${gravity}">${line(text)}</h2>
${totalsList(ending)}
${changes(ending)}
<div class="charts">
${chart("Machines by activation path and cloud", clouds(this.outcomes), OUTCOMES)}
${chart("Machines by Windows release and cloud", clouds(this.releases), RELEASE_ORDER)}
${chart("Findings by policy and severity", this.policyBars(), FINDING_ORDER)}
${chart("Waived findings by expiry", this.expiryBars(time), ["waived"])}
</div>
${this.stacks.length > 1 ? this.stackCharts() : ""}`;
  }

  private stackCharts(): string {
    const bars = (counts: (stack: StackCounts) => ReadonlyMap<string, number>): Bar[] =>
      this.stacks.map((stack) => ({
        label: `<a href="#${stack.id}" data-stack="${line(stack.title)}">${line(stack.title)}</a>`,
        counts: counts(stack),
      }));
    return [
      chart(
        "Machines by activation path and stack",
        bars(({ outcomes }) => outcomes),
        OUTCOMES,
      ),
      chart(
        "Machines by Windows release and stack",
        bars(({ releases }) => releases),
        RELEASE_ORDER,
      ),
      chart(
        "Findings by stack",
        bars(({ findings }) => findings),
        FINDING_ORDER,
      ),
    ].join("\n");
  }

  private policyBars(): Bar[] {
    const rank = ({ severity }: DescribedPolicy) => SEVERITIES.indexOf(severity);
    return [...POLICIES]
      .sort((a, b) => rank(a) - rank(b))
      .flatMap(({ name, severity }): Bar[] => {
        const counts = this.policies.get(name);
        return counts ? [{ label: `${name} <span class="tag ${severity}">${severity}</span>`, counts }] : [];
      });
  }

  /** By month for a year, then together. */
  private expiryBars(time: string): Bar[] {
    const horizon = `${Number(time.slice(0, 4)) + 1}${time.slice(4, 7)}`;
    const months = new Counts<string>();
    for (const { expires, findings } of this.waivers.values()) {
      const month = expires.slice(0, 7);
      months.add(month > horizon ? LATER : month, findings);
    }
    return Array.from(months)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, count]) => ({ label: line(label), counts: new Map([["waived", count]]) }));
  }

  /** Every waiver that silences something, the first to expire first. */
  waiversTable(): string {
    const rows = [...this.waivers.values()].sort((a, b) => (a.expires < b.expires ? -1 : 1));
    if (rows.length === 0) return '<p class="none">No finding is waived.</p>';
    const body = rows.map(
      ({ policy, owner, reason, expires, findings, stacks }) =>
        `<tr><th scope="row">${policy}</th><td>${line(owner)}</td><td>${line(reason)}</td><td>${line(expires)}</td>` +
        `<td>${findings}</td><td>${line([...stacks].join(", "))}</td></tr>\n`,
    );
    return `<div class="scroll" role="group" tabindex="0" aria-labelledby="waivers-title"><table>
<thead><tr>${["Policy", "Owner", "Reason", "Expires", "Findings", "Stacks"].map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>${body.join("")}</tbody></table></div>`;
  }
}

function changes({ comparison }: Ending): string {
  if (!comparison) return "";
  const rows = comparison.fixed.map(
    (one) => `<li>${line(resourceOf(one))} <span class="soft">${line(`${one.policy}, ${one.stack}`)}</span></li>`,
  );
  const list =
    rows.length === 0
      ? ""
      : `<details class="chart"><summary>Fixed: ${rows.length}</summary><ul class="members">${rows.join("\n")}</ul></details>`;
  return `<p id="changes">${line(comparisonText(comparison))}</p>${list}`;
}

function totalsList({ totals, badInputs }: Ending): string {
  const counts: readonly (readonly [name: string, count: number, className: string])[] = [
    ["Stacks", totals.stacks, ""],
    ["Windows machines", totals.machines, ""],
    ...(totals.withoutInventory > 0 ? [["Stacks without an inventory", totals.withoutInventory, "note"] as const] : []),
    ["Mandatory findings", totals.mandatory, totals.mandatory > 0 ? "error" : ""],
    ["Advisory findings", totals.advisory, totals.advisory > 0 ? "warning" : ""],
    ["Undecided, advisory", totals.undecided, totals.undecided > 0 ? "note" : ""],
    ["Waived findings", totals.waived, ""],
  ];
  const bad = badInputs.map(({ file, reason }) => `<li>${line(`${file}: ${reason}`)}</li>`).join("");
  const list = counts.map(
    ([name, count, className]) => `<div class="${className}"><dt>${name}</dt><dd>${count}</dd></div>`,
  );
  const note = inventoryNote(totals);
  return `<dl class="totals">${list.join("")}</dl>
${note === "" ? "" : `<p class="soft">${line(note)}</p>`}
${bad === "" ? "" : `<p>${plural(badInputs.length, "input")} couldn't be read:</p><ul class="bad">${bad}</ul>`}`;
}
