import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Language } from "./browser";

/** How contexts differ for good; everything else is set for each window. */
export interface Kind {
  language: Language;
  /** Whether the policy of the pages is put aside. */
  withoutPolicy: boolean;
  /** Whether a server may show a certificate of its own making. */
  selfSigned: boolean;
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** What pages keep, but for the scripts that they have loaded. */
const KEPT = "local_storage,indexeddb,cache_storage,service_workers,file_systems";

/** Contexts that nobody uses now: the scripts of the pages are loaded there, and compiled. */
const free = new Map<string, BrowserContext[]>();
/** Contexts in which time was changed, which cannot be taken back. */
const changed = new WeakSet<BrowserContext>();

/** Gives a window in which nothing is kept of whoever used its context before. */
export async function freshPage(
  browser: Browser,
  kind: Kind,
  url: string,
  state: State | undefined,
): Promise<Page> {
  const context = free.get(JSON.stringify(kind))?.pop() ?? (await newContext(browser, kind));
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { origin } = new URL(url);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: KEPT });
  await session.detach();
  await context.clearCookies();
  await context.addCookies(state?.cookies ?? []);
  watchClock(page);
  return page;
}

function newContext(browser: Browser, kind: Kind): Promise<BrowserContext> {
  return browser.newContext({
    locale: kind.language,
    bypassCSP: kind.withoutPolicy,
    ignoreHTTPSErrors: kind.selfSigned,
    reducedMotion: "reduce",
  });
}

/** Whoever touches the clock of a page changes that of its context. */
function watchClock(page: Page): void {
  const { clock } = page;
  Object.defineProperty(page, "clock", {
    get: () => {
      changed.add(page.context());
      return clock;
    },
  });
}

/** Closes the windows of a context and keeps it for the next one who needs such. */
export async function release(context: BrowserContext, kind: Kind): Promise<void> {
  if (changed.has(context)) {
    return context.close();
  }
  await Promise.all(context.pages().map((page) => page.close()));
  await context.setOffline(false);
  const key = JSON.stringify(kind);
  free.set(key, [...(free.get(key) ?? []), context]);
}
