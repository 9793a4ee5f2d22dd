import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { written } from "./a-report";
import { browserPath, faultsOf, launchBrowser } from "./browser";
import { Folder, run, stateOf } from "./command";

const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";
const NAME = "</script><b>old</b>";

// html.test.ts fails in CI without a browser.
(browserPath() === undefined ? describe.skip : describe)("the explanation of a machine in a browser", () => {
  const folder = new Folder();
  const state = folder.write("state.json", stateOf([[NAME, "2012-Datacenter", { tags: { key: MAK } }]]));
  const html = folder.at("report.html");
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    run(["check", state, "--no-config", "--format", "html", "--output", html]);
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(pathToFileURL(html).href);
    await page.getByRole("button", { name: `Explain ${NAME}` }).focus();
    await page.keyboard.press("Enter");
  });
  afterEach(() => page.close());
  afterAll(async () => {
    await browser.close();
    folder.remove();
  });

  test("says what `explain machine` says, without its keys", async () => {
    const [, address = "", , ...lines] = run(["explain", "machine", NAME, state, "--no-config"]).out.split(/\n+/);
    const texts = await page.locator(".why").locator("dt, dd").allTextContents();
    expect(texts.slice(0, 2)).toEqual(["Resource", `virtual machine, URN: ${address}`]);
    const plain = lines.map((line) => line.trim().replaceAll("`", "")).filter((line) => line !== "");
    expect(texts.slice(2).map((line) => line.trim())).toEqual(plain);
    expect(plain).toEqual(expect.arrayContaining(["Host", "What would change the verdict"]));
    expect(readFileSync(html, "utf8")).not.toContain(MAK);
  });

  test("fits a phone, dark and light, and closes", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    const { x = -1, width = 360 } = (await page.locator(".why dl").boundingBox()) ?? {};
    expect([x > 0, x + width <= 360]).toEqual([true, true]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.getByRole("button", { name: "Explain" }).click();
    expect(await page.locator(".why").count()).toBe(0);
  });

  test("stays open in a filtered list and on paper", async () => {
    await page.getByLabel("Search").fill("nothing like it");
    expect(await page.locator(".why").count()).toBe(0);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".why:visible").count()).toBe(1);
  });

  test("isn't in reports merged from JSON without it, and they say so", async () => {
    writeFileSync(folder.at("merged.html"), await written("html"));
    await page.goto(pathToFileURL(folder.at("merged.html")).href);
    expect(await page.getByRole("button", { name: "Explain" }).count()).toBe(0);
    expect(await page.locator("#machines").textContent()).toContain("run windows-activation explain machine NAME FILE");
  });
});
