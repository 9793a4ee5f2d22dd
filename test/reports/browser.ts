import { onPath } from "../tools";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A browser on PATH, if there is one. `.ci/run` installs Debian's. */
export const browserPath = (): string | undefined => NAMES.map(onPath).find((path) => path !== undefined);
