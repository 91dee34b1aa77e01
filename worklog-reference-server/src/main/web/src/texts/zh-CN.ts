import element from "element-plus/es/locale/lang/zh-cn";
import { byFeature } from "./byFeature";

const files = import.meta.glob<Record<string, unknown>>("./zh-CN/*.json", {
  eager: true,
  import: "default",
});

export default { messages: byFeature(files), element };
