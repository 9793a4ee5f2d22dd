/** Preloaded into a process: writes the most memory that it held, in kilobytes, into a file when it ends. */
const { writeFileSync } = require("node:fs");

process.on("exit", () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
