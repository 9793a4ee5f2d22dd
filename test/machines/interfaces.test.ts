import type { Interface } from "../../activation/attachment";
import { NOT_DECLARED, type Ref } from "../../values/ref";
import { UNKNOWN, type Value, known } from "../../values/value";
import { type Given, LATER, VM, VNET, attachmentOf, classic, native, subnet } from "./network-stack";

const ELSEWHERE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/x/y";

/** The interfaces of the machine `vm`. */
function interfacesOf(...given: readonly Given[]): Value<readonly Ref<Interface>[]> {
  return attachmentOf(...given).interfaces;
}

function first(...given: readonly Given[]): Ref<Interface> {
  return known(interfacesOf(...given))?.[0];
}

const nic = (props: unknown, links: Given["links"] = {}): Given =>
  native("network:NetworkInterface", "nic", props, links);
const described = (...items: readonly unknown[]): Given =>
  native("compute:VirtualMachineScaleSet", "vm", {
    virtualMachineProfile: { networkProfile: { networkInterfaceConfigurations: items } },
  });

describe("the interfaces of a machine", () => {
  it.each<[what: string, stack: readonly Given[], expected: unknown]>([
    ["none", [native("compute:VirtualMachine", "vm", {})], undefined],
    [
      "an empty list",
      [native("compute:VirtualMachine", "vm", { networkProfile: { networkInterfaces: [] } })],
      undefined,
    ],
    ["an unknown list", [native("compute:VirtualMachine", "vm", { networkProfile: LATER })], UNKNOWN],
    [
      "an unknown list made from one",
      [native("compute:VirtualMachine", "vm", { networkProfile: LATER }, { networkProfile: ["nic"] }), nic({})],
      [{ name: "nic", primary: true }],
    ],
    [
      "an unknown list made from one and something else",
      [native("compute:VirtualMachine", "vm", { networkProfile: LATER }, { networkProfile: ["nic", "ref"] }), nic({})],
      UNKNOWN,
    ],
    [
      "two by unknown ids, one of them from elsewhere",
      [
        {
          ...VM,
          props: { networkProfile: { networkInterfaces: [{ id: LATER }, { id: LATER }] } },
          links: { networkProfile: ["nic", "ref"] },
        },
        nic({}),
      ],
      [UNKNOWN, UNKNOWN],
    ],
    [
      "one elsewhere",
      [{ ...VM, props: { networkProfile: { networkInterfaces: [{ id: ELSEWHERE }] } } }],
      [NOT_DECLARED],
    ],
    ["one by an unknown id", [{ ...VM, links: {} }], [UNKNOWN]],
    [
      "one by an id that is a hidden secret",
      [{ ...VM, props: { networkProfile: { networkInterfaces: [{ id: "[secret]" }] } } }],
      [UNKNOWN],
    ],
    ["one", [VM, nic({})], [{ name: "nic", primary: true }]],
    [
      "ones that are described",
      [described({ name: "a" }, {})],
      [
        { name: "a", primary: true },
        { name: "vm", primary: false },
      ],
    ],
    [
      "ones of which the second is primary",
      [described({ name: "a", properties: { primary: false } }, { name: "b", properties: { primary: true } })],
      [{ primary: false }, { primary: true }],
    ],
    [
      "ones whose primary is unknown",
      [described({ name: "a", primary: LATER }, { name: "b" })],
      [{ primary: true }, { primary: false }],
    ],
    [
      "two by unknown ids, whose order is unknown",
      [
        {
          ...VM,
          props: { networkProfile: { networkInterfaces: [{ id: LATER }, { id: LATER }] } },
          links: { networkProfile: ["nic", "other"] },
        },
        nic({}),
        native("network:NetworkInterface", "other", {}),
      ],
      [{ primary: UNKNOWN }, { primary: UNKNOWN }],
    ],
    [
      "two by ids",
      [
        {
          ...VM,
          props: { networkProfile: { networkInterfaces: [{ id: "/n/nic" }, { id: "/n/other", primary: true }] } },
        },
        { ...nic({}), id: "/n/nic" },
        { ...native("network:NetworkInterface", "other", {}), id: "/n/other" },
      ],
      [
        { name: "nic", primary: false },
        { name: "other", primary: true },
      ],
    ],
  ])("%s", (_, stack, expected) => {
    const interfaces = interfacesOf(...stack);
    if (!Array.isArray(expected)) expect(interfaces).toBe(expected);
    else expect(interfaces).toMatchObject(expected);
  });

  it.each<[mode: unknown, flexible: Value<boolean>]>([
    ["Flexible", true],
    ["flexible", true],
    ["Uniform", false],
    [undefined, false],
    [LATER, UNKNOWN],
  ])("in the mode %s", (orchestrationMode, flexible) => {
    expect(attachmentOf(native("compute:VirtualMachineScaleSet", "vm", { orchestrationMode })).flexible).toBe(flexible);
  });

  it("of a session host are what its network says", () => {
    const hosts = native(
      "desktopvirtualization:SessionHostConfiguration",
      "vm",
      { networkInfo: { subnetId: LATER, securityGroupId: LATER } },
      { networkInfo: ["subnet", "nsg"] },
    );
    const group = native("network:NetworkSecurityGroup", "nsg", { securityRules: [] });
    const found = first(hosts, VNET, subnet({}), group);
    expect(found).toMatchObject({
      name: "vm",
      primary: true,
      subnet: { name: "subnet" },
      securityGroup: { name: "nsg" },
    });
    expect(interfacesOf({ ...hosts, props: {} })).toBeUndefined();
  });
});

const config = (...items: readonly unknown[]) => ({ ipConfigurations: items });

describe("an interface", () => {
  it.each<[what: string, nic: Partial<Given>, expected: Partial<Interface>]>([
    [
      "nothing",
      {},
      { subnet: undefined, securityGroup: undefined, privateAddress: undefined, publicAddress: false, pools: [] },
    ],
    [
      "an unknown list",
      { props: { ipConfigurations: LATER } },
      { subnet: UNKNOWN, publicAddress: UNKNOWN, privateAddress: UNKNOWN },
    ],
    ["a private address", { props: config({ privateIPAddress: "10.0.0.5" }) }, { privateAddress: "10.0.0.5" }],
    [
      "a private address in the classic spelling",
      { props: config({ privateIpAddress: "10.0.0.6" }) },
      { privateAddress: "10.0.0.6" },
    ],
    [
      "two private addresses",
      { props: config({ privateIPAddress: "10.0.0.5" }, { privateIPAddress: "10.0.0.6" }) },
      { privateAddress: UNKNOWN },
    ],
    [
      "a private address in Azure's answer",
      { props: config({ name: "ip" }), outputs: config({ privateIPAddress: "10.0.0.7" }) },
      { privateAddress: "10.0.0.7" },
    ],
    [
      "a private address in both",
      { props: config({ privateIPAddress: "10.0.0.5" }), outputs: config({ privateIPAddress: "10.0.0.7" }) },
      { privateAddress: "10.0.0.5" },
    ],
    ["a public address", { props: config({ publicIPAddress: { id: ELSEWHERE } }) }, { publicAddress: true }],
    [
      "a public address in the second configuration",
      { props: config({}, { publicIpAddressId: ELSEWHERE }) },
      { publicAddress: true },
    ],
    ["no public address", { props: config({ publicIpAddressId: "" }) }, { publicAddress: false }],
    ["an unknown public address", { props: config({ publicIpAddressId: LATER }) }, { publicAddress: UNKNOWN }],
    ["a subnet elsewhere", { props: config({ subnet: { id: ELSEWHERE } }) }, { subnet: NOT_DECLARED }],
    ["a subnet in the second configuration", { props: config({}, { subnetId: ELSEWHERE }) }, { subnet: NOT_DECLARED }],
    ["a group elsewhere", { props: { networkSecurityGroup: { id: ELSEWHERE } } }, { securityGroup: NOT_DECLARED }],
    ["an unknown list of pools", { props: config({ loadBalancerBackendAddressPools: LATER }) }, { pools: [UNKNOWN] }],
    [
      "pools elsewhere",
      {
        props: config(
          { loadBalancerBackendAddressPools: [{ id: ELSEWHERE }] },
          { loadBalancerBackendAddressPoolIds: [ELSEWHERE] },
        ),
      },
      { pools: [NOT_DECLARED, NOT_DECLARED] },
    ],
  ])("with %s", (_, more, expected) => {
    expect(first(VM, { ...nic({}), ...more })).toMatchObject({ name: "nic", primary: true, ...expected });
  });

  it.each([
    ["SecurityGroup", "networkSecurityGroupId", { securityGroup: UNKNOWN }, { securityGroup: NOT_DECLARED }],
    ["BackendAddressPool", "backendAddressPoolId", { pools: [UNKNOWN] }, { pools: [NOT_DECLARED] }],
  ])("of the classic provider with a %s that may be its own", (what, input, expected, linked) => {
    const token = `network/networkInterface${what}Association:NetworkInterface${what}Association`;
    const association = classic(token, "one", { networkInterfaceId: LATER, [input]: ELSEWHERE });
    expect(first(VM, nic({}), association)).toMatchObject(expected);
    expect(first(VM, nic({}), { ...association, links: { networkInterfaceId: ["nic"] } })).toMatchObject(linked);
  });
});
