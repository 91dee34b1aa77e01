import { readdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import type { Language } from "./world/browser";

/** The languages of the pages. A test of both reads as one in English. */
export const LANGUAGES: Language[] = ["en", "zh-CN"];

/** Gives a text of the pages by its key, or by what it is in English; with its values. */
export type Say = (text: string, values?: Record<string, string | number>) => string;

type Texts = { [key: string]: string | Texts };

const FOLDER = new URL("../src/texts/", import.meta.url);

/** All texts of a language by their keys. */
function read(language: Language): Map<string, string> {
  const found = new Map<string, string>();
  const add = (texts: Texts, before: string): void => {
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text === "string") {
        found.set(before + key, text);
      } else {
        add(text, `${before}${key}.`);
      }
    }
  };
  for (const name of readdirSync(new URL(`${language}/`, FOLDER))) {
    const file = new URL(`${language}/${name}`, FOLDER);
    add(JSON.parse(readFileSync(file, "utf8")) as Texts, name.replace(".json", "."));
  }
  return found;
}

/** The only text of a language that is this one in English, of a part of the pages or else of any. */
function translated(english: string, part: string, texts: Map<string, string>): string {
  const keys = [...read("en")].filter(([, text]) => text === english).map(([key]) => key);
  const near = keys.filter((key) => key.startsWith(`${part}.`));
  const all = new Set((near.length > 0 ? near : keys).map((key) => texts.get(key)!));
  if (all.size !== 1) {
    throw new Error(`"${english}" is ${all.size} texts: ${keys.join(", ")}`);
  }
  return [...all][0]!;
}

/**
 * The texts of a language as the pages have them, so that a test types none of them again. `part` is
 * where an English text is looked for first: a file of the texts, or a part of it such as
 * `projects.settings`.
 */
export function textsIn(language: Language, part = "app"): Say {
  const texts = read(language);
  return (text, values = {}) => {
    const found = texts.get(text) ?? translated(text, part, texts);
    return found.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (values[name] === undefined) {
        throw new Error(`the text ${text} needs ${name}`);
      }
      return String(values[name]);
    });
  };
}

/** A test in each language, which is told the texts as {@link textsIn} has them. */
export function testInBoth(
  title: string,
  part: string,
  body: (say: Say, language: Language) => Promise<void>,
): void {
  test.each(LANGUAGES)(`${title}, in %s`, (language) => body(textsIn(language, part), language));
}

/** Stands for a value of a text that a test does not know. */
export const ANY = "\u2026any\u2026";

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A text with any values where {@link ANY} is. */
export function like(text: string): RegExp {
  return new RegExp(text.split(ANY).map(escaped).join(".+"));
}

/** What a text begins with, where more follows in the same element. */
export function begins(text: string): RegExp {
  return new RegExp(`^\\s*${escaped(text)}`);
}
