/**
 * What the HTML report does in a browser: moves the totals, which are known last, to the top, and filters. Without it
 * the page shows everything.
 */
export const SCRIPT = `
"use strict";
const form = document.querySelector("form");
document.querySelector("main").before(document.querySelector("#totals"), form);
const stacks = Array.from(document.querySelectorAll(".stack"), (section) => {
  const title = section.querySelector("h2").textContent.toLowerCase();
  const items = Array.from(section.querySelectorAll(".finding, tbody tr"), (element) => ({
    element,
    text: title + " " + element.textContent.toLowerCase(),
    level: element.dataset.level,
    cloud: element.dataset.cloud,
    waived: element.dataset.waived === "yes",
    finding: element.matches(".finding"),
  }));
  return { section, items, details: section.querySelector("details") };
});
const clouds = new Set(stacks.flatMap(({ items }) => items.map(({ cloud }) => cloud).filter(Boolean)));
for (const cloud of Array.from(clouds).sort()) form.elements.cloud.append(new Option(cloud, cloud));
function apply() {
  const words = form.elements.text.value.toLowerCase().split(" ").filter(Boolean);
  const level = form.elements.level.value;
  const cloud = form.elements.cloud.value;
  const waived = form.elements.waived.checked;
  const inventory = form.elements.inventory.checked;
  let findings = 0;
  let machines = 0;
  for (const { section, items, details } of stacks) {
    let any = false;
    for (const item of items) {
      const fits =
        (!item.finding || !item.waived || waived) &&
        (level === "" || item.level === level) &&
        (cloud === "" || item.cloud === cloud) &&
        words.every((word) => item.text.includes(word));
      item.element.hidden = !fits;
      if (!fits) continue;
      if (item.finding) findings += 1;
      else machines += 1;
      any = true;
    }
    section.hidden = !any && items.length > 0;
    if (details) details.open = inventory;
  }
  const some = (count, noun) => count + " " + noun + (count === 1 ? "" : "s");
  form.elements.count.value = some(findings, "finding") + ", " + some(machines, "machine") + " shown";
}
form.addEventListener("input", apply);
form.elements.clear.addEventListener("click", () => {
  form.reset();
  apply();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
apply();
`;
