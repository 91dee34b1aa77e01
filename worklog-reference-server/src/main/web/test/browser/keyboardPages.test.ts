import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { useBrowser, visit, type Visit } from "../world/browser";
import { adminWays, AUDITOR_WAYS, officerWays, strangerWays } from "../world/dutyWays";
import { Keys } from "../world/keys";
import { memberWays } from "../world/memberWays";
import { serverUrl } from "../world/place";
import { routesOf } from "../world/routes";
import { fresh, Visitor } from "../world/visitor";
import type { Scene, Way } from "../world/ways";

useBrowser();

/** Faults of requests that are refused on purpose. */
const FAULTS = [/40[0134]|410|502/];

const scene: Scene = {
  member: fresh("keys"),
  name: fresh("Keys"),
  ground: fresh("ground"),
  device: "",
  project: "",
  invitation: "",
};

beforeAll(async () => {
  const admin = await Visitor.logIn(serverUrl(), "admin");
  await admin.addPerson(scene.member, scene.member);
  const owner = await Visitor.logIn(serverUrl(), scene.member);
  await owner.change("PATCH", "/api/v1/me", { language: "en" });
  scene.project = await owner.addProject(scene.name);
  const path = `/api/v1/projects/${scene.project}`;
  const rules = await owner.call("GET", `${path}/settings`);
  await owner.change("PUT", `${path}/settings`, { ...rules, fourEyes: false });
  await owner.call("POST", `${path}/records`, { title: "A draft", minutes: 5 });
  const { id } = await owner.call("POST", `${path}/records`, { title: "To approve", minutes: 5 });
  await owner.change("POST", `${path}/records/${id}/submit`, {}, `${path}/records/${id}`);
  await owner.call("POST", `${path}/feeds`, { name: "A feed", target: "http://127.0.0.1:9/" });
  const erasure = { ground: scene.ground, withFiles: false };
  await owner.call("POST", "/api/v1/privacy/erasures", erasure);
  const invited = await admin.call("POST", "/api/v1/users", {
    loginName: fresh("new"),
    name: "New",
  });
  scene.invitation = invited.token;
  const device = { name: "A program", scopes: ["record-read"] };
  scene.device = (await admin.call("POST", "/api/v1/login/device", device)).userCode;
});

/** Who walks which pages. */
const WALKS: { who: string | undefined; ways: Record<string, Way> }[] = [
  { who: scene.member, ways: memberWays(scene) },
  { who: "admin", ways: adminWays(scene) },
  { who: "sec", ways: officerWays(scene) },
  { who: "auditor", ways: AUDITOR_WAYS },
  { who: undefined, ways: strangerWays(scene) },
];

/** The name of the route that is shown. */
function routeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    type Root = Element & {
      __vue_app__: { config: { globalProperties: { $route: { name: unknown } } } };
    };
    const root = document.querySelector("#app") as Root;
    return String(root.__vue_app__.config.globalProperties.$route.name);
  });
}

async function walk(window: Visit, route: string, way: Way): Promise<void> {
  const { page } = window;
  const keys = new Keys(page);
  // Nothing of the page before is left on a page that is the same.
  await window.go("/there/is/nothing/here");
  await window.go(
    way.from.replace(":project", scene.project).replace(":invitation", scene.invitation),
  );
  if (typeof way.by === "string") {
    await page.keyboard.type(way.by);
  } else {
    await way.by?.(keys, page);
  }
  await expect.poll(() => routeOf(page)).toBe(route);
  await window.settled();
  const stops = await keys.through();
  expect(stops.length, `${route} has something to stop at`).toBeGreaterThan(0);
  await way.act(keys, page);
  window.expectClean();
}

describe.each(WALKS)("by keyboard alone, $who", ({ who, ways }) => {
  let window: Visit | undefined;

  afterEach(async ({ task }) => {
    // Whoever is logged in goes on in the same window; what went wrong in it is not handed on.
    if (who === undefined || task.result?.state === "fail") {
      await window?.close();
      window = undefined;
    }
  });
  afterAll(() => window?.close());

  test.each(Object.keys(ways))(
    "comes to %s, does there what it is for, and comes out again",
    async (route) => {
      window ??= await visit(who, {}, { faults: FAULTS });
      await walk(window, route, ways[route]!);
    },
  );
});

test("no page is left out", async () => {
  const window = await visit("lin");
  await window.go("/");
  const all = (await routesOf(window.page)).map((route) => route.name);
  await window.close();
  expect(WALKS.flatMap(({ ways }) => Object.keys(ways)).sort()).toEqual(all.sort());
});
