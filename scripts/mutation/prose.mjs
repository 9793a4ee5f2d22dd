/**
 * Leaves texts that are only shown out of mutation testing, with what chooses their words: tests assert the name of a
 * message, not its prose. Names that decide something, such as a resource type, hold no blank, so they are still changed.
 */
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

const isProse = (text) => /\S \S/.test(text) || text.startsWith("https://");

/** The sentences of a message: policies/message.ts. */
const isMessage = ({ properties }) =>
  ["what", "why", "fix"].every((name) => properties.some(({ key }) => key?.name === name));

const SHOWN = {
  StringLiteral: ({ value }) => isProse(value),
  TemplateLiteral: ({ quasis }) => isProse(quasis.map(({ value }) => value.raw).join("x")),
  ObjectExpression: isMessage,
};

function shouldIgnore({ node }) {
  return SHOWN[node.type]?.(node) === true ? "a text that is only shown" : undefined;
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "prose", { shouldIgnore })];
