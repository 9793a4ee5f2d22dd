import { accessSync, constants, mkdirSync, mkdtempSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The folder for programs that are slow to fetch or build. It's outside the checkout, so that checkouts share it. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-windows-activation");

/** Whether a path is an executable file. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A new folder in the cache, so that a finished program can be renamed into place. */
export function stagingFolder() {
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, "making-"));
}
