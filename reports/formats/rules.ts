import { pageOf } from "../../policies/rule";

/** Every policy of the pack, in the order in which the engine runs them. */
export { type Described, POLICIES as DESCRIBED } from "../../policies/rules";

/** The address of a policy's page. */
export { pageOf };
