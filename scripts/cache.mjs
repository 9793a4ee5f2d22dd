import { accessSync, constants, mkdirSync, mkdtempSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where programs are kept that take long to fetch or to build; outside of the checkout, so that checkouts share it. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-windows-activation");

/** Whether a path is a program that may be run. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder beside what is cached, so that what is made there can be renamed into place at once. */
export function workshop() {
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, "making-"));
}
