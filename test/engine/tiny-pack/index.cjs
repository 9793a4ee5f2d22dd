const { PolicyPack } = require("@pulumi/policy");

/** Every property name, at any depth, as `osProfile.adminPassword`. Reads no value, so an unknown does not stop it. */
function paths(value, prefix = "") {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    return [`${prefix}${key}`, ...paths(descriptor.value, `${prefix}${key}.`)];
  });
}

new PolicyPack("tiny", {
  policies: [
    {
      name: "inputs",
      description: "Says which inputs a resource was declared with.",
      enforcementLevel: "advisory",
      validateResource: ({ props, provider }, report) =>
        report(`inputs ${paths(props).join(" ")}; provider ${paths(provider?.props).join(" ")}`),
    },
    {
      name: "outputs",
      description: "Says which outputs and links a resource ended with.",
      enforcementLevel: "advisory",
      validateStack: ({ resources }, report) => {
        for (const { props, propertyDependencies, urn } of resources) {
          const links = Object.entries(propertyDependencies).map(
            ([key, targets]) => `${key}->${targets.map((target) => target.name).join(",")}`,
          );
          report(`outputs ${paths(props).join(" ")}; links ${links.join(" ")}`, urn);
        }
      },
    },
    {
      name: "no-forbidden",
      description: "Stops a resource tagged forbidden.",
      enforcementLevel: "mandatory",
      configSchema: { properties: { tag: { type: "string", default: "forbidden" } } },
      validateResource: ({ props, getConfig }, report) => {
        if (Object.keys(props.tags ?? {}).includes(getConfig().tag)) report("it is tagged forbidden");
      },
    },
    {
      name: "throws",
      description: "Throws at a resource tagged broken.",
      enforcementLevel: "advisory",
      validateResource: ({ props }) => {
        if (Object.keys(props.tags ?? {}).includes("broken")) throw new Error("injected");
      },
    },
  ],
});
