import { activationSettings } from "../../policies/activation-settings";
import { type Rule, pageOf } from "../../policies/rule";
import { RULES } from "../../policies/rules";

/** What reports tell of a policy. */
export type Described = Omit<Rule, "find" | "phase" | "remedy">;

/** Every policy of the pack, in the order in which the engine runs them. */
export const DESCRIBED: readonly Described[] = [activationSettings, ...RULES];

/** The address of a policy's page. */
export { pageOf };
