import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { UNKNOWN } from "../../values/value";
import { MAK, REPORTING } from "../policies/declare";
import { type Fields, GROUP, storage, vmId } from "./live-files";

function result(changes: unknown, more: Fields = {}): Fields {
  return { changes, diagnostics: null, error: null, potentialChanges: null, status: "Succeeded", ...more };
}

function change(changeType: unknown, resourceId: string | null, after: unknown, more: Fields = {}): Fields {
  return { after, before: null, changeType, delta: null, resourceId, unsupportedReason: null, ...more };
}

function payload(sku: string, location = "local"): Fields {
  return {
    apiVersion: "2024-07-01",
    id: vmId("a"),
    name: "a",
    type: "Microsoft.Compute/virtualMachines",
    location,
    properties: { storageProfile: storage(sku) },
  };
}

function machine(changeType: unknown, sku: string, location?: string): Fields {
  return change(changeType, vmId("a"), payload(sku, location));
}

const EXTENSION = `${vmId("a")}/extensions/activate`;

function extension(properties: Fields): Fields {
  return {
    id: EXTENSION,
    name: "a/activate",
    type: "Microsoft.Compute/virtualMachines/extensions",
    location: "local",
    properties: {
      publisher: "Microsoft.Compute",
      type: "CustomScriptExtension",
      typeHandlerVersion: "1.10",
      ...properties,
    },
  };
}

const IMAGE = `${GROUP}/providers/Microsoft.Compute/images/gold`;

const AGENT = { publisher: "Microsoft.EnterpriseCloud.Monitoring", type: "MicrosoftMonitoringAgent" };

function found(root: Fields): string[] {
  const { kind, resources, missing = [] } = readInput(JSON.stringify(root));
  expect(kind).toBe("what-if");
  const all = findAll(REPORTING, judge({ stack: "what-if", resources, variables: {} }, {}));
  const findings = [...all].flatMap(([policy, list]) => list.map(({ name }) => `${policy} ${name}`));
  return [...findings, ...missing.map((one) => `missing: ${one}`)].sort();
}

test.each<readonly [what: string, root: Fields, expected: readonly string[]]>([
  ["a new machine that nothing gives a key", result([machine("Create", "2012-Datacenter")]), ["mak-key-required a"]],
  ["a new machine that its cloud activates", result([machine("Create", "2012-Datacenter", "westeurope")]), []],
  ["a new machine that its host activates", result([machine("Create", "2019-Datacenter")]), []],
  [
    "the REST API's form",
    { status: "Succeeded", properties: { correlationId: "x", changes: [machine("Create", "2012-Datacenter")] } },
    ["mak-key-required a"],
  ],
  [
    "PowerShell's object, with numbers for the kinds of changes",
    {
      Status: "Succeeded",
      Changes: [{ FullyQualifiedResourceId: vmId("a"), ChangeType: 0, After: payload("2012-Datacenter") }],
      Diagnostics: [],
      Error: null,
    },
    ["mak-key-required a"],
  ],
  ...["Modify", "NoChange", 4, 5].map(
    (type) =>
      [
        `a machine that exists (${type}), whose extensions may not be shown`,
        result([machine(type, "2012-Datacenter")]),
        ["activation-undecided a"],
      ] as const,
  ),
  [
    "protected settings that are masked",
    result([
      machine("Create", "2012-Datacenter"),
      change("Create", EXTENSION, extension({ protectedSettings: "*******" })),
    ]),
    ["activation-undecided a"],
  ],
  [
    "protected settings that aren't shown",
    result([machine("Create", "2012-Datacenter"), change("Create", EXTENSION, extension({ settings: {} }))]),
    ["activation-undecided a"],
  ],
  [
    "an extension that runs no script",
    result([machine("Create", "2012-Datacenter"), change("Create", EXTENSION, extension(AGENT))]),
    ["mak-key-required a"],
  ],
  [
    "a key in settings that anyone may read",
    result([
      machine("Create", "2012-Datacenter"),
      change("Create", EXTENSION, extension({ settings: { commandToExecute: `slmgr.vbs /ipk ${MAK}` } })),
    ]),
    ["product-key-exposed activate"],
  ],
  [
    "an image that only the deployment evaluates",
    result([
      change("Create", vmId("a"), {
        ...payload(""),
        properties: {
          storageProfile: {
            imageReference: { id: "[reference(resourceId('Microsoft.Compute/images', 'x')).id]" },
            osDisk: { createOption: "FromImage", osType: "Windows" },
          },
        },
      }),
    ]),
    ["activation-undecided a"],
  ],
  [
    "a location that only the deployment evaluates",
    result([machine("Create", "2012-Datacenter", "[reference('x').location]")]),
    ["activation-undecided a"],
  ],
  ["deletes", result([change("Delete", vmId("a"), null, { before: payload("2012-Datacenter") })]), []],
  [
    "a machine outside the template",
    result([change("Ignore", vmId("a"), null, { before: payload("2012-Datacenter") })]),
    [],
  ],
  [
    "an image outside the template, which shows what its machine runs",
    result([
      change("Create", vmId("a"), {
        ...payload(""),
        properties: { storageProfile: { imageReference: { id: IMAGE }, osDisk: { createOption: "FromImage" } } },
      }),
      change("Ignore", IMAGE, null, {
        before: { id: IMAGE, properties: { storageProfile: { osDisk: { osType: "Linux", osState: "Generalized" } } } },
      }),
    ]),
    [],
  ],
  [
    "a key that may be deployed",
    result([machine("Create", "2012-Datacenter")], {
      potentialChanges: [
        change("Create", EXTENSION, extension({ settings: { commandToExecute: `slmgr.vbs /ipk ${MAK}` } })),
      ],
    }),
    ["activation-undecided a", "product-key-exposed activate"],
  ],
  ["an empty template", result([]), []],
  [
    "ids only",
    result([change("Deploy", vmId("a"), null), change("Create", vmId("b"), null)]),
    [
      "activation-undecided a",
      "activation-undecided b",
      "missing: without `--result-format FullResourcePayloads`, what-if doesn't show the properties of `a` and 1 more",
    ],
  ],
  [
    "a machine whose id can't be calculated",
    result([change("Unsupported", null, { ...payload(""), id: undefined, name: "[reference('x').name]" })]),
    ["activation-undecided ?", "missing: what-if doesn't support `?`"],
  ],
  [
    "a machine whose id can't be calculated, with its name",
    result([change("Unsupported", null, { ...payload(""), id: undefined })]),
    ["activation-undecided a", "missing: what-if doesn't support `a`"],
  ],
  [
    "an extension whose id can't be calculated, of a machine whose name is known",
    result([
      machine("Create", "2012-Datacenter"),
      change("Unsupported", "[format('{0}/x', 'y')]", { ...extension({}), id: undefined, name: "a/activate" }),
    ]),
    ["activation-undecided a", "missing: what-if doesn't support `activate`"],
  ],
  [
    "an extension whose name lacks its machine",
    result([change("Unsupported", null, { ...extension({}), id: undefined, name: "activate" })]),
    ["missing: what-if doesn't support `?`"],
  ],
  [
    "a resource without an id, type and name",
    result([change("Unsupported", null, { location: "x" }), change("Unsupported", null, { type: "x", name: "y" })]),
    ["missing: what-if doesn't support a resource and 1 more"],
  ],
  [
    "a machine that shows nothing",
    result([change("Create", vmId("a"), {})]),
    [
      "activation-undecided a",
      "missing: without `--result-format FullResourcePayloads`, what-if doesn't show the properties of `a`",
    ],
  ],
  ["a machine outside the template, by its id only", result([change("Ignore", vmId("a"), null)]), []],
  [
    "a machine that is modified, as it will be",
    result([change("Create", vmId("a"), payload("2019-Datacenter"), { before: payload("2012-Datacenter") })]),
    [],
  ],
  ["a possible delete", result([], { potentialChanges: [machine("Delete", "2012-Datacenter")] }), []],
  [
    "changes that can't be read",
    result([1, { changeType: null }, { changeType: "Create" }, machine("Create", "2012-Datacenter")]),
    [
      "mak-key-required a",
      "missing: without `--result-format FullResourcePayloads`, what-if doesn't show the properties of a resource and 1 more",
    ],
  ],
  [
    "a resource that isn't supported, of which nothing is shown",
    result([change("Unsupported", `${vmId("x")}/providers/Contoso.Shop/orders/1`, null)]),
    ["missing: what-if doesn't support `1`"],
  ],
  [
    "nested deployments that weren't expanded",
    result([machine("Create", "2019-Datacenter")], {
      diagnostics: [
        { code: "NestedDeploymentShortCircuited", level: "Warning", message: "x" },
        { code: "Other", level: "Info" },
      ],
    }),
    ["missing: what-if didn't expand 1 nested deployment; check the template"],
  ],
  [
    "a change that is only possible",
    result([], { potentialChanges: [machine("Create", "2012-Datacenter")] }),
    ["activation-undecided a"],
  ],
])("%s", (_, root, expected) => {
  expect(found(root)).toEqual(expected);
});

test("a change has its id, and what it shows are inputs", () => {
  const networkProfile = { networkInterfaces: [{ id: "[reference('x').id]" }, { id: "/x" }] };
  const after = {
    ...payload("x"),
    id: undefined,
    type: "Microsoft.Compute/virtualMachines",
    properties: { networkProfile },
  };
  const { resourceId, ...rest } = change("Create", vmId("a"), after);
  for (const ids of [{ resourceId }, { FullyQualifiedResourceId: resourceId }]) {
    const { resources } = readInput(JSON.stringify(result([{ ...rest, ...ids }])));
    expect(resources).toMatchObject([{ urn: vmId("a"), inputsSeen: true }]);
    expect(resources[0]?.props).toMatchObject({
      networkProfile: { networkInterfaces: [{ id: UNKNOWN }, { id: "/x" }] },
    });
  }
});

test.each<readonly [what: string, root: Fields, reason: string]>([
  ["a failed operation", { changes: null, error: { code: "x" }, status: "Failed" }, messages.failedWhatIf],
  ["a failed operation of the REST API", { status: "Failed", properties: { changes: [] } }, messages.failedWhatIf],
  ["an operation with an error", result([machine("Create", "x")], { error: { code: "x" } }), messages.failedWhatIf],
  ["an operation that still runs", result([], { status: "Running" }), messages.unfinishedWhatIf],
  ["an operation that was canceled", result([], { status: "Canceled" }), messages.failedWhatIf],
  ["an operation in a status of its own", result([], { status: "CanceledByUser" }), messages.unfinishedWhatIf],
  [
    "an operation whose status can't be read",
    result([machine("Create", "x")], { status: 1 }),
    messages.unfinishedWhatIf,
  ],
  ["a status alone", { status: "Succeeded", error: null }, messages.unrecognized("an object")],
  ["changes of something else", { changes: [{ name: "a" }] }, messages.unrecognized("an object")],
  ["a status of something else", { changes: [], status: "ok" }, messages.unrecognized("an object")],
])("refuses %s", (_, root, reason) => {
  expect(() => readInput(JSON.stringify(root))).toThrow(reason);
});
