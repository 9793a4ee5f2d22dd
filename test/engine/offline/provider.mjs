/**
 * The offline provider: the engine attaches to it (`PULUMI_DEBUG_PROVIDERS`), and it answers for every package without a cloud.
 * It accepts every resource, gives it an id in the cloud's form, and returns its inputs as outputs,
 * without what Azure never gives back. The first line of its output is the port of the {@link serveVault vault}, the second its own.
 */
import { main } from "@pulumi/pulumi/provider/server.js";
import { armId, pathInputs } from "./arm-id.mjs";
import { azureNativeSchema } from "./schema.mjs";
import { serveVault } from "./vault.mjs";

/** Write-only in Azure's REST API: accepted and never returned (marked x-ms-secret or documented so, 2026-11). */
const WRITE_ONLY = new Set([
  "adminPassword",
  "customData",
  "protectedParameters",
  "protectedSettings",
  "runAsPassword",
]);

function without(names, value) {
  if (Array.isArray(value)) return value.map((item) => without(names, item));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !names.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(names, inner)]));
}

/** Type token and name of a URN: `urn:pulumi:stack::project::parent$token::name`. */
function declared(urn) {
  const [, , types, ...name] = urn.split("::");
  return { token: types.split("$").at(-1), name: name.join("::") };
}

/** azure-native reads a resource back from Azure, which knows `name` and not the path's own inputs such as `vmName`. */
function outputs(urn, inputs, id) {
  const { token } = declared(urn);
  const outs = without(WRITE_ONLY, inputs);
  // The classic providers generate the names that a program leaves out.
  if (!token.startsWith("azure-native")) return { name: id.slice(id.lastIndexOf("/") + 1), ...outs, id };
  const path = new Set(pathInputs(token));
  const body = Object.entries(outs).filter(([key]) => !path.has(key));
  return { ...Object.fromEntries(body), id, name: id.slice(id.lastIndexOf("/") + 1) };
}

const provider = {
  version: "999.0.0",
  async getSchema() {
    return azureNativeSchema();
  },
  async create(urn, inputs) {
    const { token, name } = declared(urn);
    const id = armId(token, name, inputs);
    return { id, outs: outputs(urn, inputs, id) };
  },
  async update(id, urn, olds, news) {
    return { outs: outputs(urn, news, id) };
  },
  async read(id, urn, props) {
    // What was deleted in the cloud.
    if (id.endsWith("/gone")) return { id: "", props: {} };
    return { id, props: { ...props, id, name: id.slice(id.lastIndexOf("/") + 1) } };
  },
  async invoke(token, inputs) {
    return { outputs: inputs };
  },
  async parameterizeValue(name, version) {
    return { name, version };
  },
};

// The tests that start this may end in any way; their end closes this stream.
process.stdin.on("end", () => process.exit()).resume();

console.log(await serveVault());
await main(provider, process.argv.slice(2));
