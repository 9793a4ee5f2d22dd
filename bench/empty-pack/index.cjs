const { PolicyPack } = require("@pulumi/policy");

/** The cost of any pack, whatever it checks. */
new PolicyPack("empty", {
  policies: [
    {
      name: "one",
      description: "Checks no resource.",
      enforcementLevel: "advisory",
      validateResource: () => undefined,
    },
    { name: "two", description: "Checks no stack.", enforcementLevel: "advisory", validateStack: () => undefined },
  ],
});
