import { WindowsActivationPack } from "./policies";

/** The policy pack that the engine starts: `pulumi preview --policy-pack`. Settings come from the policy configuration. */
new WindowsActivationPack("windows-activation");
