import { readInput } from "../../documents/read-input";
import { type Fields, change, configured, found, machine, plan } from "./terraform-files";

const constant = (value: unknown): Fields => ({ constant_value: value });
const VARIABLE: Fields = { references: ["var.endpoint"] };
/** What Terraform shows of a function of constants. */
const FUNCTION: Fields = {};

const TYPE = "Microsoft.Compute/virtualMachines@2024-03-01";
const OLD = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter" };
const BODY = { properties: { storageProfile: { imageReference: OLD } } };
const MACHINE = "azapi_resource.vm";
const HUB_HOST = "https://management.local.azurestack.external";

/** A machine with Windows Server 2012 at an azapi provider: Azure activates it, and a Hub doesn't. */
function azapi(expressions: unknown): Fields {
  const after = { type: TYPE, name: "vm", location: "westeurope", body: BODY };
  const providers = { azapi: { name: "azapi", expressions } };
  return plan([change(MACHINE, after, { id: true })], { resources: [configured(MACHINE)] }, {}, providers);
}

const endpoint = (host: Fields): Fields => ({ endpoint: [{ resource_manager_endpoint: host }] });

test.each<[what: string, expressions: unknown, policies: readonly string[]]>([
  ["nothing", undefined, []],
  ["a subscription", { subscription_id: constant("s"), features: [{}] }, []],
  ["Azure's endpoint", endpoint(constant("https://management.azure.com")), []],
  ["a Hub's endpoint", endpoint(constant(HUB_HOST)), ["mak-key-required"]],
  [
    "a Hub's endpoint, as an attribute",
    { endpoint: constant([{ resource_manager_endpoint: HUB_HOST }]) },
    ["mak-key-required"],
  ],
  ["an endpoint from a variable", endpoint(VARIABLE), ["activation-undecided"]],
  ["an endpoint from a function", endpoint(FUNCTION), ["activation-undecided"]],
  ["endpoints from a variable", { endpoint: VARIABLE }, ["activation-undecided"]],
  ["endpoints from a function", { endpoint: FUNCTION }, ["activation-undecided"]],
  ["an environment from a variable", { environment: VARIABLE }, ["activation-undecided"]],
  ["an environment from a function", { environment: FUNCTION }, ["activation-undecided"]],
  ["an endpoint that isn't set", endpoint(constant(null)), []],
])("a provider with %s", (_, expressions, policies) => {
  expect(found(azapi(expressions))).toEqual(policies.map((policy) => `${policy} ${MACHINE}`));
});

const HUB = endpoint(constant(HUB_HOST));
const PUBLIC = { subscription_id: constant("s") };

test.each<[what: string, providers: Fields, key: string | undefined, expected: readonly string[]]>([
  [
    "an alias",
    { azapi: { name: "azapi", expressions: PUBLIC }, "azapi.hub": { name: "azapi", alias: "hub", expressions: HUB } },
    "azapi.hub",
    ["hub", `mak-key-required ${MACHINE}`],
  ],
  [
    "the default beside an alias",
    { azapi: { name: "azapi", expressions: PUBLIC }, "azapi.hub": { name: "azapi", alias: "hub", expressions: HUB } },
    "azapi",
    ["azapi"],
  ],
  [
    "a module of its own",
    { azapi: { name: "azapi", expressions: PUBLIC }, "module.m:azapi": { name: "azapi", expressions: HUB } },
    "module.m:azapi",
    ["azapi", `mak-key-required ${MACHINE}`],
  ],
  ["no key", { azapi: { name: "azapi", expressions: HUB } }, undefined, ["azapi", `mak-key-required ${MACHINE}`]],
  ["a key without a provider", { other: { name: "other" } }, "azapi", ["azapi", `activation-undecided ${MACHINE}`]],
  ["an entry that can't be read", { azapi: "hub" }, "azapi", ["azapi", `activation-undecided ${MACHINE}`]],
  ["an entry without a name", { azapi: { expressions: HUB } }, "azapi", ["azapi", `mak-key-required ${MACHINE}`]],
])("the provider of a resource by %s", (_, providers, key, expected) => {
  const document = {
    ...azapi({}),
    configuration: {
      provider_config: providers,
      root_module: { resources: [{ ...configured(MACHINE), provider_config_key: key }] },
    },
  };
  const { provider } = readInput(JSON.stringify(document)).resources[0] ?? {};
  expect([provider?.name, ...found(document)]).toEqual(expected);
});

test("azurerm never deploys to a Hub, and azapi may: a plan without configuration", () => {
  const vm = "azurerm_windows_virtual_machine.a";
  const changes = [machine(vm, "2012-Datacenter"), change(MACHINE, { type: TYPE, body: BODY })];
  expect(found({ format_version: "1.2", resource_changes: changes })).toEqual([`activation-undecided ${MACHINE}`]);
});
