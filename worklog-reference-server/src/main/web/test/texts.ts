import { readdirSync, readFileSync } from "node:fs";
import type { Language } from "./world/browser";

/** Gives a text of the pages by its key, with its values. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

type Texts = { [key: string]: string | Texts };

const FOLDER = new URL("../src/texts/", import.meta.url);

function read(language: Language): Texts {
  const folder = new URL(`${language}/`, FOLDER);
  const names = readdirSync(folder);
  const texts = names.map((name) => [
    name.replace(".json", ""),
    JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Texts,
  ]);
  return Object.fromEntries(texts) as Texts;
}

/** The texts of a language as the pages have them, so that a test types none of them again. */
export function textsIn(language: Language): Say {
  const texts = read(language);
  return (key, values = {}) => {
    const found = key
      .split(".")
      .reduce<string | Texts | undefined>(
        (at, part) => (typeof at === "object" ? at[part] : undefined),
        texts,
      );
    if (typeof found !== "string") {
      throw new Error(`there is no text ${key}`);
    }
    return found.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (values[name] === undefined) {
        throw new Error(`the text ${key} needs ${name}`);
      }
      return String(values[name]);
    });
  };
}
