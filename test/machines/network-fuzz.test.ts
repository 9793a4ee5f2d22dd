import fc from "fast-check";
import { KMS_TARGETS } from "../../activation/kms-targets";
import { judgeReach } from "../../activation/network";
import { attachmentsIn } from "../../machines/network";
import { indexStack } from "../../stack/stack-index";
import { LATER, declare, native } from "./network-stack";

describe("whatever a declaration holds", () => {
  const kinds = [
    "VirtualNetwork",
    "Subnet",
    "NetworkInterface",
    "RouteTable",
    "Route",
    "NetworkSecurityGroup",
    "SecurityRule",
    "LoadBalancer",
    "AzureFirewall",
    "FirewallPolicy",
    "FirewallPolicyRuleCollectionGroup",
    "IpGroup",
  ];
  const names = [
    "ipConfigurations",
    "subnet",
    "subnets",
    "id",
    "routeTable",
    "routeTableName",
    "routes",
    "addressPrefix",
    "nextHopType",
    "networkSecurityGroup",
    "securityRules",
    "destinationAddressPrefix",
    "ruleCollections",
    "rules",
    "networkInterfaces",
    "networkProfile",
    "firewallPolicy",
    "basePolicy",
    "name",
  ];
  const values = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(
        LATER,
        "0.0.0.0/0",
        "999.1.1.1/99",
        "a-b-c",
        "None",
        "VirtualAppliance",
        "rt",
        "",
        "/providers/",
        "<x>/providers/<y>",
        null,
        1688,
        true,
      ),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 5 }),
    ),
  })).value;

  it("never fails", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), values), { maxLength: 8 }),
        values,
        (resources, machine) => {
          const all = resources.map((_, place) => `r${String(place)}`);
          const links = Object.fromEntries(names.map((name) => [name, all]));
          const stack = declare([
            native("compute:VirtualMachine", "vm", machine, links),
            native("compute:VirtualMachine", "vm2", { networkProfile: { networkInterfaces: [machine] } }, links),
            ...resources.map(([kind, props], place) => native(`network:${kind}`, `r${String(place)}`, props, links)),
          ]);
          const attachmentOf = attachmentsIn(indexStack(stack));
          for (const one of stack) expect(judgeReach(attachmentOf(one), KMS_TARGETS.azure)).toHaveProperty("kind");
        },
      ),
    );
  });
});
