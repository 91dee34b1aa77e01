import { expect } from "vitest";
import { serverUrl } from "./place";
import { fresh, Visitor } from "./visitor";

/** A compound value, as events have it. */
export function json(value: unknown): object {
  return { kind: "json", text: JSON.stringify(value) };
}

/** The n-th event of a shop with three sellers and five orders, every second one paid. */
export function sale(n: number, more: object = {}): object {
  const paid = n % 2 === 0;
  return {
    type: paid ? "order.paid" : "order.shipped",
    verb: "update",
    actor: { id: `u-${n % 3}`, name: ["张三", "李四", "Wang"][n % 3] },
    targets: [{ type: "order", id: `o-${n % 5}`, name: `Order ${n % 5}` }],
    reason: paid ? "银行转账到账" : "truck left the yard",
    outcome: n % 7 === 0 ? "failure" : "success",
    changes: [{ path: "status", old: "open", new: paid ? "paid" : "shipped" }],
    metadata: { site: String(n % 2) },
    ...more,
  };
}

/** An application that writes into the projects of its owner, and may name its own users. */
export class Shop {
  private constructor(
    readonly owner: Visitor,
    private readonly key: string,
  ) {}

  static async of(login: string): Promise<Shop> {
    const owner = await Visitor.logIn(serverUrl(), login);
    const asked = { name: fresh("shop"), scopes: ["event-write"] };
    return new Shop(owner, (await owner.call("POST", "/api/v1/keys", asked)).secret);
  }

  /** Sends events and waits until they are sealed. */
  async send(to: string, events: object[]): Promise<{ index: number; id: string }[]> {
    const answer = await new Visitor(serverUrl()).call(
      "POST",
      `/api/v1/projects/${to}/events/batch?wait=sealed`,
      events,
      { Authorization: `Bearer ${this.key}` },
    );
    expect(answer.refused, JSON.stringify(answer)).toBe(0);
    return answer.items.map((each: { receipt: { index: number; id: string } }) => each.receipt);
  }
}
