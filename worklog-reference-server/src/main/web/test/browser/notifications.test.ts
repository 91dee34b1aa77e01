import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { textsIn, type Say } from "../texts";
import { useBrowser, visit, type Language, type Visit } from "../world/browser";
import { serverUrl } from "../world/place";
import { fresh, Visitor } from "../world/visitor";

useBrowser();

const MINUTE = 60_000;

interface Team {
  project: string;
  author: string;
  /** Two approvers, by login name. */
  approvers: string[];
}

async function team(): Promise<Team> {
  const lin = await Visitor.logIn(serverUrl(), "lin");
  const admin = await Visitor.logIn(serverUrl(), "admin");
  const project = await lin.addProject(fresh("隧道"));
  const join = async (name: string, role: string): Promise<string> => {
    const login = fresh(name);
    await lin.setMember(project, await admin.addPerson(login, login), [role]);
    return login;
  };
  const approvers = [await join("qian", "APPROVER"), await join("sun", "APPROVER")];
  return { project, author: await join("li", "RECORDER"), approvers };
}

/** A record that its author has submitted. */
async function submitted({ project, author }: Team, title: string): Promise<string> {
  const visitor = await Visitor.logIn(serverUrl(), author);
  const path = `/api/v1/projects/${project}/records`;
  const { id } = await visitor.call("POST", path, { title, minutes: 30 });
  await visitor.change("POST", `${path}/${id}/submit`, {}, `${path}/${id}`);
  return id;
}

/** A window whose bell has been asked once and whose minutes pass when the test says so. */
async function waiting(login: string, language: Language, say: Say): Promise<Visit> {
  const window = await visit(login, { language });
  await window.page.clock.install();
  await window.go("/");
  await bell(window.page, say, 0).waitFor();
  return window;
}

function bell(page: Page, say: Say, n: number) {
  return page.getByRole("button", { name: say("session.notifications.bell", { n }) });
}

/** What the bell shows of one kind. */
function notice(page: Page, say: Say, kind: string) {
  const list = page.getByRole("dialog", { name: say("session.notifications.title") });
  return list.getByRole("button", { name: say(`session.notifications.kind.${kind}`) });
}

describe.each<Language>(["en", "zh-CN"])("in %s", (language) => {
  const say = textsIn(language);

  test("a record is submitted: the approver's bell shows it, opens it, and it is read", async () => {
    const people = await team();
    const title = fresh("初期支护");
    const approver = await waiting(people.approvers[0]!, language, say);
    const author = await waiting(people.author, language, say);
    const record = await submitted(people, title);
    const { page } = approver;
    await page.clock.runFor(MINUTE);
    await bell(page, say, 1).click();
    const told = notice(page, say, "RECORD_SUBMITTED");
    await told.getByText(title).waitFor();
    await approver.expectAccessible();
    await approver.shot("notification-submitted");
    await told.click();
    await page.getByRole("heading", { name: title }).waitFor();
    expect(page.url()).toContain(`/projects/${people.project}/records/${record}`);
    await bell(page, say, 0).waitFor();

    await page.getByRole("button", { name: say("records.step.approve"), exact: true }).click();
    const asked = page.getByRole("dialog");
    await asked.getByRole("button", { name: say("records.step.approve") }).click();
    await page.getByText(say("records.done.approve"), { exact: true }).waitFor();
    approver.expectClean();
    await approver.close();

    await author.page.clock.runFor(MINUTE);
    await bell(author.page, say, 1).click();
    await notice(author.page, say, "RECORD_APPROVED").click();
    await author.page.getByRole("heading", { name: title }).waitFor();
    await bell(author.page, say, 0).waitFor();
    await author.go("/notifications");
    await author.page.getByText(say("session.notifications.kind.RECORD_APPROVED")).waitFor();
    expect(await author.page.getByText(say("session.notifications.unread")).count()).toBe(0);
    author.expectClean();
    await author.close();
  });
});

test("what one approver decided waits for the other one no longer", async () => {
  const people = await team();
  const record = await submitted(people, fresh("仰拱"));
  const [one, other] = await Promise.all(
    people.approvers.map((login) => Visitor.logIn(serverUrl(), login)),
  );
  expect((await other!.call("GET", "/api/v1/notifications/unread")).unread).toBe(1);
  const path = `/api/v1/projects/${people.project}/records/${record}`;
  await one!.change("POST", `${path}/approve`, {}, path);
  expect((await other!.call("GET", "/api/v1/notifications/unread")).unread).toBe(0);
});
