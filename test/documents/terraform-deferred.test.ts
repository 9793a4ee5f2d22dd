import { MAK } from "../policies/declare";
import { EXTENSION, MACHINE_ID, REPEATED, VM, configured, found, keyed, machine, plan } from "./terraform-files";

test.each<readonly [what: string, document: unknown, expected: readonly string[]]>([
  [
    "a machine that Terraform put off",
    plan(
      [],
      { resources: [configured(`${VM}.a`, {}, REPEATED)] },
      {
        complete: false,
        deferred_changes: [
          { reason: "instance_count_unknown", resource_change: machine(`${VM}.a[*]`, "2012-Datacenter") },
        ],
      },
    ),
    [`activation-undecided ${VM}.a[*]`],
  ],
  [
    "an extension that Terraform put off",
    plan(
      [machine(`${VM}.a`, "2012-Datacenter"), machine(`${VM}.b`, "2012-Datacenter")],
      { resources: [configured(`${VM}.a`), configured(`${VM}.b`), configured(`${EXTENSION}.e`, MACHINE_ID, REPEATED)] },
      {
        complete: false,
        deferred_changes: [{ reason: "instance_count_unknown", resource_change: keyed(`${EXTENSION}.e[*]`) }],
      },
    ),
    [`activation-undecided ${VM}.a`, `mak-key-required ${VM}.b`],
  ],
  [
    "a machine that Terraform put off, with a provisioner",
    plan(
      [],
      {
        resources: [
          configured(
            `${VM}.a`,
            {},
            {
              ...REPEATED,
              provisioners: [
                { type: "remote-exec", expressions: { inline: { constant_value: [`slmgr.vbs /ipk ${MAK}`] } } },
              ],
            },
          ),
        ],
      },
      {
        complete: false,
        deferred_changes: [
          { reason: "instance_count_unknown", resource_change: machine(`${VM}.a[*]`, "2012-Datacenter") },
        ],
      },
    ),
    [],
  ],
])("%s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});
