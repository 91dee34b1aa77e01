import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const TEXTS = "src/texts";

type Texts = { [key: string]: string | Texts };

/** The places that a text has for values, so that no language forgets one. */
function holes(text: string): string {
  return [...text.matchAll(/\{\w+\}/g)]
    .map((hole) => hole[0])
    .sort()
    .join();
}

function keys(texts: Texts, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string"
      ? [`${before}${key} ${holes(value)}`]
      : keys(value, `${before}${key}.`),
  );
}

function read(language: string, file: string): string[] {
  return keys(JSON.parse(readFileSync(`${TEXTS}/${language}/${file}`, "utf8")) as Texts).sort();
}

const files = readdirSync(`${TEXTS}/en`);

test("each language has the same files", () => {
  expect(readdirSync(`${TEXTS}/zh-CN`)).toEqual(files);
});

test.each(files)("each language has the same texts in %s", (file) => {
  expect(read("zh-CN", file)).toEqual(read("en", file));
});
