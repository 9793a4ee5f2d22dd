import axe from "axe-core";
import { type Browser, type Page, chromium } from "playwright-core";
import { onPath } from "../tools";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A browser on PATH, if there is one. `.ci/run` installs Debian's. */
export const browserPath = (): string | undefined => NAMES.map(onPath).find((path) => path !== undefined);

/** Starts the browser on PATH. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ["--no-sandbox"] });
}

/** What axe finds fault with on a page. */
export async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary])))`);
}
