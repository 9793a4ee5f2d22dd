/**
 * Preloaded into a process: writes to standard error which sockets it opens, which processes it starts and which files it
 * changes. Node's permission model covers sockets only from Node 25 on (https://nodejs.org/api/permissions.html, 2026-11),
 * and Pulumi's SDK doesn't start under it, because it opens an inspector session.
 */
const processes = require("node:child_process");
const dgram = require("node:dgram");
const fs = require("node:fs");
const net = require("node:net");

const { writeSync } = fs;
const CHANGES = ["writeFile", "appendFile", "mkdir", "mkdtemp", "rename", "copyFile", "rm", "unlink", "rmdir"];

function watch(holder, name, describe) {
  const original = holder[name];
  holder[name] = function (...args) {
    const effect = describe(args);
    if (effect !== undefined) writeSync(2, `${effect}\n`);
    return original.apply(this, args);
  };
}

function socket(name) {
  return (args) => {
    const [first] = args.flat();
    const { host, address, port, path } = typeof first === "object" && first !== null ? first : { port: first };
    return `SOCKET ${name} ${path ?? `${host ?? address ?? "any"} ${port ?? ""}`}`;
  };
}

watch(net.Socket.prototype, "connect", socket("connect"));
watch(net.Server.prototype, "listen", socket("listen"));
watch(dgram.Socket.prototype, "send", socket("send"));
watch(dgram.Socket.prototype, "bind", socket("bind"));

watch(processes.ChildProcess.prototype, "spawn", ([{ file }]) => `PROCESS ${file}`);
for (const name of ["spawnSync", "execSync", "execFileSync"]) watch(processes, name, ([file]) => `PROCESS ${file}`);

for (const holder of [fs, fs.promises]) {
  for (const name of CHANGES.flatMap((change) => [change, `${change}Sync`]).filter((one) => one in holder)) {
    watch(holder, name, ([path]) => `FILE ${name} ${path}`);
  }
  for (const name of ["open", "openSync"].filter((one) => one in holder)) {
    watch(holder, name, ([path, flags]) => (/[wa+]/.test(String(flags)) ? `FILE ${name} ${path}` : undefined));
  }
}
