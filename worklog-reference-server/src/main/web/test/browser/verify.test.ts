import { beforeAll, describe, expect, test } from "vitest";
import { ANY, like, testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { order, record } from "../world/orders";
import { serverUrl } from "../world/place";
import { press, verdict } from "../world/verifying";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

/** A text with six hundred and some where {@link ANY} is: the entries of the log below. */
function sixHundred(text: string): RegExp {
  return new RegExp(like(text).source.replace(".+", "6\\d\\d"));
}

describe("a log", () => {
  let project: string;
  let lin: Visitor;

  beforeAll(async () => {
    lin = await Visitor.logIn(serverUrl(), "lin");
    project = await lin.addProject(fresh("桥梁加固"));
    await record(lin, project, 600);
  });

  test.each([
    ["lin", `/verify`, "verify-start", "[data-test=verify]"],
    ["lin", `/verify?index=300`, "verify-entry", "[data-test=verdict]"],
    [undefined, "/verify", "verify-file", "h1"],
  ])("the page %s %s", async (login, path, name, ready) => {
    const address = login === undefined ? path : `/projects/${project}${path}`;
    const expected = login === undefined ? { faults: [/401/] } : {};
    await lookAt(login, address, name, (page) => page.locator(ready).first().waitFor(), expected);
  });

  testInBoth(
    "one event is followed up the tree; the key and the head are remembered",
    "verify",
    async (say, language) => {
      const window = await visit("lin", { language });
      const { origin: name } = await lin.call("GET", `/api/v1/projects/${project}/log`);
      await window.go(`/projects/${project}/verify?index=17`);
      expect(await verdict(window)).toBe("verified");
      await window.page.getByText(say("verify.say.signature.first", { name })).waitFor();
      await window.page.getByText(say("What entry {index} says", { index: 17 })).waitFor();
      await lin.call("POST", `/api/v1/projects/${project}/events?wait=sealed`, order("later"));
      expect(await press(window)).toBe("verified");
      await window.page.getByText(say("verify.say.signature.known", { name })).waitFor();
      await window.page
        .getByText(like(say("verify.say.memory.grown", { old: ANY, at: ANY })))
        .waitFor();
      window.expectClean();
      await window.close();
    },
  );

  testInBoth(
    "a stretch and the whole project are read entry by entry, and what is proven is said",
    "verify",
    async (say, language) => {
      const window = await visit("lin", { language });
      const { page } = window;
      await window.go(`/projects/${project}/verify?range=250-270`);
      expect(await verdict(window)).toBe("verified");
      await page.getByText(say("verify.say.entries.sum", { good: 21, count: 21 })).waitFor();
      await page.getByText(say("verify.say.claim.includedMany", { count: 21 })).waitFor();
      await page.getByText(say("Anything about the other entries.")).waitFor();
      await page.getByText(say("The whole log"), { exact: true }).click();
      expect(await press(window)).toBe("verified");
      await page.getByText(sixHundred(say("verify.say.claim.whole", { count: ANY }))).waitFor();
      await page.getByText(say("That everything that happened was recorded.")).waitFor();
      window.expectClean();
      await window.close();
    },
  );

  testInBoth(
    "a record is checked event by event; that none is left out is said once all was read",
    "verify",
    async (say, language) => {
      const { id } = await lin.call("POST", `/api/v1/projects/${project}/records`, {
        title: "支座更换",
        minutes: 45,
      });
      const events = `/api/v1/projects/${project}/events?targetType=record&targetId=${id}`;
      await expect
        .poll(async () => (await lin.call("GET", events)).items.length, { timeout: 20_000 })
        .toBe(1);
      await lin.call("POST", `/api/v1/projects/${project}/events?wait=sealed`, order("sealed"));
      const window = await visit("lin", { language });
      const { page } = window;
      await window.go(`/projects/${project}/verify?record=${id}`);
      expect(await verdict(window)).toBe("verified");
      await page.getByText(say("verify.say.list.good", { count: 1 })).waitFor();
      const complete = say("verify.say.complete.good", { count: ANY });
      expect(await page.getByText(like(complete)).count()).toBe(0);
      await page.getByRole("checkbox").check();
      expect(await press(window)).toBe("verified");
      await page.getByText(say("verify.say.complete.good", { count: 1 })).waitFor();
      const claim = say("verify.say.claim.complete", { count: 1, size: ANY });
      await page.getByText(sixHundred(claim)).waitFor();
      await window.expectAccessible();
      await window.shot("verify-record");
      window.expectClean();
      await window.close();
    },
  );
});
