import { UNKNOWN } from "../../values/value";
import { carriersOf, script, secret, shows } from "./carrier-shapes";
import { LATER } from "./network-stack";

describe("a command", () => {
  const local = "command:local:Command";
  const remote = "command:remote:Command";
  shows([
    [
      "nothing",
      local,
      {},
      [
        {
          what: "local command",
          scripts: [],
          parameters: [],
          unshown: [],
          runsOutside: true,
          runsScripts: true,
        },
      ],
    ],
    [
      "lines",
      local,
      { create: "hostname", update: LATER, stdin: "in" },
      [
        {
          scripts: [script("create", "hostname", true), script("update", UNKNOWN, true), script("stdin", "in", true)],
          unshown: [],
        },
      ],
    ],
    [
      "variables",
      local,
      { create: "hostname", environment: { a: "b", c: LATER } },
      [{ parameters: [secret("a", "b"), secret("c", UNKNOWN)] }],
    ],
    ["unknown variables", local, { create: "hostname", environment: LATER }, [{ parameters: [secret("", UNKNOWN)] }]],
    ["a shell", local, { create: "hostname", interpreter: ["/bin/bash", "-c"] }, [{ unshown: [] }]],
    ["an unknown interpreter", local, { create: "hostname", interpreter: LATER }, [{ unshown: [] }]],
    [
      "another interpreter",
      local,
      { create: "hostname", update: LATER, interpreter: ["ruby", "-e"] },
      [{ unshown: ["create"] }],
    ],
    [
      "a provider that is code of the program",
      "pulumi-python:dynamic:Resource",
      { __provider: "gASV", vm: LATER },
      [{ what: "dynamic resource", scripts: [], unshown: ["__provider"], runsOutside: true }],
    ],
    ["a playbook", local, { update: "ansible-playbook site.yml" }, [{ unshown: ["update"] }]],
    [
      "a connection",
      remote,
      { create: "hostname", connection: { host: "10.0.0.4" } },
      [
        {
          what: "remote command",
          scripts: [script("create", "hostname", true)],
        },
      ],
    ],
  ]);

  it("over a connection runs on the machine", () => {
    for (const connection of [{ host: "10.0.0.4" }, LATER]) {
      expect(carriersOf(remote, { create: "hostname", connection }).map(({ runsOutside }) => runsOutside)).toEqual([
        undefined,
      ]);
    }
  });
});
