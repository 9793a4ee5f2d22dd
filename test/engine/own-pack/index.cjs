/** A pack of a user's own, alone or with a policy of theirs beside it. The environment gives the options. */
const { PolicyPack } = require("@pulumi/policy");
const { WindowsActivationPack, windowsActivationPolicies } = require("../../../bin/policies");

const options = JSON.parse(process.env.OWN_PACK_OPTIONS);

const named = {
  name: "resources-are-named",
  description: "Every resource of the organization begins with its team.",
  enforcementLevel: "advisory",
  validateResource: ({ name, type }, report) => {
    if (type.startsWith("azure-native:") && !name.startsWith("team-")) report("it names no team");
  },
};

if (process.env.OWN_PACK_FORM === "composed") {
  new PolicyPack("own", { policies: [named, ...windowsActivationPolicies(options)] });
} else {
  new WindowsActivationPack("own", options);
}
