import { Secret } from "@pulumi/policy";
import type { Verdict } from "../../activation/verdict";
import { PATH_TAG, activationPathTag, messages, pathTagOf } from "../../policies/activation-path-tag";
import { opened, stamped } from "../../policies/stamp";
import { judged, machineIn } from "./declare";
import { HUB, check, onHub, vm } from "./programs";

const tags = { owner: "web" };

check(activationPathTag, {
  accept: {
    "a machine whose program gives it no tags": { resources: [vm("web-01", "2019-Datacenter")] },
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
  expect(activationPathTag.remedy?.(judgement)).toEqual({ [PATH_TAG]: "azure-kms" });
});

describe("stamping", () => {
  const more = { [PATH_TAG]: "avma" };

  test("adds the tag and leaves all else as it is", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const key = new Secret("x");
    const props = { tags: { owner: "web", build: unknown, cost: key }, osProfile: key };
    expect(stamped(props, more)).toEqual({ ...props, tags: { ...props.tags, ...more } });
    expect(stamped(props, more)["osProfile"]).toBe(key);
    expect(props.tags).not.toHaveProperty(PATH_TAG);
  });

  test("keeps secret tags secret", () => {
    expect(stamped({ tags: new Secret({ owner: "web" }) }, more)).toEqual({
      tags: new Secret({ owner: "web", ...more }),
    });
  });

  test.each([
    ["no tags", {}],
    ["tags that are not known", { tags: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }],
    ["null", { tags: null }],
  ])("leaves %s alone", (_, props) => {
    expect(stamped(props, more)).toEqual(props);
  });

  test("secrets are opened for reading, at any depth", () => {
    expect(opened({ a: new Secret({ b: [new Secret("c")] }), d: 1, e: null })).toEqual({
      a: { b: ["c"] },
      d: 1,
      e: null,
    });
  });
});
