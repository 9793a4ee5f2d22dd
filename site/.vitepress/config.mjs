import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const { policies } = JSON.parse(readFileSync(new URL("../../bin/catalog.json", import.meta.url), "utf8"));

const page = (text, link) => ({ text, link });

/** Lets the API reference's anchors through, the only HTML in its Markdown. */
function keepAnchors(md) {
  md.inline.ruler.before("html_inline", "anchor", (state, silent) => {
    const [anchor] = /^<a id="[\w-]+"><\/a>/.exec(state.src.slice(state.pos)) ?? [];
    if (anchor === undefined) return false;
    if (!silent) state.push("html_inline", "", 0).content = anchor;
    state.pos += anchor.length;
    return true;
  });
}

export default defineConfig({
  title: "Windows activation",
  description: "A Pulumi policy pack that stops Windows virtual machines that could never activate.",
  srcDir: "content",
  outDir: "dist",
  // GitHub Pages serves the site under the repository's name.
  base: process.env.SITE_BASE ?? "/",
  cleanUrls: true,
  // A dead link fails the build.
  ignoreDeadLinks: false,
  // `<name>` in prose is a placeholder, not a component.
  markdown: { html: false, config: keepAnchors },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      page("Catalog", "/catalog"),
      page("Settings", "/settings"),
      page("API", "/api"),
      page("Changelog", "/changelog"),
    ],
    sidebar: [
      {
        text: "Use it",
        items: [
          page("Overview", "/overview"),
          page("Settings", "/settings"),
          page("The check command", "/check"),
          page("Terraform and OpenTofu", "/terraform"),
          page("ARM templates and Bicep", "/templates"),
          page("Running machines", "/live"),
          page("Continuous integration", "/ci"),
          page("Many stacks", "/fleet"),
          page("Troubleshooting", "/troubleshooting"),
        ],
      },
      {
        text: "Use it in code",
        items: [
          page("API", "/api"),
          page("pulumi-windows-activation", "/reference/pulumi-windows-activation"),
          page("…/activation", "/reference/pulumi-windows-activation/activation"),
        ],
      },
      {
        text: "Policies",
        items: [page("Catalog", "/catalog"), ...policies.map(({ name }) => page(name, `/policies/${name}`))],
      },
      {
        text: "Background",
        items: [
          page("Facts and sources", "/facts"),
          page("Glossary", "/glossary"),
          page("Comparison", "/comparison"),
          page("Design", "/design"),
          page("Testing", "/testing"),
          page("Performance", "/performance"),
          page("Dependencies", "/dependencies"),
          page("Adding a release", "/adding-a-release"),
          page("Releases", "/releases"),
        ],
      },
    ],
  },
});
