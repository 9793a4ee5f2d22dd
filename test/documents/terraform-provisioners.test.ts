import { readInput } from "../../documents/read-input";
import { MAK } from "../policies/declare";
import { type Fields, VM, change, configured, found, image, instance, machine, plan } from "./terraform-files";

const constant = (value: unknown): Fields => ({ constant_value: value });
const to = (...addresses: readonly string[]): Fields => ({
  references: addresses.flatMap((address) => [`${address}.id`, address]),
});
const VARIABLE: Fields = { references: ["var.mak"] };

/** A provisioner as `terraform show -json` of Terraform 1.11.4 shows it. */
const provisioner = (type: string, expressions: Fields): Fields => ({ type, expressions });
const remote = (expressions: Fields): Fields => provisioner("remote-exec", expressions);
const local = (expressions: Fields): Fields => provisioner("local-exec", expressions);

const A = `${VM}.a`;
const B = `${VM}.b`;
const INSTALL = `cscript //b C:\\Windows\\System32\\slmgr.vbs /ipk ${MAK}`;
const BLOCKED = [`mak-key-required ${A}`];
const UNDECIDED = [`activation-undecided ${A}`];

const ECHO = { command: constant("echo done") };
const RUN_COMMAND = {
  command: constant('az vm run-command invoke -n a -g g --command-id RunPowerShellScript --scripts "slmgr /ipk $MAK"'),
};

/** A plan of one machine that needs a MAK, and of what else its rows declare. */
function planned(provisioners: readonly Fields[], more: readonly (readonly [Fields, Fields])[] = []): Fields {
  const own = [machine(A, "2012-Datacenter"), configured(A, {}, { provisioners })] as const;
  const rows = [own, ...more];
  return plan(
    rows.map(([one]) => one),
    { resources: rows.map(([, one]) => one) },
  );
}

test.each<[what: string, provisioner: Fields, expected: readonly string[]]>([
  ["installs a MAK", remote({ inline: constant([INSTALL, "cscript slmgr.vbs /ato"]) }), []],
  ["runs lines with a variable", remote({ inline: VARIABLE }), UNDECIDED],
  ["runs a file", remote({ script: constant("activate.ps1") }), UNDECIDED],
  ["runs files", remote({ scripts: VARIABLE }), UNDECIDED],
  ["runs what another provisioner does", provisioner("chef", {}), UNDECIDED],
  ["prints", remote({ inline: constant(["echo done"]) }), BLOCKED],
  ["prints on the computer that runs Terraform", local({ command: constant("echo done") }), BLOCKED],
  ["starts a playbook", local({ command: constant("ansible-playbook site.yml") }), UNDECIDED],
  ["starts what a variable says", local({ command: VARIABLE }), UNDECIDED],
  ["starts what a function of constants says", local({ command: {} }), UNDECIDED],
  ["runs lines from a function of constants", remote({ inline: {} }), UNDECIDED],
  [
    "prints, with a program that this project doesn't read",
    local({ ...ECHO, interpreter: constant(["python3"]) }),
    UNDECIDED,
  ],
  ["prints, with PowerShell", local({ ...ECHO, interpreter: constant(["pwsh", "-Command"]) }), BLOCKED],
  ["installs a MAK of the environment from outside", local({ ...RUN_COMMAND, environment: constant({ MAK }) }), []],
  ["installs what the environment hides", local({ ...RUN_COMMAND, environment: VARIABLE }), UNDECIDED],
  ["runs lines of which one isn't text", remote({ inline: constant(["echo done", null]) }), UNDECIDED],
  ["copies a file", provisioner("file", { source: constant("a.ps1"), destination: constant("C:/a.ps1") }), BLOCKED],
])("a machine whose provisioner %s", (_, one, expected) => {
  expect(found(planned([one]))).toEqual(expected);
});

const ADDRESS = "azurestack_public_ip.p";
const NIC = "azurestack_network_interface.n";

/** A resource that only runs a provisioner. */
function runner(type: string, expressions: Fields, command: Fields, more: Fields = {}): readonly [Fields, Fields] {
  const address = `${type}.run`;
  return [
    change(address, {}, { id: true }),
    configured(address, expressions, { provisioners: [local({ command })], ...more }),
  ];
}

const NETWORK: readonly (readonly [Fields, Fields])[] = [
  [change(ADDRESS, { name: "p" }, { id: true, ip_address: true }), configured(ADDRESS)],
  [
    change(
      NIC,
      { name: "n", ip_configuration: [{ name: "i" }] },
      { id: true, ip_configuration: [{ public_ip_address_id: true }] },
    ),
    configured(NIC, { ip_configuration: [{ name: constant("i"), public_ip_address_id: to(ADDRESS) }] }),
  ],
  [
    change(B, { name: "b", ...image("2012-Datacenter") }, { id: true, network_interface_ids: true }),
    configured(B, { network_interface_ids: to(NIC) }),
  ],
];

test.each<[what: string, runner: readonly [Fields, Fields], a: string, b: string]>([
  ["refers to it", runner("null_resource", {}, to(A)), "activation-undecided", "mak-key-required"],
  [
    "is triggered by it",
    runner("terraform_data", { triggers_replace: to(A) }, VARIABLE),
    "activation-undecided",
    "mak-key-required",
  ],
  [
    "waits for it",
    runner("null_resource", {}, VARIABLE, { depends_on: [A] }),
    "activation-undecided",
    "mak-key-required",
  ],
  [
    "is triggered by its address",
    runner("null_resource", { triggers: to(ADDRESS) }, VARIABLE),
    "mak-key-required",
    "activation-undecided",
  ],
  [
    "waits for it and prints",
    runner("null_resource", { triggers: to(A) }, constant("echo done")),
    "mak-key-required",
    "mak-key-required",
  ],
  ["has nothing to do with a machine", runner("null_resource", {}, VARIABLE), "mak-key-required", "mak-key-required"],
])("a resource that only runs a provisioner may act on a machine if it %s", (_, row, a, b) => {
  expect(found(planned([], [...NETWORK, row]))).toEqual([`${a} ${A}`, `${b} ${B}`].sort());
});

test.each<[what: string, address: string, expressions: Fields, after: Fields, unknown: Fields, a: readonly string[]]>([
  ["a playbook", "ansible_playbook.p", { name: to(A) }, { playbook: "site.yml" }, { name: true }, UNDECIDED],
  ["a host of Ansible", "ansible_host.h", { name: to(A) }, {}, { name: true }, UNDECIDED],
  ["a playbook of another host", "ansible_playbook.p", { name: to("x_y.z") }, { playbook: "site.yml" }, {}, BLOCKED],
  ["a script of a shell", "shell_script.s", { environment: to(A) }, {}, { environment: true }, UNDECIDED],
  ["commands by SSH", "ssh_resource.s", { host: to(A) }, { commands: [INSTALL] }, { host: true }, []],
  [
    "commands by SSH before its files",
    "ssh_resource.s",
    { host: to(A) },
    { pre_commands: [INSTALL] },
    { host: true },
    [],
  ],
  ["unknown commands by SSH", "ssh_resource.s", { host: to(A), commands: VARIABLE }, {}, { commands: true }, UNDECIDED],
  [
    "commands by SSH that print",
    "ssh_resource.s",
    { host: to(A) },
    { commands: ["echo done"] },
    { host: true },
    BLOCKED,
  ],
  [
    "commands by SSH when it's destroyed",
    "ssh_resource.s",
    { host: to(A) },
    { commands: [INSTALL], when: "destroy" },
    { host: true },
    BLOCKED,
  ],
  [
    "commands by SSH at an unknown time",
    "ssh_resource.s",
    { host: to(A), when: VARIABLE },
    { commands: [INSTALL] },
    { host: true, when: true },
    UNDECIDED,
  ],
  ["a file", "local_file.f", { content: to(A) }, {}, { content: true }, BLOCKED],
])("another provider's resource runs %s on a machine", (_, address, expressions, after, unknown, expected) => {
  expect(found(planned([], [[change(address, after, unknown), configured(address, expressions)]]))).toEqual(expected);
});

test("each instance of a repeated machine in a module has the provisioner", () => {
  const [first, second] = [0, 1].map((index) => `module.m.${A}[${index}]`);
  const repeated = { count_expression: constant(2), provisioners: [remote({ inline: VARIABLE })] };
  const module = { resources: [configured(A, {}, repeated)] };
  const root = { resources: [], module_calls: { m: { source: "./m", module } } };
  const changes = [first, second].map((address = "") => machine(address, "2012-Datacenter"));
  expect(found(plan(changes, root))).toEqual([`activation-undecided ${first}`, `activation-undecided ${second}`]);
});

const RUN = "null_resource.run";
const runs = (more: Fields = {}): Fields =>
  configured(RUN, {}, { provisioners: [local({ command: VARIABLE })], ...more });
const INSIDE = `module.vm["x"].module.in[0].${B}`;

/** A plan of two machines that need a MAK, one in a module inside another, and of a resource that runs something. */
function waiting(address: string, resources: readonly Fields[], calls: Fields = {}): Fields {
  const inner = { count_expression: constant(1), module: { resources: [configured(B)] } };
  const vm = { for_each_expression: VARIABLE, module: { module_calls: { in: inner } } };
  const changes = [
    machine(A, "2012-Datacenter"),
    machine(INSIDE, "2012-Datacenter"),
    change(address, {}, { id: true }),
  ];
  return plan(changes, { resources: [configured(A), ...resources], module_calls: { vm, ...calls } });
}

/** The call of a module with a module that runs something. */
const caller = (more: Fields): Fields => ({
  run: {
    count_expression: constant(1),
    module: { module_calls: { in: { module: { resources: [runs()] } } } },
    ...more,
  },
});
const DEEP = `module.run[0].module.in.${RUN}`;

test.each<[what: string, document: Fields, a: string, inside: string]>([
  [
    "waits for a module without outputs",
    waiting(RUN, [runs({ depends_on: ["module.vm"] })]),
    "mak-key-required",
    "activation-undecided",
  ],
  [
    "waits for a module and a machine",
    waiting(RUN, [runs({ depends_on: [A, "module.vm"] })]),
    "activation-undecided",
    "activation-undecided",
  ],
  [
    "is in a module that waits for a machine",
    waiting(DEEP, [], caller({ depends_on: [A] })),
    "activation-undecided",
    "mak-key-required",
  ],
  [
    "is in a module that waits for a module",
    waiting(DEEP, [], caller({ depends_on: ["module.vm"] })),
    "mak-key-required",
    "activation-undecided",
  ],
  ["is in a module that waits for nothing", waiting(DEEP, [], caller({})), "mak-key-required", "mak-key-required"],
  [
    "waits for a module of another name",
    waiting(RUN, [runs({ depends_on: ["module.v", "module.vm2"] })]),
    "mak-key-required",
    "mak-key-required",
  ],
])("a resource that only runs a provisioner may act on what it waits for, if it %s", (_, document, a, inside) => {
  expect(found(document)).toEqual([`${a} ${A}`, `${inside} ${INSIDE}`].sort());
});

test.each<[dependsOn: string, expected: readonly [string, string]]>([
  [A, ["activation-undecided", "activation-undecided"]],
  [`${A}[0]`, ["activation-undecided", "mak-key-required"]],
])("a resource that runs a provisioner after %s, of which there are two", (dependsOn, [first, second]) => {
  const counted = configured(A, {}, { count_expression: constant(2) });
  const changes = [0, 1].map((place) => machine(`${A}[${place}]`, "2012-Datacenter"));
  const document = plan([...changes, change(RUN, {}, { id: true })], {
    resources: [counted, runs({ depends_on: [dependsOn] })],
  });
  expect(found(document)).toEqual([`${first} ${A}[0]`, `${second} ${A}[1]`].sort());
});

test("provisioners have paths inside their resource", () => {
  const document = planned([local({ command: VARIABLE }), provisioner("file", {}), remote({ inline: VARIABLE })]);
  const paths = readInput(JSON.stringify(document)).resources.map(({ urn, path }) => [urn, path]);
  expect(paths).toEqual(["", "provisioner[0]", "provisioner[2]"].map((path) => [A, path]));
});

const TWIN = [`${VM}.twin[0]`, `${VM}.twin[1]`] as const;

/** A state of three machines that need a MAK, and of what else its rows hold. */
function applied(...more: readonly Fields[]): Fields {
  const machines = [A, ...TWIN].map((address) =>
    instance(address, { values: { name: address, ...image("2012-Datacenter") } }),
  );
  return { format_version: "1.0", values: { root_module: { resources: [...machines, ...more] } } };
}

const after = (address: string, ...reached: readonly string[]): Fields =>
  instance(address, { values: { id: "1" }, depends_on: reached });

test.each<[what: string, more: Fields, expected: readonly string[]]>([
  ["after one machine", after("null_resource.run", A), [...UNDECIDED, ...TWIN.map((one) => `mak-key-required ${one}`)]],
  [
    "after all instances of another",
    after("terraform_data.run", "azurestack_network_interface.n", `${VM}.twin`),
    [...TWIN.map((one) => `activation-undecided ${one}`), ...BLOCKED],
  ],
  ["after nothing", after("null_resource.run"), [...BLOCKED, ...TWIN.map((one) => `mak-key-required ${one}`)]],
  [
    "of Ansible after one machine",
    after("ansible_playbook.run", A),
    [...UNDECIDED, ...TWIN.map((one) => `mak-key-required ${one}`)],
  ],
  ["that runs nothing", after("time_sleep.a", A), [...BLOCKED, ...TWIN.map((one) => `mak-key-required ${one}`)]],
])("a state shows no provisioners, such as those of a resource %s", (_, more, expected) => {
  expect(found(applied(more))).toEqual([...expected].sort());
});
