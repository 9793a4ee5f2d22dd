import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineComponent, h } from "vue";
import Catalog from "./Catalog.vue";

/** The catalog follows the text of its page: Markdown of this site holds no components. */
const Layout = defineComponent(() => {
  const { page } = useData();
  return () =>
    h(DefaultTheme.Layout, null, {
      "doc-footer-before": () => (page.value.relativePath === "catalog.md" ? h(Catalog) : undefined),
    });
});

export default { extends: DefaultTheme, Layout };
