export type {
  DeployedTo,
  PlainParameter,
  TemplateContext,
  TemplateProblem,
  TemplateReading,
  TemplateResource,
} from "./contract";
export { readTemplate } from "./read";
