import { readFileSync } from "node:fs";
import type { Rolldown } from "vite";
import { build } from "vite";
import { expect, test } from "vitest";
import { hex, utf8 } from "@/verify/bytes";
import { parseKey, parseNote } from "@/verify/note";
import { useBrowser, visit } from "../world/browser";

useBrowser();

/** The module as one script that a page can be given. */
async function script(): Promise<string> {
  const lib = { entry: "src/verify/mldsa.ts", formats: ["iife" as const], name: "mldsa" };
  const made = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib },
  });
  return (made as Rolldown.RolldownOutput[])[0]!.output[0].code;
}

test("a cosignature with ML-DSA-44 is checked by the browser itself", async () => {
  const vector = JSON.parse(
    readFileSync("test/vectors/generated/mldsa44-cosignature.json", "utf8"),
  );
  const key = parseKey(vector.vkey);
  const line = parseNote(utf8(vector.note)).signatures.find((each) => each.name === key.name)!;
  const signature = hex(line.signature.slice(8));
  const altered = signature.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
  const window = await visit("lin");
  await window.go("/verify");
  const judged = await window.page.evaluate(`(async () => {
    ${await script()}
    const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
    const judge = (message, signature) =>
      mldsa.verifiesMlDsa(bytes("${hex(key.key)}"), bytes(message), bytes(signature));
    return [
      await judge("${vector.message}", "${signature}"),
      await judge("${vector.message}", "${altered}"),
      await judge("${vector.message}00", "${signature}"),
      await judge("${vector.message}", "${signature.slice(2)}"),
    ];
  })()`);
  expect(judged).toEqual([true, false, false, false]);
  window.expectClean();
  await window.close();
});
