/**
 * Compares test/machines/inventory.tsv with the type definitions of Pulumi's two Azure packages. Fails and lists resources
 * that the inventory lacks although their inputs can name a machine's system or run a script on it, and resources that
 * the packages lack.
 * Usage: node scripts/inventory.mjs
 */
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Inputs that name a machine's system or hold scripts for it. */
const TELLING =
  /^(?:(?:source|storage|gallery|galleryVM)?imageReference|osDisk|osType|windowsConfiguration|windowsProfile|protectedSettings|licenseType|commandToExecute)$/i;

/** Resources with such inputs that declare no Windows machine and nothing for one. */
const APART = [
  // Services whose system Azure runs and activates, and containers, which are not activated.
  /^azure-native:(?:containerinstance|datafactory|portal|servicefabricmesh|sql|synapse):/,
  /^azure:(?:appservice|datafactory|mssql)\/|^azure:containerservice\/group:/,
  /^azure-native:machinelearningservices:(?:Registry)?EnvironmentVersion$/,
  // Licenses of SQL Server, and what a migration would cost.
  /^azure-native:(?:azurearcdata|migrate):/,
  // Hosts and appliances that come with their system.
  /^azure-native:(?:azurelargeinstance|baremetalinfrastructure|connectedcache):|^azure-native:azurestackhci:EdgeMachine/,
  // Access to a machine's metadata service.
  /^azure-native:compute:GalleryInVMAccessControlProfile$/,
];

const PACKAGES = ["azure-native", "azure"];

/** Interfaces by name, each with its inputs and the interfaces they refer to. */
function interfacesIn(text) {
  const found = new Map();
  let space = [];
  let current;
  for (const line of text.split("\n")) {
    const opened = /^(\s*)(?:export )?(?:declare )?namespace (\w+)/.exec(line);
    if (opened) space = [...space.slice(0, opened[1].length / 4), opened[2]];
    const begun = /^\s*(?:export )?interface (\w+)/.exec(line);
    if (begun) found.set([...space, begun[1]].join("."), (current = []));
    const input = /^\s+(\w+)\??: (.*);$/.exec(line);
    if (input && current) {
      current.push({ name: input[1], types: [...input[2].matchAll(/inputs\.([\w.]+)/g)].map(([, type]) => type) });
    }
  }
  return found;
}

/** Whether any input, at any depth, is one of those. */
function tells(inputs, types, visited = new Set()) {
  return (inputs ?? []).some(({ name, types: inner }) => {
    if (TELLING.test(name)) return true;
    return inner.some((type) => !visited.has(type) && visited.add(type) && tells(types.get(type), types, visited));
  });
}

/** The resources of a package, each with whether it has such an input. */
function* resourcesOf(name) {
  const root = dirname(require.resolve(`@pulumi/${name}/package.json`));
  const types = interfacesIn(readFileSync(join(root, "types/input.d.ts"), "utf8"));
  for (const folder of readdirSync(root, { withFileTypes: true }).filter((one) => one.isDirectory())) {
    for (const file of readdirSync(join(root, folder.name)).filter((one) => /^(?!get).*\.js$/.test(one))) {
      const path = join(root, folder.name, file);
      const token = /__pulumiType = '([^']+)'/.exec(readFileSync(path, "utf8"))?.[1];
      if (token === undefined) continue;
      const own = interfacesIn(readFileSync(path.replace(/\.js$/, ".d.ts"), "utf8"));
      const inputs = [...own].find(([type]) => type.endsWith("Args"))?.[1];
      yield [token, tells(inputs, types)];
    }
  }
}

const declared = new Map(PACKAGES.flatMap((name) => [...resourcesOf(name)]));
const listed = readFileSync(new URL("../test/machines/inventory.tsv", import.meta.url), "utf8")
  .split("\n")
  .map((line) => line.split("\t")[0])
  .filter((token) => PACKAGES.some((name) => token.startsWith(`${name}:`)));
const missing = [...declared].flatMap(([token, tells]) =>
  tells && !listed.includes(token) && !APART.some((pattern) => pattern.test(token)) ? [token] : [],
);
const gone = listed.filter((token) => !declared.has(token));

for (const token of missing) console.log(`not in the inventory: ${token}`);
for (const token of gone) console.log(`not in its package: ${token}`);
console.log(`${declared.size} resources compared with ${listed.length} lines of the inventory.`);
process.exitCode = missing.length + gone.length === 0 ? 0 : 1;
