import { messages, productKeyExposed } from "../../policies/product-key-exposed";
import { MAK, OLD_MAK, type Said, type Written, urnOf } from "./declare";
import { check, extension, runs, vm } from "./programs";

const machine = vm("web-01", "2019-Datacenter");
const command = (key: string) => ({ commandToExecute: `slmgr /ipk ${key}` });
const runCommand = (properties: Readonly<Record<string, unknown>>): Written => ({
  type: "azure-native:compute:VirtualMachineRunCommandByVirtualMachine",
  name: "key",
  properties: { resourceGroupName: "rg", vmName: "web-01", ...properties },
});

/** Says that a resource shows a key at these paths. */
const at =
  (resource: Written, what: string, ...paths: readonly string[]) =>
  (): Said[] =>
    paths.map((path) => {
      const message = messages.inPlainSight({ urn: urnOf(resource), name: resource.name, what, path });
      return { at: resource.name, message };
    });

const open = extension("key", "web-01", { settings: command(MAK) });
const tagged = vm("web-01", "2019-Datacenter", { tags: { key: MAK } });
const inTemplate = deploying(
  { type: "Microsoft.Compute/virtualMachines", name: "web-01", tags: { key: MAK }, properties: {} },
  { type: "string", defaultValue: "none" },
  {},
);
const script = runCommand({ source: { script: `slmgr /ipk ${MAK}` } });
const parameter = runCommand({
  source: { script: "param($key) slmgr /ipk $key" },
  parameters: [{ name: "key", value: MAK }],
});

/** A deployment of a template with one resource. */
function deploying(resource: object, parameter: object, given: object): Written {
  return {
    type: "azure-native:resources:Deployment",
    name: "dep",
    properties: {
      resourceGroupName: "rg",
      properties: {
        template: {
          contentVersion: "1.0.0.0",
          parameters: { key: parameter },
          variables: { key: MAK },
          resources: [resource],
        },
        parameters: { key: given },
      },
    },
  };
}

/** A template that gives an extension a command in its protected settings. */
function template(commandToExecute: string, parameter: object, given: object = {}): Written {
  const type = "Microsoft.Compute/virtualMachines/extensions";
  const properties = { type: "CustomScriptExtension", protectedSettings: { commandToExecute } };
  return deploying({ type, name: "web-01/key", properties }, parameter, given);
}

const FROM_PARAMETER = "[concat('slmgr /ipk ', parameters('key'))]";
const IN_TEMPLATE = "resources[0].properties.protectedSettings.commandToExecute";
const secure = { type: "secureString" };
const given = { value: MAK };
const literal = template(`slmgr /ipk ${MAK}`, secure, given);
const variable = template("[concat('slmgr /ipk ', variables('key'))]", secure, given);
const byDefault = template(FROM_PARAMETER, { ...secure, defaultValue: MAK });
const plain = { type: "string" };
const notSecure = template(FROM_PARAMETER, plain, given);
const twoKeys = template(`slmgr /ipk ${OLD_MAK}`, plain, given);
const sameKey = template(`slmgr /ipk ${MAK}`, plain, given);

/** A nested deployment that gets the key, once or for each copy of a loop. */
function passing(resources: readonly object[], more: object = {}): object {
  return {
    type: "Microsoft.Resources/deployments",
    name: "[concat('inner', string(copyIndex()))]",
    copy: { name: "inner", count: 1 },
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      parameters: { key: { value: "[parameters('key')]" } },
      template: { contentVersion: "1.0.0.0", parameters: { key: plain }, resources },
    },
    ...more,
  };
}

const passed = deploying(passing([passing([])]), plain, given);
const passedFromSecure = deploying(passing([], { copy: { name: "inner", count: 6 } }), secure, given);
const INNER = "resources[0] copy 0.properties.template";
const passedInto = (count: number) =>
  Array.from({ length: count }, (_, index) => `resources[0] copy ${index}.properties.template.parameters.key`);
/** Says that a template shows one key at these paths. */
const once =
  (resource: Written, what: string, path: string, ...others: readonly string[]) =>
  (): Said[] => [
    {
      at: resource.name,
      message: messages.inPlainSight({ urn: urnOf(resource), name: resource.name, what, path, others }),
    },
  ];

check(productKeyExposed, {
  accept: {
    "a generic install key, which is public": {
      resources: [machine, extension("key", "web-01", { settings: command("VK7JG-NPHTM-C97JM-9MPGT-3V66T") })],
    },
    "a MAK in protected settings": { resources: [machine, runs("key", "web-01", `slmgr /ipk ${MAK}`)] },
    "a MAK in a protected parameter": {
      resources: [
        machine,
        runCommand({
          source: { script: "param($key) slmgr /ipk $key" },
          protectedParameters: [{ name: "key", value: MAK }],
        }),
      ],
    },
    "a MAK in a secure parameter of a template": { resources: [machine, template(FROM_PARAMETER, secure, given)] },
    "a public generic key, which isn't a secret": {
      resources: [machine, extension("key", "web-01", { settings: command("WMDGN-G9PQG-XVVXX-R3X43-63DFG") })],
    },
    "a placeholder": {
      resources: [machine, extension("key", "web-01", { settings: command("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX") })],
    },
  },
  reject: {
    "a key with other dashes, which anyone can read too": {
      resources: [machine, extension("key", "web-01", { settings: command(MAK.replaceAll("-", "\u2013")) })],
      says: at(open, "CustomScriptExtension", "settings.commandToExecute"),
    },
    "a MAK in the settings of an extension": {
      resources: [machine, open],
      says: at(open, "CustomScriptExtension", "settings.commandToExecute"),
    },
    "a MAK in an extension of a machine elsewhere": {
      resources: [open],
      says: at(open, "CustomScriptExtension", "settings.commandToExecute"),
    },
    "a MAK in a tag": { resources: [tagged], says: at(tagged, "virtual machine", "tags.key") },
    "a MAK in a tag of a template's machine": {
      resources: [inTemplate],
      says: () => {
        const path = "resources[0].tags.key";
        const exposure = { urn: urnOf(inTemplate), name: "web-01", what: "virtual machine", path };
        return [{ at: "web-01", message: messages.inPlainSight(exposure) }];
      },
    },
    "a MAK in the script of a run command": {
      resources: [machine, script],
      says: at(script, "RunCommand", "source.script"),
    },
    "a MAK that a template holds itself": { resources: [machine, literal], says: at(literal, "template", IN_TEMPLATE) },
    "a MAK in a variable of a template": {
      resources: [machine, variable],
      says: at(variable, "template", IN_TEMPLATE),
    },
    "a MAK as the default of a secure parameter": {
      resources: [machine, byDefault],
      says: at(byDefault, "template parameter", "parameters.key.defaultValue"),
    },
    "a MAK in a parameter that is not secure, once": {
      resources: [machine, notSecure],
      says: at(notSecure, "template parameter", "parameters.key"),
    },
    "a MAK in a parameter and in the template, once": {
      resources: [machine, sameKey],
      says: at(sameKey, "template parameter", "parameters.key"),
    },
    "a MAK in a parameter, and another one in the template": {
      resources: [machine, twoKeys],
      says: () => [...at(twoKeys, "template parameter", "parameters.key")(), ...at(twoKeys, "template", IN_TEMPLATE)()],
    },
    "a MAK that a template passes on to nested ones, once": {
      resources: [machine, passed],
      says: once(
        passed,
        "template parameter",
        "parameters.key",
        `${INNER}.parameters.key`,
        `${INNER}.${INNER}.parameters.key`,
      ),
    },
    "a MAK that leaves a secure parameter in several nested templates, once": {
      resources: [machine, passedFromSecure],
      says: once(passedFromSecure, "template parameter", passedInto(1)[0] ?? "", ...passedInto(6).slice(1)),
    },
    "a MAK in an open parameter": {
      resources: [machine, parameter],
      says: at(parameter, "RunCommand", "parameters.key"),
    },
  },
});

test("a message names a few places of a key, and counts the others", () => {
  const shown = (count: number) =>
    messages.inPlainSight({ urn: "u", name: "dep", what: "template parameter", path: "p", others: passedInto(count) });
  expect(shown(0)).toContain("at `p`.");
  expect(shown(3)).toContain("copy 2.properties.template.parameters.key`.");
  expect(shown(4)).toContain("and 1 more place.");
  expect(shown(9)).toContain("and 6 more places.");
});
