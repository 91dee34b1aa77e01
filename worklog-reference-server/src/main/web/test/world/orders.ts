import { expect } from "vitest";
import type { Visitor } from "./visitor";

/** An event of a shop. */
export const order = (n: string) => ({
  type: "order.paid",
  verb: "update",
  targets: [{ type: "order", id: n, name: `Order ${n}` }],
  changes: [{ path: "status", old: "open", new: "paid" }],
  reason: "bank transfer",
});

/** Sends so many of them. */
export async function record(
  visitor: Visitor,
  project: string,
  count: number,
  name = "o",
): Promise<void> {
  for (let at = 0; at < count; at += 1000) {
    const some = Array.from({ length: Math.min(1000, count - at) }, (_, i) =>
      order(`${name}-${at + i}`),
    );
    await visitor.call("POST", `/api/v1/projects/${project}/events/batch`, some);
  }
}

/** Makes a bundle as a person would, and gives its bytes. */
export async function bundleOf(visitor: Visitor, project: string): Promise<Buffer> {
  const made = await visitor.call("POST", `/api/v1/projects/${project}/exports`, {
    source: "events",
    format: "bundle",
    filter: { type: "order.paid" },
    disclose: ["*"],
  });
  for (let state = "", since = 0; state !== "DONE";) {
    const job = await visitor.call("GET", `/api/v1/jobs/${made.job}?wait=10&since=${since}`);
    expect(["FAILED", "CANCELLED"]).not.toContain(job.state);
    [state, since] = [job.state, job.version];
  }
  const answer = await visitor.send("GET", `/api/v1/projects/${project}/exports/${made.id}/file`);
  return Buffer.from(await answer.arrayBuffer());
}
