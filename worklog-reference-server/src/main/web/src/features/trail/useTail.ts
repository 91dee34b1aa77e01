import { onBeforeUnmount, ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { preferences } from "@/app/preferences";
import { toProblem, type Problem } from "@/api/problem";
import type { Query } from "./filter";
import type { Event } from "./log";
import { MessageReader } from "./sse";

export type TailState = "off" | "connecting" | "live" | "waiting" | "ended";

export interface Tail {
  state: Readonly<Ref<TailState>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  /** Follows from the end, or from what was seen last; other parameters begin anew. */
  start(query: Query): void;
  stop(): void;
}

/** Why a tail ends that asking again does not mend. */
const FOR_GOOD = /"(access|damaged)"/;

/** Waits before trying again, in milliseconds: longer each time. */
const WAITS = [500, 1_000, 2_000, 5_000, 10_000];

/**
 * Follows a log. A connection that breaks is made again after the last event that came, so that
 * nothing is missed or told twice. The browser's own EventSource cannot say in which language.
 */
export function useTail(url: string, onEvent: (event: Event) => void): Tail {
  const state = ref<TailState>("off");
  const problem = shallowRef<Problem>();
  let abort: AbortController | undefined;

  function start(query: Query): void {
    stop();
    abort = new AbortController();
    problem.value = undefined;
    void follow(query, abort.signal);
  }

  function stop(): void {
    abort?.abort();
    abort = undefined;
    state.value = "off";
  }

  async function follow(query: Query, signal: AbortSignal): Promise<void> {
    const seen = { id: "" };
    for (let failures = 0; !signal.aborted;) {
      state.value = "connecting";
      const went = await once(query, seen, signal).catch(() => "broken" as const);
      if (signal.aborted) {
        return;
      }
      if (went === "refused") {
        state.value = "ended";
        return;
      }
      failures = went === "told" ? 0 : failures + 1;
      state.value = "waiting";
      await pause(WAITS[Math.min(failures, WAITS.length - 1)] ?? 0, signal);
    }
  }

  /** One connection; it told something, or broke before it did, or is refused for good. */
  async function once(
    query: Query,
    seen: { id: string },
    signal: AbortSignal,
  ): Promise<"told" | "broken" | "refused"> {
    const answer = await fetch(`${url}?${parameters(query)}`, {
      signal,
      credentials: "same-origin",
      headers: {
        "Accept-Language": preferences.language,
        ...(seen.id === "" ? {} : { "Last-Event-ID": seen.id }),
      },
    });
    if (!answer.ok || answer.body === null) {
      problem.value = toProblem(await answer.json().catch(() => undefined), answer);
      return answer.status < 500 && answer.status !== 429 ? "refused" : "broken";
    }
    problem.value = undefined;
    state.value = "live";
    return read(answer.body, seen);
  }

  async function read(
    body: ReadableStream<Uint8Array>,
    seen: { id: string },
  ): Promise<"told" | "broken" | "refused"> {
    const messages = new MessageReader();
    const reader = body.pipeThrough(new TextDecoderStream() as never).getReader();
    for (;;) {
      const { done, value } = (await reader.read()) as { done: boolean; value?: string };
      if (done) {
        return "told";
      }
      for (const message of messages.add(value ?? "")) {
        if (message.event === "event") {
          onEvent(JSON.parse(message.data) as Event);
        } else if (message.event === "end" && FOR_GOOD.test(message.data)) {
          return "refused";
        }
      }
      seen.id = messages.lastId || seen.id;
    }
  }

  onBeforeUnmount(stop);
  return { state, problem, start, stop };
}

function parameters(query: Query): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each]),
  );
  return new URLSearchParams(pairs);
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
