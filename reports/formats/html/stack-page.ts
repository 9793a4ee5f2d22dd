import type { InputKind } from "../../../documents/stack-input";
import { pageOf } from "../../../policies/policy";
import { addressOf } from "../../explain/machine-text";
import type { InventoryRow, ReportedFinding, StackReport } from "../../report";
import { FindingsAt, machineAt, placeKey } from "../at-machine";
import { type Group, groupsOf, headOf } from "../groups";
import { outcomeOf } from "../outcomes";
import { explanationOf, gravityOf, levelOf, resourceOf, shown, waiverText } from "../shown";
import { Explanations } from "./explanations";
import { idOf, line, prose, text } from "./text";

/** What the address of a resource is called where the stack was read. */
function addressLabel(kind: InputKind): string {
  if (kind === "inventory" || kind === "what-if") return "Resource ID";
  return kind.startsWith("terraform") ? "Address" : "URN";
}

/** Writes one stack as HTML: its findings, then its machines. */
export class StackPage {
  private readonly machines = new Map<string, InventoryRow>();
  private readonly findings: FindingsAt;
  private readonly ids = new Map<ReportedFinding, string>();
  private readonly explanations = new Explanations();
  private readonly stack: string;

  /**
   * @param id of the stack's own section
   * @param repeat how often a stack of this title came before
   */
  constructor(
    private readonly report: StackReport,
    private readonly id: string,
    private readonly repeat: number,
  ) {
    this.stack = line(report.title);
    this.findings = new FindingsAt(report);
    const seen = new Map<string, number>();
    for (const row of report.inventory) this.machines.set(placeKey(row), row);
    for (const finding of report.findings) {
      const { policy, address, name, path } = finding;
      const key = JSON.stringify([policy, address, name, path]);
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      this.ids.set(finding, idOf("f", report.title, repeat, key, count));
    }
  }

  html(): string {
    const { id, report, stack } = this;
    const items = groupsOf(shown(report, true)).map((group) => this.finding(group));
    return `<noscript><article class="stack" aria-labelledby="${id}">
<h2 id="${id}">${stack}</h2>
<p class="soft">${line(report.file)}</p>
<ul class="findings">${items.join("")}</ul>
${this.inventory()}</article></noscript>
${this.explanations.html()}`;
  }

  private idOfMachine({ address, name, path }: InventoryRow): string {
    return idOf("m", this.report.title, this.repeat, address, name, path);
  }

  /** The name of a finding's resource, as a link to its machine where it is at one. */
  private nameOf(finding: ReportedFinding): string {
    const name = line(resourceOf(finding));
    const row = machineAt(this.machines, finding);
    return row ? `<a href="#${this.idOfMachine(row)}">${name}</a>` : name;
  }

  private finding({ first, all, message }: Group): string {
    const { policy, severity, waiver, change = "" } = first;
    const level = levelOf(first);
    const id = this.ids.get(first) ?? "";
    const clouds = new Set(all.map((one) => machineAt(this.machines, one)?.cloud ?? "unknown"));
    const head = all.length === 1 ? this.nameOf(first) : headOf(all, this.report);
    const data =
      `data-level="${level}" data-severity="${severity}" data-policy="${policy}" data-stack="${this.stack}" ` +
      `data-cloud="${[...clouds].join(" ")}" data-waived="${waiver ? "yes" : "no"}" data-change="${change}" ` +
      `data-count="${all.length}" data-name="${line(resourceOf(first))}"`;
    const mark = change === "new" ? '<span class="tag">new</span> ' : "";
    return `<li class="finding ${waiver ? "waived" : gravityOf(first)}" id="${id}" ${data}>
<h3><span class="level">${waiver ? "waived" : level}</span> ${mark}${head} <a class="permalink" href="#${id}" aria-label="Link to this finding">#</a></h3>
<p class="soft"><a href="${pageOf(policy)}">${policy}</a> · ${severity} severity · ${this.stack}${all.length === 1 ? this.placeOf(first) : ""}</p>
<p>${prose(message)}</p>${waiver ? `<p>Waived: ${text(waiverText(first))}</p>` : ""}
${all.length === 1 ? this.addressOf(first) : this.members(all)}</li>
`;
  }

  private addressOf({ address }: ReportedFinding): string {
    return address === undefined ? "" : `<p class="soft">${addressLabel(this.report.kind)}: ${text(address)}</p>`;
  }

  private placeOf({ position }: ReportedFinding): string {
    return position ? ` · ${line(`${position.file}:${position.line}:${position.column}`)}` : "";
  }

  private members(all: readonly ReportedFinding[]): string {
    const items = all.map((one, index) => {
      const id = index === 0 ? "" : ` id="${this.ids.get(one) ?? ""}"`;
      return `<li${id}>${this.nameOf(one)}<span class="soft">${this.placeOf(one)}</span></li>`;
    });
    return `<details><summary>Show all ${all.length}</summary><ul class="members">${items.join("\n")}</ul></details>\n`;
  }

  private inventory(): string {
    const { inventory } = this.report;
    if (inventory.length === 0) return "";
    return `<div class="scroll" role="group" tabindex="0" aria-labelledby="${this.id}"><table>
${MACHINE_HEAD}<tbody>
${inventory.map((row) => this.machine(row)).join("")}</tbody></table></div>
`;
  }

  private machine(row: InventoryRow): string {
    const { cloud = "unknown", build, image, release = "unknown", edition = "", verdict, activation } = row;
    const { shownBy, assumed, waived } = row;
    const here = this.findings.of(row);
    const fired = here.filter(({ waiver }) => !waiver);
    const level = verdict === "undecided" && row.level !== "mandatory" ? "undecided" : (row.level ?? "");
    const cells = [
      this.stack.replaceAll("/", "/<wbr>"),
      line(build === undefined ? cloud : `${cloud} ${build}`),
      line(image).replaceAll(":", ":<wbr>"),
      line(edition === "" ? release : `${release} ${edition}`),
      line(activation ?? verdict),
      prose(assumed === undefined ? shownBy : `${shownBy} (assumed: ${assumed})`),
      here.map((one) => this.reference(one)).join("<br>"),
      waived ? "waived" : level,
    ];
    const policies = [...new Set(here.map(({ policy }) => policy))].join(" ");
    const changes = [...new Set(fired.map(({ change = "" }) => change))].join(" ");
    return (
      `<tr id="${this.idOfMachine(row)}" data-level="${level}" data-cloud="${cloud}" data-stack="${this.stack}" ` +
      `data-policy="${policies}" data-waived="${here.length > fired.length ? "yes" : "no"}" data-change="${changes}" ` +
      `data-outcome="${line(outcomeOf(row))}"${this.explained(row)}><th scope="row">${line(resourceOf(row))}</th>` +
      `${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>\n`
    );
  }

  private explained(row: InventoryRow): string {
    const sections = explanationOf(row, this.report);
    if (!sections) return "";
    const resource = `${row.noun}, ${addressLabel(this.report.kind)}: ${addressOf(row.address, row.path)}`;
    return ` data-why="${this.explanations.add([{ title: "Resource", lines: [resource] }, ...sections])}"`;
  }

  private reference(finding: ReportedFinding): string {
    const { policy, waiver } = finding;
    const link = `<a href="#${this.ids.get(finding) ?? ""}">${policy}</a>`;
    return waiver ? `${link} waived: ${line(waiverText(finding))}` : link;
  }
}

const COLUMNS = ["Resource", "Stack", "Cloud", "Image", "Windows", "Activation", "Shown by", "Policies", "Level"];

/** The head of every table of machines. */
export const MACHINE_HEAD = `<thead><tr>${COLUMNS.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`;
