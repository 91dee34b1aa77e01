import { reactive, ref, watch } from "vue";

export type Language = "zh-CN" | "en";
export type Theme = "light" | "dark" | "auto";

interface Preferences {
  language: Language;
  theme: Theme;
}

/** What is kept in the browser. */
interface Kept extends Partial<Preferences> {
  /** The language that was chosen in this browser, whoever was here then. */
  chosen?: Language;
}

const KEY = "worklog.preferences";

function stored(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Kept;
  } catch {
    return {};
  }
}

/** The language of the pages that somebody reads who asks for this one. */
export function languageFor(tag: string): Language {
  return tag.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

let chosen = stored().chosen;

/** The language for whoever has chosen none: the one chosen here before, else the browser's. */
export function languageHere(): Language {
  return chosen ?? languageFor(navigator.language);
}

/** What this browser remembers of how somebody likes the pages. */
export const preferences = reactive<Preferences>({
  language: stored().language ?? languageHere(),
  theme: stored().theme ?? "auto",
});

/** What was chosen by hand since the pages were opened: a login does not change it. */
export const chosenByHand = { language: false, theme: false };

/** Somebody chooses a language in the frame: it stays that of this browser. */
export function chooseLanguage(language: Language): void {
  chosen = language;
  chosenByHand.language = true;
  preferences.language = language;
}

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
    const { language, theme } = preferences;
    // The browser's own language is not kept: it may be another one tomorrow.
    const other = language === languageHere() ? undefined : language;
    localStorage.setItem(KEY, JSON.stringify({ language: other, theme, chosen } satisfies Kept));
    show();
  });
}
