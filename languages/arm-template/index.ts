export type {
  PlainParameter,
  TemplateContext,
  TemplatePlace,
  TemplateProblem,
  TemplateReading,
  TemplateResource,
} from "./contract";
export { readTemplate } from "./read";
