import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { parse } from "parse5";
import { type Browser, type Page, chromium } from "playwright-core";
import { CLEAR, STACK, written } from "./a-report";
import { browserPath } from "./browser";
import { Folder } from "./command";

test("is HTML that a strict parser takes without an error", async () => {
  const errors: string[] = [];
  parse(await written("html"), { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
});

const executablePath = browserPath();
const where = executablePath ?? "no browser on PATH: install Debian's chromium";

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
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ["--no-sandbox"],
    });
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
    return all.map((text) => text.replace(/^(mandatory|advisory|waived)/, ""));
  };
  const open = STACK.findings.length - 1;

  test("asks nothing of any network, and nothing in it is run but its own script", async () => {
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
  });

  test("begins with the totals, and shows every finding that is not waived", async () => {
    const order = await page.evaluate("Array.from(document.body.children, ({ tagName }) => tagName)");
    const totals = (await page.getByRole("region", { name: "Totals" }).textContent())?.replace(/\s+/g, " ");
    expect(order).toEqual(["HEADER", "SECTION", "FORM", "MAIN", "SCRIPT"]);
    expect(totals).toContain("Mandatory6");
    expect(totals).toContain("broken.json: it is no JSON");
    expect(await shown()).toHaveLength(open);
  });

  test("is filtered by the keyboard alone", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.type("moved-to-azure");
    expect(await shown()).toEqual(["advised"]);
    expect(await page.getByRole("status").textContent()).toBe("1 finding, 0 machines shown");
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await shown()).toHaveLength(open);
    expect(await page.getByRole("searchbox", { name: "Search" }).inputValue()).toBe("");
  });

  test("filters by level, by cloud and by waiver, each with a label", async () => {
    await page.getByLabel("Level").selectOption("advisory");
    expect(await shown()).toEqual(["advised", "doubtful"]);
    await page.getByLabel("Level").selectOption("");
    await page.getByLabel("waived findings").check();
    expect(await shown()).toHaveLength(open + 1);
    await page.getByLabel("Cloud").selectOption("azure-stack-hub");
    expect(await shown()).toEqual(["plain", "silenced"]);
  });

  test("hides a stack of which nothing fits", async () => {
    await page.getByLabel("Search").fill("shop/prod");
    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([CLEAR.title]);
  });

  test("shows the inventory as a table with headings", async () => {
    await page.getByLabel("open inventories").check();
    expect(await page.getByRole("columnheader", { name: "Activation" }).count()).toBe(2);
    const cells = await page
      .getByRole("row", { name: /^active/ })
      .getByRole("cell")
      .allTextContents();
    expect(cells).toEqual([
      "azure-stack-hub",
      "MicrosoftWindowsServer:WindowsServer:2012-Datacenter",
      "2022 datacenter",
      "avma",
      "AVMA on Windows Server 2022 hosts (assumed: the build)",
      "",
    ]);
  });

  test("has landmarks, and a heading for each stack and finding", async () => {
    for (const role of ["banner", "search", "main"] as const) expect(await page.getByRole(role).count()).toBe(1);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([STACK.title, CLEAR.title]);
    expect(await page.getByRole("heading", { level: 3 }).count()).toBe(open);
  });

  test.each([
    ["light", "rgb(246, 247, 249)"],
    ["dark", "rgb(15, 19, 23)"],
  ] as const)("has nothing that axe finds fault with in the %s scheme (WCAG 2.2, AA)", async (colorScheme, ground) => {
    await page.emulateMedia({ colorScheme });
    await page.getByLabel("waived findings").check();
    await page.getByLabel("open inventories").check();
    await page.evaluate(axe.source);
    const faults: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary])))`);
    expect(faults).toEqual([]);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(ground);
  });

  test("needs no script to be read", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare.goto(pathToFileURL(folder.at("report.html")).href);
    expect(await bare.locator(".finding:visible").count()).toBe(STACK.findings.length);
    expect(await bare.getByRole("search").count()).toBe(0);
    await plain.close();
  });
});
