import { ref, type Ref } from "vue";
import { useRouter } from "vue-router";
import { useShortcut } from "@/shared/useShortcut";

/** The field that searches on the page as it is, if it has one. */
function searchField(): HTMLInputElement | undefined {
  const fields = document.querySelectorAll<HTMLInputElement>(
    'main input[type="search"], main [data-search] input',
  );
  return [...fields].find((field) => field.checkVisibility());
}

/** Shortcuts that work on every page. Gives whether their list is shown. */
export function useFrameKeys(): Ref<boolean> {
  const router = useRouter();
  const listed = ref(false);
  const go = (name: string) => () => void router.push({ name });
  useShortcut("?", "help.keys.list", () => (listed.value = true));
  useShortcut("/", "help.keys.search", () => searchField()?.focus());
  useShortcut("g h", "help.keys.home", go("home"));
  useShortcut("g p", "help.keys.projects", go("projects"));
  useShortcut("g n", "help.keys.notifications", go("notifications"));
  useShortcut("g ?", "help.keys.help", go("help"));
  return listed;
}
