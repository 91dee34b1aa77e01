/*
 * How long the list of a large trail takes from a click to the rows it asks for. Not a test: it
 * prints figures.
 *
 *   EVENTS=1000000 npm run measure -- trail
 *
 * Fills a server of its own over the batch interface, then clicks in a browser: on the next page,
 * and on values beside the list, which narrow it down and count anew.
 */
import type { Page } from "playwright-core";
import { test } from "vitest";
import { filled, load, openPage, report } from "../world/filled";

const EVENTS = Number(process.env.EVENTS) || 1_000_000;
const CLICKS = Number(process.env.CLICKS) || 25;
const TYPES = ["order.paid", "order.shipped", "order.opened"];

function event(n: number): object {
  return {
    type: TYPES[n % 3],
    verb: "update",
    actor: { id: `u-${n % 500}`, name: `操作员 ${n % 500}` },
    targets: [{ type: "order", id: `o-${n % 50_000}` }],
    reason: n % 10 === 0 ? "银行转账到账" : undefined,
    changes: [{ path: "status", old: "open", new: "paid" }],
  };
}

/** Milliseconds from a click on a button to the picture in which the list has its new rows. */
function clicked(page: Page, where: string, text: string): Promise<number> {
  return page.evaluate(
    async ([selector, wanted]) => {
      const list = document.querySelector(".results")!;
      const button = [...document.querySelectorAll<HTMLButtonElement>(selector)].find((each) =>
        each.textContent?.includes(wanted),
      );
      if (button === undefined || button.disabled) {
        throw new Error(`there is no ${wanted} to click on`);
      }
      const came = new Promise<void>((resolve) => {
        let asked = false;
        const watch = new MutationObserver(() => {
          const busy = list.getAttribute("aria-busy") === "true";
          if (asked && !busy) {
            watch.disconnect();
            resolve();
          }
          asked ||= busy;
        });
        watch.observe(list, { attributeFilter: ["aria-busy"] });
      });
      const start = performance.now();
      button.click();
      await came;
      await new Promise(requestAnimationFrame);
      return performance.now() - start;
    },
    [where, text] as const,
  );
}

async function settled(page: Page): Promise<void> {
  await page.locator(".results[aria-busy=false] tbody tr").first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function pages(page: Page): Promise<number[]> {
  const millis: number[] = [];
  while (millis.length < CLICKS) {
    millis.push(await clicked(page, ".pages button", "Next"));
    await settled(page);
  }
  return millis;
}

/** Each value is wanted, and then no longer. */
async function filters(page: Page): Promise<number[]> {
  const millis: number[] = [];
  for (let turn = 0; millis.length < CLICKS; turn++) {
    for (let twice = 0; twice < 2; twice++) {
      millis.push(await clicked(page, "aside button", TYPES[turn % 3]!));
      await settled(page);
    }
  }
  return millis;
}

test("the trail", async () => {
  const { server, project } = await filled(EVENTS, event);
  try {
    const { browser, page } = await openPage(server);
    await page.goto(`${server.url}/#/projects/${project}/trail`);
    await settled(page);
    console.log(`${EVENTS} events, ${load()}`);
    report("next page, click to rows", await pages(page));
    report("filter by a value, click to rows", await filters(page));
    console.log(load());
    await browser.close();
  } finally {
    await server.stop();
  }
});
