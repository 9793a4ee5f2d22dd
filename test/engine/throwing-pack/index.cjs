/** This pack with one policy more, whose rule has a fault: what the engine tests inject. */
const { PolicyPack } = require("@pulumi/policy");
const { windowsActivationPolicies } = require("../../../bin/policies");
const { definePolicy } = require("../../../bin/policies/define-policy");
const { Run } = require("../../../bin/policies/run");

const faulty = {
  name: "faulty",
  displayName: "Faulty",
  description: "Fails by its own fault.",
  phase: "stack",
  level: "mandatory",
  severity: "low",
  tags: [],
  remediationSteps: "None.",
  find: ({ judged }) => {
    throw new TypeError(`cannot read ${judged.length} machines with the key BCDFG-HJKMN-PQRTV-WXY23-46789`);
  },
};

new PolicyPack("throwing", {
  policies: [definePolicy(faulty, new Run(undefined, ["faulty"])), ...windowsActivationPolicies()],
});
