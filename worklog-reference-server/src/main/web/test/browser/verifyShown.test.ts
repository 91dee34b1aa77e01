import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, expect } from "vitest";
import { base64, concat, fromBase64, fromHex } from "@/verify/bytes";
import { fingerprint, parseKey } from "@/verify/note";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit, type Look, type Visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { MiniLog } from "../world/miniLog";
import { press, showLog, verdict } from "../world/verifying";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

const KEY = generateKeyPairSync("ed25519");
let project: string;
let origin: string;

beforeAll(async () => {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  project = await lin.addProject(fresh("隧道监测"));
  origin = `here.example/${project}`;
});

/** A browser that has seen the log with 300 entries, and found it verified. */
async function seen300(log: MiniLog, look: Look = {}): Promise<Visit> {
  const window = await visit("lin", look);
  await showLog(window.page, project, log);
  await window.go(`/projects/${project}/verify?index=17`);
  expect(await verdict(window)).toBe("verified");
  return window;
}

testInBoth(
  "a fork of what this browser saw before is red, and its evidence can be taken away",
  "verify",
  async (say, language) => {
    const log = new MiniLog(origin, KEY).fill(300);
    const window = await seen300(log, { language });
    const { page } = window;
    const fork = new MiniLog(origin, KEY).fill(250).fill(150, "other");
    await showLog(page, project, fork);
    expect(await press(window)).toBe("modified");
    await page
      .getByText(like(say("verify.say.memory.contradicts", { old: 300, at: ANY })))
      .first()
      .waitFor();
    expect(
      await page
        .locator(".claims")
        .getByText(say("verify.say.claim.included", { index: 17 }))
        .count(),
    ).toBe(0);
    await window.expectAccessible();
    await window.shot("verify-fork");

    const saving = page.waitForEvent("download");
    await page.locator(".fork button").click();
    const evidence = JSON.parse(readFileSync((await (await saving).path())!, "utf8"));
    expect(evidence).toMatchObject({ format: "worklog-fork@v1", origin, kind: "contradicts" });
    expect([evidence.seen.note, evidence.shown.note]).toEqual([log.note(), fork.note()]);

    // What was seen first stays what everything is held against; the finding is not forgotten.
    await showLog(page, project, log.fill(50, "more"));
    expect(await press(window)).toBe("verified");
    await page.locator(".fork").waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a fork is seen by a check of every entry too, in the worker",
  "verify",
  async (say, language) => {
    const window = await seen300(new MiniLog(origin, KEY).fill(300), { language });
    const { page } = window;
    await showLog(page, project, new MiniLog(origin, KEY).fill(250).fill(150, "other"));
    await page.getByText(say("The whole log"), { exact: true }).click();
    expect(await press(window)).toBe("modified");
    await page
      .getByText(like(say("verify.say.memory.contradicts", { old: 300, at: ANY })))
      .first()
      .waitFor();
    await page.getByText(say("verify.say.whole.good", { count: 400 })).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a log that is shown shorter than before is red and says by how much",
  "verify",
  async (say, language) => {
    const log = new MiniLog(origin, KEY).fill(300);
    const window = await seen300(log, { language });
    const { page } = window;
    await showLog(page, project, log, { size: 200 });
    expect(await press(window)).toBe("missing");
    await page
      .getByText(like(say("verify.say.memory.shrunk", { old: 300, at: ANY, size: 200 })))
      .first()
      .waitFor();
    await page.locator(".fork").getByText(say("The log was shown shorter than before")).waitFor();
    await window.shot("verify-shortened");
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "another key than the one that was kept is never used before somebody compared it",
  "verify",
  async (say, language) => {
    const log = new MiniLog(origin, KEY).fill(300);
    const window = await seen300(log, { language });
    const { page } = window;
    const other = new MiniLog(origin).fill(300);
    await showLog(page, project, other);
    expect(await press(window)).toBe("unverifiable");
    await page
      .getByText(say("verify.say.signature.unknown", { name: origin }))
      .first()
      .waitFor();
    await page.getByText(say("verify.trust.offered")).waitFor();
    await window.expectAccessible();
    await window.shot("verify-other-key");

    const compare = page.getByLabel(say("verify.trust.compare"));
    const comparing = page.getByRole("button", { name: say("verify.trust.compareButton") });
    await compare.fill("0".repeat(64));
    await comparing.click();
    await page.getByText(say("verify.trust.other")).waitFor();
    await compare.fill(fingerprint(parseKey(other.vkey)));
    await comparing.click();
    await page.getByText(say("verify.trust.match")).waitFor();
    expect(await press(window)).toBe("verified");
    await page.getByText(say("verify.say.signature.confirmed", { name: origin })).waitFor();
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a signature in the name of the kept key that is not its own is red",
  "verify",
  async (say, language) => {
    const log = new MiniLog(origin, KEY).fill(300);
    const window = await seen300(log, { language });
    const other = new MiniLog(origin).fill(300);
    const [text, line] = other.note().split(/(?=— )/) as [string, string];
    const signature = fromBase64(line.trim().split(" ")[2]!).slice(4);
    const id = fromHex(log.vkey.split("+")[1]!);
    const note = `${text}— ${origin} ${base64(concat(id, signature))}\n`;
    await showLog(window.page, project, log, { note });
    expect(await press(window)).toBe("modified");
    await window.page
      .getByText(say("verify.say.signature.forged", { name: origin }))
      .first()
      .waitFor();
    window.expectClean();
    await window.close();
  },
);
