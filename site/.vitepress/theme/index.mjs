import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineComponent, h } from "vue";
import Catalog from "./Catalog.vue";
import "./home.css";

/** Adds the catalog below its page's text, because Markdown on this site can't hold components. */
const Layout = defineComponent(() => {
  const { page } = useData();
  return () =>
    h(DefaultTheme.Layout, null, {
      "doc-footer-before": () => (page.value.relativePath === "catalog.md" ? h(Catalog) : undefined),
    });
});

export default { extends: DefaultTheme, Layout };
