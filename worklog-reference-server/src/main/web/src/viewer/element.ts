import { askPage, type Entry, type Fault, type TimelinePage } from "./ask";
import { make } from "./dom";
import { STYLE } from "./style";
import { textsOf, type Texts } from "./texts";

/**
 * `<worklog-timeline>`: events of a Worklog server on any page, to whoever has the token.
 *
 * Attributes: `server`, the address of the server; `token`, of a viewer (`wv_…`); `target-type` and
 * `target-id`, the object that the token is for, shown in the heading; `lang`; `theme`, one of
 * `light`, `dark`, `auto`; `heading`. The token alone decides what is shown. Dispatches
 * `worklog-ended` when the token is not good (any more): the page can then set a new one.
 */
export class WorklogTimeline extends HTMLElement {
  static readonly observedAttributes = [
    "server",
    "token",
    "target-type",
    "target-id",
    "lang",
    "heading",
  ];

  private readonly root = this.attachShadow({ mode: "open" });
  private readonly list = make("ol");
  private readonly status = make("div", { role: "status", "aria-live": "polite" });
  private readonly head = make("div", { class: "head" });
  private abort = new AbortController();
  private next: string | undefined;
  private queued = false;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.root.adoptedStyleSheets = [sheet];
    this.root.append(this.head, this.list, this.status);
  }

  connectedCallback(): void {
    this.begin();
  }

  disconnectedCallback(): void {
    this.abort.abort();
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (this.isConnected && before !== now) {
      this.begin();
    }
  }

  /** Attributes that are set one after the other begin it once. */
  private begin(): void {
    if (!this.queued) {
      this.queued = true;
      queueMicrotask(() => {
        this.queued = false;
        this.restart();
      });
    }
  }

  private restart(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.next = undefined;
    this.list.replaceChildren();
    this.list.setAttribute("aria-label", this.heading());
    this.status.replaceChildren();
    this.showHead();
    if (this.getAttribute("token")) {
      void this.load(false);
    }
  }

  private get language(): string {
    const near = this.closest("[lang]")?.getAttribute("lang");
    return near || navigator.language || "en";
  }

  private get texts(): Texts {
    return textsOf(this.language);
  }

  private heading(): string {
    const target = ["target-type", "target-id"]
      .map((name) => this.getAttribute(name))
      .filter((part) => part !== null && part !== "")
      .join("/");
    const title = this.getAttribute("heading") || this.texts.title;
    return target === "" ? title : `${title} · ${target}`;
  }

  private showHead(page?: TimelinePage): void {
    const count = new Intl.NumberFormat(this.language).format(page?.total ?? 0);
    this.head.replaceChildren(
      make("strong", {}, this.heading()),
      make("span", { class: "muted" }, page ? this.texts.count(count, page.totalExact) : ""),
    );
  }

  private async load(more: boolean): Promise<void> {
    const { signal } = this.abort;
    this.status.replaceChildren(make("span", { class: "muted" }, this.texts.loading));
    const server = this.getAttribute("server") || location.origin;
    const token = this.getAttribute("token") ?? "";
    const found = await askPage(server, token, this.language, this.next, signal).catch(
      (): Fault => ({ kind: "failed" }),
    );
    if (signal.aborted) {
      return;
    }
    if ("kind" in found) {
      this.fault(found);
    } else {
      this.show(found, more);
    }
  }

  private show(page: TimelinePage, more: boolean): void {
    const lines = this.lines(page);
    this.list.append(...lines);
    this.next = page.next ?? undefined;
    this.status.replaceChildren();
    if (!more) {
      this.showHead(page);
    }
    if (this.list.childElementCount === 0) {
      this.status.append(this.texts.empty);
    }
    if (this.next !== undefined) {
      this.status.append(this.button(this.texts.more, () => void this.load(true)));
    }
    if (more) {
      lines[0]?.focus();
    }
  }

  /** Newest first; what cannot be read any more is told in its place. */
  private lines(page: TimelinePage): HTMLElement[] {
    const damaged = page.damaged.map((index) => {
      const text = make("p", { class: "sentence" }, this.texts.damaged(index));
      const line = make("li", { tabindex: "-1", "data-level": "bad" }, text);
      return { index, line };
    });
    return [
      ...page.items.map((entry) => ({ index: entry.index, line: this.line(entry) })),
      ...damaged,
    ]
      .sort((a, b) => b.index - a.index)
      .map(({ line }) => line);
  }

  private line(entry: Entry): HTMLElement {
    const bad = entry.outcome === "failure" || entry.outcome === "denied";
    const line = make("li", { tabindex: "-1", ...(bad ? { "data-level": "bad" } : {}) });
    line.append(make("p", { class: "sentence" }, entry.sentence), this.when(entry));
    const more = [...entry.changes, ...entry.files.map((file) => `${this.texts.files}: ${file}`)];
    if (entry.withheld) {
      more.push(this.texts.withheld);
    }
    if (more.length > 0) {
      line.append(make("ul", {}, ...more.map((text) => make("li", { class: "detail" }, text))));
    }
    return line;
  }

  private when(entry: Entry): HTMLElement {
    const form: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "medium" };
    const time = new Intl.DateTimeFormat(this.language, form).format(new Date(entry.occurredAt));
    const place = `${this.texts.verifiable} ${entry.index}`;
    const line = make(
      "span",
      { class: "muted" },
      make("time", { datetime: entry.occurredAt, title: entry.recordedAt }, time),
      " · ",
      make("span", { title: entry.leafHash }, place),
    );
    if (entry.recordedLateSeconds) {
      line.append(" · ", make("span", { class: "late" }, this.texts.late));
    }
    return line;
  }

  private fault(fault: Fault): void {
    const box = make("div", { class: "problem", role: "alert" });
    if (fault.kind === "ended") {
      box.append(make("p", {}, this.texts.ended), make("p", {}, this.texts.endedHint));
      this.list.replaceChildren();
      this.showHead();
      this.dispatchEvent(new CustomEvent("worklog-ended", { bubbles: true, composed: true }));
    } else {
      const text = fault.kind === "later" ? this.texts.later(fault.seconds) : this.texts.failed;
      const again = this.list.childElementCount > 0;
      box.append(
        make("p", {}, text),
        this.button(this.texts.again, () => void this.load(again)),
      );
    }
    this.status.replaceChildren(box);
  }

  private button(text: string, doing: () => void): HTMLElement {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", doing);
    return button;
  }
}

if (customElements.get("worklog-timeline") === undefined) {
  customElements.define("worklog-timeline", WorklogTimeline);
}
