import { expect, test } from "vitest";
import { testInBoth } from "../texts";
import { useBrowser, visit } from "../world/browser";
import { lookAt } from "../world/looks";
import { serverUrl } from "../world/place";
import { Visitor } from "../world/visitor";

useBrowser();

/** A program asks to be let in; gives its secret and what it shows. */
async function ask(): Promise<{ deviceCode: string; userCode: string; page: string }> {
  const wanted = { name: "记录机 recorder-1", scopes: ["record-read", "event-write"] };
  return new Visitor(serverUrl()).call("POST", "/api/v1/login/device", wanted);
}

const fetchKey = (deviceCode: string): Promise<Response> =>
  new Visitor(serverUrl()).send("POST", "/api/v1/login/device/key", { deviceCode });

test("the page that lets a program in", async () => {
  const { userCode } = await ask();
  await lookAt("lin", `/device?code=${userCode}`, "device", (page) =>
    page.getByRole("main").getByRole("button").first().waitFor(),
  );
});

testInBoth(
  "whoever enters the code sees what wants in, and lets it in",
  "session",
  async (say, language) => {
    const { deviceCode, userCode } = await ask();
    const window = await visit("lin", { language });
    const { page } = window;
    await window.go("/device");
    await page.getByLabel(say("session.device.code")).fill(userCode.toLowerCase());
    await page.getByRole("button", { name: say("session.device.look") }).click();
    await page.getByRole("heading", { name: "记录机 recorder-1" }).waitFor();
    await page.getByText(say("session.scope.event-write")).waitFor();
    await window.expectAccessible();
    await window.shot("device-waiting");
    expect((await fetchKey(deviceCode)).status).toBe(202);
    await page.getByRole("button", { name: say("session.device.approve") }).click();
    await page.getByText(say("session.device.approved")).waitFor();
    const fetched = await fetchKey(deviceCode);
    expect(fetched.status).toBe(200);
    const { secret } = await fetched.json();
    expect(secret).toMatch(/^wl_/);
    expect((await fetchKey(deviceCode)).ok).toBe(false);
    window.expectClean();
    await window.close();
  },
);

testInBoth(
  "a code that nobody shows is told from one that waits",
  "session",
  async (say, language) => {
    const window = await visit("lin", { language }, { faults: [/410/] });
    await window.go("/device?code=AAAAAAAA");
    await window.page.getByRole("button", { name: say("session.device.look") }).click();
    const lin = await Visitor.logIn(serverUrl(), "lin");
    const { title } = await lin.refusal("/api/v1/login/device/AAAAAAAA", language);
    await window.page.getByRole("alert").getByText(title).waitFor();
    await window.expectAccessible();
    window.expectClean();
    await window.close();
  },
);
