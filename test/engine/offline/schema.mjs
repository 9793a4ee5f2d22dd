import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const ANY = { $ref: "pulumi.json#/Any" };

/** The resource that Pulumi YAML and other hosts look up by its type; every input of the SDK, of any type. */
function resource(file) {
  const code = readFileSync(require.resolve(`@pulumi/azure-native/${file}`), "utf8");
  const names = [...code.matchAll(/resourceInputs\["(\w+)"\] = /g)].map(([, name]) => name);
  return { inputProperties: Object.fromEntries(names.map((name) => [name, ANY])) };
}

/** The schema of a package for hosts that ask for it, as Pulumi YAML's does: the part that the examples use. */
export const azureNativeSchema = () =>
  JSON.stringify({
    name: "azure-native",
    version: "999.0.0",
    provider: resource("provider.js"),
    resources: { "azure-native:compute:VirtualMachine": resource("compute/virtualMachine.js") },
  });
