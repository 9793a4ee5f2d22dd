import { Secret } from "@pulumi/policy";
import type { Verdict } from "../../activation/verdict";
import { PATH_TAG, activationPathTag, messages, pathTagOf } from "../../policies/activation-path-tag";
import { changed, opened } from "../../policies/remediated-properties";
import { judged, machineIn } from "./declare";
import { HUB, check, onHub, vm } from "./programs";

const tags = { owner: "web" };
const VM = "azure-native:compute:VirtualMachine";

check(activationPathTag, {
  accept: {
    "a machine without tags whose type may have none": {
      resources: [
        {
          type: "azure-native:azurestackhci:VirtualMachineInstance",
          name: "web-01",
          properties: { osProfile: { windowsConfiguration: {} } },
        },
      ],
    },
    "a machine whose tags are not known": { resources: [vm("web-01", "2019-Datacenter", { tags: "${stack.tags}" })] },
    "a machine that has the tag, in any case": {
      resources: [vm("web-01", "2019-Datacenter", { tags: { "Windows-Activation": "whatever" } })],
    },
    "a machine that is not Windows": { resources: [vm("web-01", "ubuntu", { tags })] },
  },
  reject: {
    "a machine that Azure's KMS activates": {
      resources: [vm("web-01", "2019-Datacenter", { tags })],
      says: (all) => [{ at: "web-01", message: messages.missing(machineIn(all, "web-01"), "azure-kms") }],
    },
    "a machine whose program gives it no tags": {
      resources: [vm("web-01", "2019-Datacenter")],
      says: (all) => [{ at: "web-01", message: messages.missing(machineIn(all, "web-01"), "azure-kms") }],
    },
    "a machine that lacks its MAK": {
      resources: [HUB, onHub(vm("web-01", "2012-Datacenter", { tags }))],
      says: (all) => [{ at: "web-01", message: messages.missing(machineIn(all, "web-01"), "mak") }],
    },
  },
});

const source = "https://learn.microsoft.com";
const paths: readonly (readonly [tag: string | undefined, verdict: Verdict])[] = [
  [undefined, { kind: "not-windows", because: "the SKU" }],
  ["avma", { kind: "activates", path: "avma", shownBy: "the host", assumed: undefined, source }],
  ["mak", { kind: "needs-key", need: "release-too-old", host: undefined, assumed: undefined, source }],
  ["mak-or-organization-kms", { kind: "needs-key", need: "client", host: undefined, assumed: undefined, source }],
  ["none", { kind: "cannot-activate", why: "azure-edition", reach: undefined, source }],
  ["undecided", { kind: "undecided", gaps: [{ gap: "disk" }], assumed: undefined }],
];

test.each(paths)("the tag %s stands for its verdict", (tag, verdict) => {
  expect(pathTagOf(verdict)).toBe(tag);
});

test("the remedy is the one tag of the machine", () => {
  const judgement = judged([vm("web-01", "2019-Datacenter", { tags })]);
  expect(activationPathTag.remedy?.(judgement, VM)).toEqual([{ path: ["tags", PATH_TAG], value: "azure-kms" }]);
});

describe("a remediation", () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const tag = [{ path: ["tags", PATH_TAG], value: "avma" }];
  const license = [{ path: ["virtualMachineProfile", "licenseType"], value: "Windows_Client" }];
  const added = { [PATH_TAG]: "avma" };

  test("adds its input and leaves all else as it is", () => {
    const key = new Secret("x");
    const props = { tags: { owner: "web", build: unknown, cost: key }, osProfile: key };
    expect(changed(props, tag)).toEqual({ ...props, tags: { ...props.tags, ...added } });
    expect(changed(props, tag)["osProfile"]).toBe(key);
    expect(props.tags).not.toHaveProperty(PATH_TAG);
  });

  test("keeps what is secret a secret", () => {
    expect(changed({ tags: new Secret({ owner: "web" }) }, tag)).toEqual({
      tags: new Secret({ owner: "web", ...added }),
    });
  });

  test.each([
    ["no tags", {}],
    ["null", { tags: null }],
    ["an empty object", { tags: {} }],
  ])("adds to %s", (_, props) => {
    expect(changed(props, tag)).toEqual({ tags: added });
  });

  test.each([
    ["tags that are not known", { tags: unknown }],
    ["a list", { tags: ["a"] }],
  ])("leaves %s alone", (_, props) => {
    expect(changed(props, tag)).toEqual(props);
  });

  test("reaches into a profile", () => {
    expect(changed({ virtualMachineProfile: { priority: "Spot" } }, license)).toEqual({
      virtualMachineProfile: { priority: "Spot", licenseType: "Windows_Client" },
    });
    expect(changed({ virtualMachineProfile: unknown }, license)).toEqual({ virtualMachineProfile: unknown });
  });

  test("changes nothing more when applied again", () => {
    const once = changed({ tags: { owner: "web" } }, tag);
    expect(changed(once, tag)).toEqual(once);
  });

  test("secrets are opened for reading, at any depth", () => {
    expect(opened({ a: new Secret({ b: [new Secret("c")] }), d: 1, e: null })).toEqual({
      a: { b: ["c"] },
      d: 1,
      e: null,
    });
  });
});
