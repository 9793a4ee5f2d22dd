/**
 * What the HTML report does in a browser. Each stack's findings and machines are in a `noscript`. Without JavaScript the
 * browser shows it. With JavaScript it's text, which this script turns into rows when they come into view, so 5,000
 * machines open at once.
 */
export const SCRIPT = `
"use strict";
const root = document.documentElement;
root.classList.remove("plain");
const form = document.querySelector("form");
const fields = form.elements;
const STEP = 100;

const items = { findings: [], machines: [] };
for (const data of document.querySelectorAll("noscript")) {
  const template = document.createElement("template");
  template.innerHTML = data.textContent;
  const pieces = data.nextElementSibling;
  const add = (list, selector) => {
    for (const element of template.content.querySelectorAll(selector)) {
      const { policy, cloud, change, ...rest } = element.dataset;
      const words = (value) => value.split(" ").filter(Boolean);
      list.push({ element, pieces, ...rest, policy: words(policy), cloud: words(cloud), change: words(change) });
    }
  };
  add(items.findings, ".finding");
  add(items.machines, "tbody tr");
  data.remove();
}

function explanation({ element, why, pieces }) {
  pieces.parsed ??= JSON.parse(pieces.textContent);
  const row = document.createElement("tr");
  row.className = "why";
  const cell = row.insertCell();
  cell.colSpan = element.cells.length;
  const list = document.createElement("dl");
  list.className = "facts";
  list.innerHTML = why.split(" ").map((number) => pieces.parsed[number]).join("");
  cell.append(list);
  return row;
}
function addButton(item) {
  const [head] = item.element.cells;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "explain";
  button.setAttribute("aria-label", "Explain " + head.textContent);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => {
    item.open = !item.open;
    button.setAttribute("aria-expanded", item.open);
    if (item.open) item.element.after(item.detail ??= explanation(item));
    else item.detail.remove();
  });
  head.append(button);
}
function rowsOf(item) {
  if (item.why && !item.ready) addButton(item);
  item.ready = true;
  return item.open ? [item.element, item.detail] : [item.element];
}

class List {
  constructor(id, noun, all) {
    const section = document.getElementById(id);
    this.noun = noun;
    this.all = all;
    this.host = section.querySelector(".findings, tbody");
    this.none = section.querySelector(".none");
    this.scroll = section.querySelector(".scroll");
    this.more = section.querySelector(".more");
    this.found = [];
    this.count = STEP;
    this.more.addEventListener("click", () => this.extend());
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.extend();
    }, { rootMargin: "600px" }).observe(this.more);
  }
  extend() {
    const from = this.count;
    this.count += STEP;
    this.host.append(...this.found.slice(from, this.count).flatMap(rowsOf));
    this.drawMore();
  }
  show(found, count = STEP) {
    this.found = found;
    this.count = count;
    this.host.replaceChildren(...found.slice(0, count).flatMap(rowsOf));
    this.none.hidden = found.length > 0;
    this.none.textContent = this.all.length === 0 ? "No " + this.noun + "s." : "No " + this.noun + " matches the filters.";
    if (this.scroll) this.scroll.hidden = found.length === 0;
    this.drawMore();
  }
  drawMore() {
    const left = this.found.length - this.count;
    this.more.hidden = left <= 0;
    this.more.textContent = "Show more (" + left + " left)";
  }
}
const findings = new List("findings", "finding", items.findings);
const machines = new List("machines", "machine", items.machines);

function fill(name) {
  const values = new Set();
  for (const list of [items.findings, items.machines])
    for (const item of list) for (const value of [item[name]].flat()) if (value) values.add(value);
  for (const value of Array.from(values).sort()) fields[name].append(new Option(value, value));
  return values.size;
}
for (const name of ["policy", "stack", "cloud"]) fields[name].closest("label").hidden = fill(name) < 2;
fields.change.closest("label").hidden = !items.findings.some(({ change }) => change.length > 0);

const compare = new Intl.Collator("en", { numeric: true }).compare;
const SEVERITIES = ["critical", "high", "medium", "low"];
const LEVELS = ["mandatory", "advisory", "undecided", ""];
const rank = ({ severity, level, waived }) =>
  (waived === "yes" ? 100 : 0) + SEVERITIES.indexOf(severity) * 4 + LEVELS.indexOf(level);
const ORDERS = {
  severity: (a, b) => rank(a) - rank(b),
  policy: (a, b) => compare(a.policy[0], b.policy[0]) || rank(a) - rank(b),
  stack: (a, b) => compare(a.stack, b.stack) || rank(a) - rank(b),
  name: (a, b) => compare(a.name, b.name) || rank(a) - rank(b),
};
let column = -1;
let direction = 1;
function byColumn(a, b) {
  const key = ({ element }) => element.cells[column].textContent;
  return direction * compare(key(a), key(b));
}

function matching(list, hidesWaived) {
  const words = fields.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const { policy, level, stack, cloud, waived, change } = Object.fromEntries(new FormData(form));
  return list.filter((item) => {
    if (waived === "only" ? item.waived !== "yes" : waived === "" && hidesWaived && item.waived === "yes") return false;
    if (level && item.level !== level) return false;
    if (stack && item.stack !== stack) return false;
    if (policy && !item.policy.includes(policy)) return false;
    if (cloud && !item.cloud.includes(cloud)) return false;
    if (change && !item.change.includes(change)) return false;
    if (words.length === 0) return true;
    item.text ??= item.element.textContent.toLowerCase();
    return words.every((word) => item.text.includes(word));
  });
}

function apply(all = false) {
  const count = all ? Infinity : STEP;
  const found = matching(items.findings, true).sort(ORDERS[fields.sort.value]);
  const rows = matching(items.machines, false);
  findings.show(found, count);
  machines.show(column < 0 ? rows : rows.sort(byColumn), count);
  const some = (number, noun) => number + " " + noun + (number === 1 ? "" : "s");
  const total = found.reduce((sum, item) => sum + Number(item.count), 0);
  fields.count.value = some(total, "finding") + ", " + some(rows.length, "machine");
}
form.addEventListener("input", () => apply());
form.addEventListener("submit", (event) => event.preventDefault());
fields.clear.addEventListener("click", () => {
  form.reset();
  apply();
});

for (const [index, head] of Array.from(document.querySelectorAll("#machines thead th")).entries()) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    direction = column === index ? -direction : 1;
    column = index;
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
    apply();
  });
}

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!/^[fm]-/.test(id)) return;
  const list = id.startsWith("m-") ? machines : findings;
  const holds = ({ element }) => element.id === id || element.querySelector("#" + CSS.escape(id)) !== null;
  const item = list.all.find(holds);
  if (!item) return;
  if (!list.found.includes(item)) {
    form.reset();
    fields.waived.value = "all";
    apply();
  }
  const index = list.found.indexOf(item);
  if (index >= list.count) list.show(list.found, index + STEP);
  const target = document.getElementById(id);
  const folded = target.closest("details");
  if (folded) folded.open = true;
  document.querySelector(".target")?.classList.remove("target");
  target.classList.add("target");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link?.dataset.stack !== undefined && link.closest("#overview")) {
    event.preventDefault();
    form.reset();
    fields.stack.value = link.dataset.stack;
    apply();
    document.getElementById("findings").scrollIntoView();
  } else if (link && link.hash !== "" && link.hash === location.hash) reveal();
});

let printing = false;
function print(begins) {
  if (printing === begins) return;
  printing = begins;
  const untouched = !Array.from(new FormData(form)).some(([name, value]) => name !== "sort" && value !== "");
  if (begins && untouched) {
    fields.waived.value = "all";
    form.dataset.printed = "";
  } else if (!begins && form.dataset.printed !== undefined) {
    fields.waived.value = "";
    delete form.dataset.printed;
  }
  if (begins) apply(true);
  for (const details of document.querySelectorAll("main details")) {
    if (begins && !details.open) details.dataset.folded = "";
    if (begins || details.dataset.folded !== undefined) details.open = begins;
    if (!begins) delete details.dataset.folded;
  }
  if (!begins) apply();
}
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
matchMedia("print").addEventListener("change", ({ matches }) => print(matches));

new ResizeObserver(() => {
  const sticky = getComputedStyle(form).position === "sticky";
  root.style.setProperty("--below", sticky ? form.offsetHeight + "px" : "0px");
}).observe(form);

apply();
reveal();
`;
