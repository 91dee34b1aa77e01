import { shallowRef, watch } from "vue";
import { createI18n, type I18n } from "vue-i18n";
import type { Language as ElementLanguage } from "element-plus/es/locale";
import { preferences, type Language } from "./preferences";

type Messages = Record<string, unknown>;

interface Texts {
  messages: Messages;
  element: ElementLanguage;
}

/** Each language is a file of its own that only its readers load. */
const LANGUAGES: Record<Language, () => Promise<{ default: Texts }>> = {
  "zh-CN": () => import("../texts/zh-CN"),
  en: () => import("../texts/en"),
};

/** The texts of Element Plus. */
export const elementTexts = shallowRef<ElementLanguage>();

let i18n: I18n<Record<string, never>, Record<string, never>, Record<string, never>, string, false>;

async function use(language: Language): Promise<void> {
  const texts = (await LANGUAGES[language]()).default;
  i18n.global.setLocaleMessage(language, texts.messages as never);
  i18n.global.locale.value = language;
  elementTexts.value = texts.element;
}

/** Texts outside of a component's set-up. */
export function say(key: string, values: Record<string, unknown> = {}): string {
  return i18n.global.t(key, values);
}

/** The plug-in with the texts of a language; changes of the preference are followed. */
export async function installTexts(language: Language): Promise<typeof i18n> {
  i18n = createI18n({ legacy: false, locale: language, messages: {} });
  await use(language);
  watch(
    () => preferences.language,
    (wanted) => void use(wanted),
  );
  return i18n;
}
