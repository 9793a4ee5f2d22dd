import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { clearInterval, clearTimeout, setInterval, setTimeout } from "node:timers";
import { fileURLToPath } from "node:url";

/** Whether a script is what `node` was started with, as opposed to imported. `url` is its `import.meta.url`. */
export function isMain(url) {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === fileURLToPath(url);
}

/** Prints a progress line to stderr, so that stdout holds only a script's result. */
export const say = (message) => console.error(`· ${message}`);

/** Prints each chunk of a child's output unless `quiet`. Returns a function for the last line so far. */
function follow(child, quiet) {
  let tail = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      tail = (tail + chunk).slice(-2000);
      if (!quiet) process.stderr.write(chunk);
    });
  }
  return () => tail.trim().split("\n").at(-1);
}

function killGroup({ pid }) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has already ended.
  }
}

/**
 * Runs a program to its end and prints the elapsed time every 20 seconds. Resolves to `undefined` on success and to the
 * reason on failure; rejects only if this process is interrupted. Kills the program and its children after `limit`
 * seconds, or if stdout stays empty for `firstByte` seconds.
 */
export function run(command, args, { cwd, env = process.env, label = command, limit, firstByte, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const started = Date.now();
    const lastLine = follow(child, quiet);
    let reason;
    const end = (why) => {
      reason ??= why;
      killGroup(child);
    };
    const deadline = (seconds, why) => (seconds === undefined ? undefined : setTimeout(() => end(why), seconds * 1000));
    const longest = deadline(limit, `it took longer than ${limit} s`);
    const silence = deadline(firstByte, `it gave no answer within ${firstByte} s`);
    const clock = setInterval(() => say(`${label}: ${Math.round((Date.now() - started) / 1000)} s`), 20_000);
    const finish = (outcome) => {
      clearInterval(clock);
      clearTimeout(longest);
      clearTimeout(silence);
      process.removeListener("SIGINT", interrupted);
      process.removeListener("SIGTERM", interrupted);
      resolve(outcome);
    };
    const interrupted = () => {
      end("interrupted");
      reject(new Error(`interrupted while ${label}`));
      finish();
    };
    process.on("SIGINT", interrupted);
    process.on("SIGTERM", interrupted);
    child.stdout.on("data", () => clearTimeout(silence));
    child.on("error", (error) => finish(error.code === "ENOENT" ? `there is no \`${command}\`` : error.message));
    child.on("close", (code) => {
      finish(reason ?? (code === 0 ? undefined : lastLine() || `it ended with exit code ${code}`));
    });
  });
}
