const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";

/** How the engine marks a wrapped value (secret, output) on the wire: `sdk/go/common/resource/sig`. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Types whose path is not `<plural of the type>/<type>Name`: pairs of a segment and the input that names it. */
const PATHS = {
  FirewallPolicyRuleCollectionGroup: [
    ["firewallPolicies", "firewallPolicyName"],
    ["ruleCollectionGroups", "ruleCollectionGroupName"],
  ],
  HubVirtualNetworkConnection: [
    ["virtualHubs", "virtualHubName"],
    ["hubVirtualNetworkConnections", "connectionName"],
  ],
  ResourceGroup: [["resourceGroups", "resourceGroupName"]],
  Route: [
    ["routeTables", "routeTableName"],
    ["routes", "routeName"],
  ],
  RoutingIntent: [
    ["virtualHubs", "virtualHubName"],
    ["routingIntent", "routingIntentName"],
  ],
  SecurityRule: [
    ["networkSecurityGroups", "networkSecurityGroupName"],
    ["securityRules", "securityRuleName"],
  ],
  Subnet: [
    ["virtualNetworks", "virtualNetworkName"],
    ["subnets", "subnetName"],
  ],
  VirtualMachine: [["virtualMachines", "vmName"]],
  VirtualMachineExtension: [
    ["virtualMachines", "vmName"],
    ["extensions", "vmExtensionName"],
  ],
  VirtualMachineRunCommandByVirtualMachine: [
    ["virtualMachines", "vmName"],
    ["runCommands", "runCommandName"],
  ],
  VirtualMachineScaleSet: [["virtualMachineScaleSets", "vmScaleSetName"]],
  VirtualMachineScaleSetExtension: [
    ["virtualMachineScaleSets", "vmScaleSetName"],
    ["extensions", "vmssExtensionName"],
  ],
};

/** `azure-native:compute/v20200601:VirtualMachine` and its other forms: package, module without version, type. */
function parts(token) {
  const [pkg = "", module = "", type = ""] = token.split(":");
  return { pkg, module: module.split("/")[0], type };
}

function pathOf(type) {
  const camel = type.charAt(0).toLowerCase() + type.slice(1);
  const plural = camel.replace(/(?:s|y)?$/, (end) => (end === "y" ? "ies" : end === "s" ? "ses" : "s"));
  return PATHS[type] ?? [[plural, `${camel}Name`]];
}

/** The inputs of an azure-native resource that are part of its path, and so of its id instead of its body. */
export function pathInputs(token) {
  return ["resourceGroupName", ...pathOf(parts(token).type).map(([, input]) => input)];
}

/** The text of an input, also inside a secret; `undefined` if it isn't text. */
function text(value) {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "object" && value !== null && SIGNATURE in value ? text(value.value) : undefined;
}

function nativeId({ module, type }, name, inputs, scope) {
  if (type === "ResourceGroup") return `${SUBSCRIPTION}/resourceGroups/${text(inputs.resourceGroupName) ?? name}`;
  if (module === "resources" && type === "Resource") {
    return `${scope}/providers/${text(inputs.resourceProviderNamespace)}/${text(inputs.resourceType)}/${text(inputs.resourceName) ?? name}`;
  }
  const path = pathOf(type).map(([segment, input]) => `/${segment}/${text(inputs[input]) ?? name}`);
  const namespace = module === "azurestackhci" ? "AzureStackHCI" : module.charAt(0).toUpperCase() + module.slice(1);
  return `${scope}/providers/Microsoft.${namespace}${path.join("")}`;
}

/** Classic children that name their parent: its segment, the input that names it, and their own segment. */
const NAMED_PARENTS = {
  FirewallApplicationRuleCollection: ["azureFirewalls", "azureFirewallName", "applicationRuleCollections"],
  FirewallNetworkRuleCollection: ["azureFirewalls", "azureFirewallName", "networkRuleCollections"],
  NetworkSecurityRule: ["networkSecurityGroups", "networkSecurityGroupName", "securityRules"],
  Route: ["routeTables", "routeTableName", "routes"],
  Subnet: ["virtualNetworks", "virtualNetworkName", "subnets"],
};

/** Classic children that refer to their parent by id: the input that holds it, and their own segment. */
const PARENT_IDS = {
  BackendAddressPool: ["loadbalancerId", "backendAddressPools"],
  Extension: ["virtualMachineId", "extensions"],
  FirewallPolicyRuleCollectionGroup: ["firewallPolicyId", "ruleCollectionGroups"],
  OutboundRule: ["loadbalancerId", "outboundRules"],
  RoutingIntent: ["virtualHubId", "routingIntent"],
  RunCommand: ["virtualMachineId", "runCommands"],
  VirtualHubConnection: ["virtualHubId", "hubVirtualNetworkConnections"],
  VirtualMachineExtension: ["virtualMachineId", "extensions"],
  VirtualMachineRunCommand: ["virtualMachineId", "runCommands"],
  VirtualMachineScaleSetExtension: ["virtualMachineScaleSetId", "extensions"],
};

/** `azure` and `azurestack`: the operating system is in the type's name but not in the id. */
function terraformId({ module, type }, name, inputs, scope) {
  const own = text(inputs.name) ?? name;
  if (type === "ResourceGroup") return `${SUBSCRIPTION}/resourceGroups/${own}`;
  if (/^Subnet.+Association$/.test(type)) return text(inputs.subnetId) ?? name;
  if (type === "PublicIp") return `${scope}/providers/Microsoft.Network/publicIPAddresses/${own}`;
  const [parentId, child] = PARENT_IDS[type] ?? [];
  const owner = text(inputs[parentId]);
  if (owner !== undefined) return `${owner}/${child}/${own}`;
  const namespace = { index: "Compute", lb: "Network" }[module] ?? module.charAt(0).toUpperCase() + module.slice(1);
  const [parents, parentName, children] = NAMED_PARENTS[type] ?? [];
  const parent = text(inputs[parentName]);
  if (parent !== undefined) return `${scope}/providers/Microsoft.${namespace}/${parents}/${parent}/${children}/${own}`;
  const [[segment]] = pathOf(type.replace(/^(Windows|Linux|Orchestrated)(?=VirtualMachine)/, ""));
  return `${scope}/providers/Microsoft.${namespace}/${segment}/${own}`;
}

/** An id in the form of Azure Resource Manager, built from the resource's inputs, or from its Pulumi name if they lack a part. */
export function armId(token, name, inputs) {
  const type = parts(token);
  const scope = `${SUBSCRIPTION}/resourceGroups/${text(inputs.resourceGroupName) ?? "rg"}`;
  if (type.pkg.startsWith("azure-native")) return nativeId(type, name, inputs, scope);
  if (type.pkg === "azure" || type.pkg === "azurestack") return terraformId(type, name, inputs, scope);
  if (type.pkg === "azapi") {
    return `${text(inputs.parentId) ?? scope}/providers/${text(inputs.type)?.split("@")[0]}/${text(inputs.name) ?? name}`;
  }
  return name;
}
