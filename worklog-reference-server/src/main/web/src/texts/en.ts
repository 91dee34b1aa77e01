import element from "element-plus/es/locale/lang/en";
import { byFeature } from "./byFeature";

const files = import.meta.glob<Record<string, unknown>>("./en/*.json", {
  eager: true,
  import: "default",
});

export default { messages: byFeature(files), element };
