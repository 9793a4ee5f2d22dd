/**
 * Leaves texts that are only shown, such as messages and links, out of mutation testing: tests assert the name of a message, not
 * its prose. Names that decide something, such as a resource type, hold no blank, so they are still changed.
 */
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

const isProse = (text) => /\S \S/.test(text) || text.startsWith("https://");

/** Whether an expression only names a value, so nothing is lost if its template is left out. */
const isPlain = (node) =>
  node.type === "Identifier" ||
  (node.type === "MemberExpression" && isPlain(node.object)) ||
  (node.type === "CallExpression" && isPlain(node.callee) && node.arguments.every(isPlain));

function shouldIgnore({ node }) {
  const isShown =
    (node.type === "StringLiteral" && isProse(node.value)) ||
    (node.type === "TemplateLiteral" &&
      isProse(node.quasis.map(({ value }) => value.raw).join("x")) &&
      node.expressions.every(isPlain));
  return isShown ? "a text that is only shown" : undefined;
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "prose", { shouldIgnore })];
