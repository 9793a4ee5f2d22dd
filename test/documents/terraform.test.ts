import { MAK } from "../policies/declare";
import {
  EXTENSION,
  GALLERY,
  MACHINE_ID,
  REPEATED,
  VAR_ID,
  VM,
  change,
  configured,
  found,
  image,
  instance,
  keyed,
  machine,
  plan,
  readBefore,
} from "./terraform-files";

const CASES: readonly (readonly [what: string, document: unknown, expected: readonly string[]])[] = [
  [
    "an extension by reference",
    plan([machine(`${VM}.a`, "2012-Datacenter"), machine(`${VM}.b`, "2012-Datacenter"), keyed(`${EXTENSION}.e`)], {
      resources: [configured(`${VM}.a`), configured(`${VM}.b`), configured(`${EXTENSION}.e`, MACHINE_ID)],
    }),
    [`mak-key-required ${VM}.b`],
  ],
  [
    "count, the extension of the same index",
    plan(
      [
        machine(`${VM}.a[0]`, "2012-Datacenter"),
        machine(`${VM}.a[1]`, "2012-Datacenter"),
        keyed(`${EXTENSION}.e[1]`),
        change(`${EXTENSION}.e[0]`, {}, {}, ["delete"]),
      ],
      {
        resources: [
          configured(`${VM}.a`, {}, { count_expression: { constant_value: 2 } }),
          configured(
            `${EXTENSION}.e`,
            { virtual_machine_id: { references: [`${VM}.a`, "count.index"] } },
            { count_expression: { constant_value: 2 } },
          ),
        ],
      },
    ),
    [`mak-key-required ${VM}.a[0]`],
  ],
  [
    "for_each over the machines themselves",
    plan(
      [
        machine(`${VM}.a["x.y"]`, "2012-Datacenter"),
        machine(`${VM}.a["z"]`, "2012-Datacenter"),
        keyed(`${EXTENSION}.e["x.y"]`),
      ],
      {
        resources: [
          configured(`${VM}.a`, {}, REPEATED),
          configured(
            `${EXTENSION}.e`,
            { virtual_machine_id: { references: ["each.value.id", "each.value"] } },
            { for_each_expression: { references: [`${VM}.a`] } },
          ),
        ],
      },
    ),
    [`mak-key-required ${VM}.a["z"]`],
  ],
  [
    "a module's output into another module's input",
    plan(
      [
        machine(`module.vm["old"].${VM}.a`, "2012-Datacenter"),
        machine(`module.vm["bare"].${VM}.a`, "2012-Datacenter"),
        keyed(`module.key["old"].${EXTENSION}.e`),
      ],
      {
        module_calls: {
          vm: {
            ...REPEATED,
            module: {
              resources: [configured(`${VM}.a`)],
              outputs: { id: { expression: { references: [`${VM}.a.id`, `${VM}.a`] } } },
            },
          },
          key: {
            ...REPEATED,
            expressions: { id: { references: ['module.vm["old"].id', 'module.vm["old"]', "module.vm"] } },
            module: { resources: [configured(`${EXTENSION}.e`, VAR_ID)] },
          },
        },
      },
    ),
    [`mak-key-required module.vm["bare"].${VM}.a`],
  ],
  [
    "machines that are deleted or forgotten",
    plan(
      [
        change(`${VM}.a`, image("2012-Datacenter"), {}, ["delete"]),
        change(`${VM}.b`, image("2012-Datacenter"), {}, ["forget"]),
        change(`${VM}.c`, image("2012-Datacenter"), {}, ["no-op"]),
        change(`${VM}.d`, image("2012-Datacenter"), {}, ["delete", "create"]),
      ],
      { resources: [configured(`${VM}.c`), configured(`${VM}.d`)] },
    ),
    [`mak-key-required ${VM}.c`, `mak-key-required ${VM}.d`],
  ],
  [
    "the old object of a replacement, which waits to be deleted",
    plan(
      [{ ...change(`${VM}.a`, image("2012-Datacenter")), deposed: "byebye" }, machine(`${VM}.a`, "2022-Datacenter")],
      {
        resources: [configured(`${VM}.a`)],
      },
    ),
    [],
  ],
  [
    "protected settings that come with the apply",
    plan(
      [
        machine(`${VM}.a`, "2012-Datacenter"),
        change(
          `${EXTENSION}.e`,
          { publisher: "Microsoft.Compute", type: "CustomScriptExtension" },
          { virtual_machine_id: true, protected_settings: true },
        ),
      ],
      {
        resources: [
          configured(`${VM}.a`),
          configured(`${EXTENSION}.e`, { ...MACHINE_ID, protected_settings: { references: ["local.settings"] } }),
        ],
      },
    ),
    [`activation-undecided ${VM}.a`],
  ],
  [
    "one of two extensions of a scale set whose settings come with the apply, in the order of the set",
    plan(
      [
        change(
          "azurerm_windows_virtual_machine_scale_set.a",
          {
            ...image("2012-Datacenter"),
            extension: [
              { name: "a", publisher: "Microsoft.Compute", type: "CustomScriptExtension" },
              { name: "b", publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorWindowsAgent" },
            ],
          },
          { extension: [{ protected_settings: true }, {}] },
        ),
      ],
      {
        resources: [
          configured("azurerm_windows_virtual_machine_scale_set.a", {
            extension: [
              { name: { constant_value: "b" }, publisher: {}, type: {} },
              { name: { constant_value: "a" }, publisher: {}, type: {}, protected_settings: { references: ["var.s"] } },
            ],
          }),
        ],
      },
      {},
      {
        azurerm: {
          name: "azurerm",
          expressions: { metadata_host: { constant_value: "management.r.azurestack.corp" } },
        },
      },
    ),
    ["activation-undecided azurerm_windows_virtual_machine_scale_set.a"],
  ],
  [
    "a gallery image of Linux that a data source has read",
    plan(
      ["a", "b"].map((name) =>
        change(
          `azurerm_virtual_machine.${name}`,
          { storage_image_reference: [{ id: `${GALLERY}/${name}` }] },
          { id: true },
        ),
      ),
      {
        resources: [
          configured("azurerm_virtual_machine.a"),
          configured("azurerm_virtual_machine.b"),
          configured("data.azurerm_shared_image.a"),
        ],
      },
      readBefore("data.azurerm_shared_image.a", { id: `${GALLERY}/a`, name: "a", os_type: "Linux", identifier: [{}] }),
    ),
    ["activation-undecided azurerm_virtual_machine.b"],
  ],
  [
    "a network that a data source has read: nothing is reported on it, and what it leaves out isn't guessed",
    plan(
      [
        change(
          "azurerm_windows_virtual_machine.a",
          { ...image("2022-datacenter"), network_interface_ids: [null] },
          { network_interface_ids: [true] },
        ),
        change(
          "azurerm_network_interface.a",
          { ip_configuration: [{ name: "ip", subnet_id: "/subscriptions/s/subnets/a" }] },
          { id: true },
        ),
      ],
      {
        resources: [
          configured("azurerm_windows_virtual_machine.a", {
            network_interface_ids: { references: ["azurerm_network_interface.a.id", "azurerm_network_interface.a"] },
          }),
          configured("azurerm_network_interface.a"),
        ],
      },
      readBefore("data.azurerm_subnet.a", { id: "/subscriptions/s/subnets/a", default_outbound_access_enabled: false }),
    ),
    ["activation-undecided azurerm_windows_virtual_machine.a"],
  ],
  [
    "a key in plain settings, sensitive in Terraform only",
    plan(
      [
        machine(`${VM}.a`, "2012-Datacenter"),
        {
          ...change(`${EXTENSION}.e`, {
            publisher: "Microsoft.Compute",
            type: "CustomScriptExtension",
            settings: JSON.stringify({ commandToExecute: `slmgr.vbs /ipk ${MAK}` }),
          }),
        },
      ],
      { resources: [configured(`${VM}.a`), configured(`${EXTENSION}.e`, MACHINE_ID)] },
    ),
    [`product-key-exposed ${EXTENSION}.e`],
  ],
  [
    "a state, tied by ids",
    {
      format_version: "1.0",
      values: {
        root_module: {
          child_modules: [
            {
              address: "module.m",
              resources: [
                instance(`module.m.${VM}.a`, { values: { id: "/vm/a", ...image("2012-Datacenter") } }),
                instance(`module.m.${VM}.b`, { values: { id: "/vm/b", ...image("2012-Datacenter") } }),
              ],
            },
          ],
          resources: [
            instance(`${EXTENSION}.e`, {
              values: {
                publisher: "Microsoft.Compute",
                type: "CustomScriptExtension",
                virtual_machine_id: "/VM/A",
                protected_settings: JSON.stringify({ commandToExecute: `slmgr.vbs /ipk ${MAK}` }),
              },
            }),
          ],
        },
      },
    },
    [`mak-key-required module.m.${VM}.b`],
  ],
];

test.each(CASES)("%s", (_, document, expected) => {
  expect(found(document)).toEqual(expected);
});
