import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import type { Browser, Page } from "playwright-core";
import type { StackReport } from "../../reports/report";
import { CLEAR, STACK, finding, row, written } from "./a-report";
import { browserPath, faultsOf, launchBrowser } from "./browser";
import { Folder } from "./command";

test("is HTML that a strict parser accepts", async () => {
  const errors: string[] = [];
  for (const scriptingEnabled of [true, false])
    parse(await written("html"), { scriptingEnabled, onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
});

const executablePath = browserPath();
const where = executablePath ?? "no browser on PATH: install Debian's chromium";

test.each([
  ["preview", "URN: urn:pulumi:"],
  ["terraform-plan", "Address: urn:pulumi:"],
  ["inventory", "Resource ID: urn:pulumi:"],
] as const)("names what locates a resource of a %s", async (kind, expected) => {
  expect(await written("html", [{ ...STACK, kind }])).toContain(`<p class="soft">${expected}`);
});

test("CI has a browser", () => {
  expect(process.env["CI"] === "true" && executablePath === undefined ? where : "").toBe("");
});

(executablePath === undefined ? describe.skip : describe)(`in a browser (${where})`, () => {
  let browser: Browser;
  let folder: Folder;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = new Folder();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });
  beforeEach(async () => {
    requests.length = 0;
    complaints.length = 0;
    const file = folder.at("report.html");
    writeFileSync(file, await written("html"));
    page = await browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    await page.goto(pathToFileURL(file).href);
  });
  afterEach(() => page.close());

  /** Names of the resources whose findings are shown. */
  const shown = async (): Promise<string[]> => {
    const all = await page.locator(".finding:visible h3").allTextContents();
    return all.map((text) => text.replace(/^(mandatory|advisory|undecided|waived) |(new)? *#$/g, "").trim());
  };
  const machines = (): Promise<string[]> => page.locator("#machines tbody th:visible").allTextContents();
  const counted = () => page.getByRole("status").textContent();
  const open = STACK.findings.length - 1;

  /** Opens another report. */
  const visit = async (...stacks: readonly StackReport[]): Promise<void> => {
    writeFileSync(folder.at("report.html"), await written("html", stacks, {}, []));
    await page.goto(pathToFileURL(folder.at("report.html")).href);
  };

  test("uses no network, and runs only its own script", async () => {
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script:not([type='application/json'])").count()).toBe(1);
  });

  test("starts with a headline, totals and charts, and shows every finding that isn't waived", async () => {
    const overview = page.locator("#overview");
    expect(await overview.getByRole("heading").textContent()).toBe("Incomplete: 1 input couldn't be read");
    const totals = (await overview.textContent())?.replace(/\s+/g, " ");
    expect(totals).toContain("Mandatory findings6");
    expect(totals).toContain("broken.json: not valid JSON");
    for (const title of [
      "Machines by activation path and cloud",
      "Findings by policy and severity",
      "Waived findings by expiry",
    ])
      expect(await page.getByRole("table", { name: title }).isVisible()).toBe(true);
    const paths = page.getByRole("table", { name: "Machines by activation path and cloud" });
    expect(await paths.getByRole("row", { name: /^azure-stack-hub/ }).textContent()).toContain(
      "avma: 2 doesn't activate: 2",
    );
    expect(await shown()).toHaveLength(open);
    expect(await machines()).toHaveLength(5);
    expect(await page.getByRole("table", { name: /stack$/ }).count()).toBe(3);
  });

  test("can be filtered by keyboard", async () => {
    await page.getByRole("link", { name: "Waivers" }).focus();
    const focused = () => page.evaluate("document.activeElement.name");
    for (let presses = 0; presses < 50 && (await focused()) !== "text"; presses += 1) await page.keyboard.press("Tab");
    await page.keyboard.type("moved-to-azure");
    expect(await shown()).toEqual(["advised"]);
    expect(await counted()).toBe("1 finding, 0 machines");
    await page.getByRole("button", { name: "Clear" }).focus();
    await page.keyboard.press("Enter");
    expect(await shown()).toHaveLength(open);
    expect(await page.getByRole("searchbox", { name: "Search" }).inputValue()).toBe("");
  });

  test("a search that matches only machines shows them, and says that no finding matches", async () => {
    await page.getByLabel("Search").fill("web avma");
    expect([await shown(), await machines()]).toEqual([[], ["web"]]);
    expect(await page.locator("#findings .none").textContent()).toBe("No finding matches the filters.");
  });

  test("filters by policy, level, stack, cloud and waiver, each with a label", async () => {
    const choose = async (label: string, value: string) => {
      await page.getByRole("combobox", { name: label }).selectOption(value);
      const all = await shown();
      await page.getByRole("button", { name: "Clear" }).click();
      return all;
    };
    expect(await choose("Policy", "moved-to-azure")).toEqual(["advised"]);
    expect(await choose("Level", "advisory")).toEqual(["advised"]);
    expect(await choose("Level", "undecided")).toEqual(["doubtful"]);
    expect(await choose("Stack", "shop/prod")).toEqual([]);
    expect(await choose("Cloud", "azure-stack-hub")).toEqual(["plain"]);
    expect(await choose("Waived", "all")).toHaveProperty(`${open}`, "silenced");
    expect(await choose("Waived", "only")).toEqual(["silenced"]);
    await page.getByRole("combobox", { name: "Stack" }).selectOption("shop/prod");
    expect(await machines()).toEqual(["web"]);
  });

  test("shows machines in a table that sorts by each column, with policies and waivers", async () => {
    const cells = await page
      .getByRole("row", { name: /^active/ })
      .getByRole("cell")
      .allTextContents();
    expect(cells).toEqual([
      "shop/dev",
      "azure-stack-hub",
      "MicrosoftWindowsServer:WindowsServer:2012-Datacenter",
      "2022 datacenter",
      "avma",
      "AVMA on Windows Server 2022 hosts (assumed: the build)",
      "",
      "",
    ]);
    const silenced = await page.getByRole("row", { name: /^silenced/ }).textContent();
    expect(silenced).toContain("mak-key-required waived: isolated lab (platform@corp.example, until 2027-03-31)");
    const sort = page.getByRole("columnheader", { name: "Resource" });
    await sort.getByRole("button").click();
    expect((await machines()).slice(1)).toEqual(["active", "plain", "silenced", "web"]);
    await sort.getByRole("button").click();
    expect((await machines())[0]).toBe("web");
    expect(await sort.getAttribute("aria-sort")).toBe("descending");
  });

  test("a link leads to a finding, whatever the filter", async () => {
    const href = await page.locator(".finding", { hasText: "advised" }).locator(".permalink").getAttribute("href");
    await page.getByLabel("Search").fill("nothing like it");
    await page.evaluate(`location.hash = ${JSON.stringify(href)}`);
    await page.locator(".target").waitFor();
    expect(await page.locator(".target h3").textContent()).toContain("advised");
    await page
      .getByRole("row", { name: /^plain/ })
      .getByRole("link", { name: "mak-key-required" })
      .click();
    await page.locator(".target h3", { hasText: "plain" }).waitFor();
    await page.locator(".target h3").getByRole("link", { name: "plain" }).click();
    expect(await page.locator("tr.target th").textContent()).toBe("plain");
  });

  test("lists the waivers, with owner, reason and last day", async () => {
    const row = page.locator("#waivers tbody tr");
    expect(await row.locator("th, td").allTextContents()).toEqual([
      "mak-key-required",
      "platform@corp.example",
      "isolated lab",
      "2027-03-31",
      "1",
      "shop/dev",
    ]);
  });

  test("says so if nothing was found", async () => {
    await visit({ ...CLEAR, machines: 0, inventory: [] });
    expect(await page.locator(".none:visible").allTextContents()).toEqual([
      "No findings.",
      "No machines.",
      "No finding is waived.",
    ]);
    expect(await page.getByRole("heading", { level: 2 }).first().textContent()).toBe(
      "No findings, and no Windows machines listed",
    );
    await visit(CLEAR);
    expect(await page.getByRole("heading", { level: 2 }).first().textContent()).toBe("The Windows machine activates");
  });

  test("groups identical findings of many machines, and finds each machine", async () => {
    const names = Array.from({ length: 87 }, (_, index) => `vm-${index}`);
    await visit({
      ...STACK,
      findings: names.map((name) => finding(name)),
      inventory: names.map((name) => row(name)),
      machines: 87,
    });
    expect(await shown()).toEqual(["87 machines"]);
    expect(await page.getByRole("table", { name: /stack$/ }).count()).toBe(0);
    expect(await counted()).toBe("87 findings, 87 machines");
    await page
      .getByRole("row", { name: /^vm-86 / })
      .getByRole("link", { name: "mak-key-required" })
      .click();
    expect(await page.locator("li.target").textContent()).toContain("vm-86");
    expect(await page.locator("li.target").isVisible()).toBe(true);
  });

  test("prints all members of a group, and headings that can repeat on each page", async () => {
    await visit({ ...STACK, findings: [finding("a"), finding("b")] });
    await page.emulateMedia({ media: "print" });
    await page.locator(".members li:visible").nth(1).waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('thead button')).display")).toBe("contents");
  });

  test("opens 5,000 machines at once, shows more on demand, and prints all", async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `vm-${index}`);
    const inventory = names.map((name) => row(name));
    await visit({
      ...STACK,
      findings: names.map((name) => finding(name, { message: name })),
      inventory,
      machines: 5000,
    });
    expect(await page.locator("#machines tbody tr").count()).toBeLessThan(500);
    expect(await counted()).toBe("5000 findings, 5000 machines");
    await page.getByLabel("Search").fill("vm-4999");
    expect(await machines()).toEqual(["vm-4999"]);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.emulateMedia({ media: "print" });
    await page.locator("#machines tbody tr").nth(4999).waitFor({ state: "attached" });
    expect(await page.locator(".finding").count()).toBe(5000);
    await page.emulateMedia({ media: "screen" });
    await page.locator("#machines tbody tr").nth(4999).waitFor({ state: "detached" });
  });

  test("prints waived findings too, and the machines, always dark on light", async () => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(27, 31, 36)");
    await page.locator(".finding").nth(open).waitFor({ state: "attached" });
    expect(await machines()).toHaveLength(5);
    expect(await page.getByRole("search").isVisible()).toBe(false);
  });

  test("fits a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  test("has landmarks, and a heading for each part and finding", async () => {
    for (const role of ["banner", "search", "main", "navigation"] as const)
      expect(await page.getByRole(role).count()).toBe(1);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect((await page.getByRole("heading", { level: 2 }).allTextContents()).slice(1)).toEqual([
      "Findings",
      "Machines",
      "Waivers",
      "Settings and versions",
    ]);
    expect(await page.getByRole("heading", { level: 3 }).count()).toBe(open);
  });

  test.each([
    ["light", "rgb(246, 247, 249)"],
    ["dark", "rgb(15, 19, 23)"],
  ] as const)("has nothing that axe finds fault with in the %s scheme (WCAG 2.2, AA)", async (colorScheme, ground) => {
    await page.emulateMedia({ colorScheme });
    await page.getByRole("combobox", { name: "Waived" }).selectOption("all");
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(ground);
  });

  test("is readable without scripts", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare.goto(pathToFileURL(folder.at("report.html")).href);
    expect(await bare.locator(".finding:visible").count()).toBe(STACK.findings.length);
    expect(await bare.locator("tbody th:visible", { hasText: "web" }).count()).toBe(1);
    const { y: totals = 0 } = (await bare.locator("#overview").boundingBox()) ?? {};
    expect((await bare.locator(".stack").first().boundingBox())?.y).toBeGreaterThan(totals);
    expect(await bare.getByRole("search").count()).toBe(0);
    await plain.close();
  });
});
