import type { Page, Request } from "playwright-core";

/** Questions that the server answers when something happens: no page waits for their answer. */
const FOLLOWING = /\/tail\b|[?&]wait=[1-9]/;
/** After so many milliseconds what was not answered is named. */
const PATIENCE = 30_000;

/** Waits until the page was drawn as it is now, and nothing in it moves any more. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
    // What ends may have made something else begin to move.
    for (let moving: Animation[] | undefined; moving?.length !== 0;) {
      await frame();
      await frame();
      // What has ended may go on having an effect.
      moving = document
        .getAnimations()
        .filter((one) => one.playState === "running")
        .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
      await Promise.allSettled(moving.map((one) => one.finished));
    }
  });
}

/** Knows what a page is still asking for. */
export class Traffic {
  private readonly asked = new Set<Request>();
  private begun = 0;
  private whenQuiet: (() => void)[] = [];

  constructor(private readonly page: Page) {
    page.on("request", (request) => {
      if (request.isNavigationRequest()) {
        // Nobody waits for what the document before asked for.
        this.asked.clear();
      }
      if (!FOLLOWING.test(request.url())) {
        this.begun++;
        this.asked.add(request);
      }
    });
    page.on("requestfinished", (request) => this.end(request));
    page.on("requestfailed", (request) => this.end(request));
  }

  /**
   * Waits until the page shows a heading and what it asked for is there and drawn. What an answer
   * makes a page ask for next is waited for too; a clock that asks again later is not.
   */
  async settled(): Promise<void> {
    await this.page.locator("h1, h2").first().waitFor({ state: "attached" });
    let before: number;
    do {
      before = this.begun;
      await this.quiet();
      await drawn(this.page);
    } while (this.asked.size > 0 || before !== this.begun);
  }

  private end(request: Request): void {
    this.asked.delete(request);
    if (this.asked.size === 0) {
      this.whenQuiet.splice(0).forEach((go) => go());
    }
  }

  private quiet(): Promise<void> {
    if (this.asked.size === 0) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        const open = [...this.asked].map((request) => `${request.method()} ${request.url()}`);
        reject(new Error(`not answered after ${PATIENCE} ms: ${open.join(", ")}`));
      }, PATIENCE);
      this.whenQuiet.push(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }
}
