import { reactive, ref, watch } from "vue";

export type Language = "zh-CN" | "en";
export type Theme = "light" | "dark" | "auto";

interface Preferences {
  language: Language;
  theme: Theme;
}

const KEY = "worklog.preferences";

function stored(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
  } catch {
    return {};
  }
}

/** The language of the pages that somebody reads who asks for this one. */
export function languageFor(tag: string): Language {
  return tag.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** What this browser remembers of how somebody likes the pages. */
export const preferences = reactive<Preferences>({
  language: stored().language ?? languageFor(navigator.language),
  theme: stored().theme ?? "auto",
});

/** What was chosen by hand since the pages were opened: a login does not change it. */
export const chosenByHand = { language: false, theme: false };

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Whether the pages are dark now, by the person's wish or the machine's. */
export const isDark = ref(false);

function show(): void {
  isDark.value = preferences.theme === "dark" || (preferences.theme === "auto" && dark.matches);
  document.documentElement.classList.toggle("dark", isDark.value);
  document.documentElement.lang = preferences.language;
}

/** Shows the pages as preferred, now and at every change. */
export function applyPreferences(): void {
  show();
  dark.addEventListener("change", show);
  watch(preferences, () => {
    localStorage.setItem(KEY, JSON.stringify(preferences));
    show();
  });
}
