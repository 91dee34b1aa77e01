import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from "vue";
import type { Problem } from "@/api/problem";
import { useLoad } from "@/shared/useLoad";
import { toQuery, type Filter } from "./filter";
import { FACETS } from "./filter";
import type { Event, EventLog, EventPage } from "./log";

export type Order = "newest" | "oldest";

const PAGE = 50;

export interface Events {
  page: Readonly<ShallowRef<EventPage | undefined>>;
  /** Facets and count are of the first page; further pages do not count again. */
  first: Readonly<ShallowRef<EventPage | undefined>>;
  loading: Readonly<Ref<boolean>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  /** Number of the page from 1. */
  number: ComputedRef<number>;
  hasPrevious: ComputedRef<boolean>;
  hasNext: ComputedRef<boolean>;
  next(): Promise<void>;
  previous(): Promise<void>;
  reload(): Promise<void>;
  /** Puts events that were just recorded above the first page. */
  prepend(events: Event[]): void;
}

/** Pages of what a filter finds. The way back is the cursors that led here. */
export function useEvents(log: EventLog, filter: Ref<Filter>, order: Ref<Order>): Events {
  const page = shallowRef<EventPage>();
  const first = shallowRef<EventPage>();
  const cursors = ref<string[]>([]);
  /** The way to the page that is asked for; it counts when the page is there. */
  let wanted: string[] = [];
  let turn = 0;

  const { loading, problem, run } = useLoad(async () => {
    const mine = ++turn;
    const way = wanted;
    const cursor = way.at(-1);
    const found = await log.find({
      ...toQuery(filter.value),
      order: order.value,
      limit: String(PAGE),
      ...(cursor === undefined ? { facets: Object.keys(FACETS).join(",") } : { cursor }),
    });
    if (mine === turn) {
      cursors.value = way;
      page.value = found;
      first.value = cursor === undefined ? found : first.value;
    }
  });

  function reload(): Promise<void> {
    wanted = [];
    return run();
  }

  watch([filter, order], (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) {
      void reload();
    }
  });

  return {
    page,
    first,
    loading,
    problem,
    number: computed(() => cursors.value.length + 1),
    hasPrevious: computed(() => cursors.value.length > 0),
    hasNext: computed(() => (page.value?.next ?? undefined) !== undefined),
    next: async () => {
      const next = page.value?.next;
      if (next) {
        wanted = [...cursors.value, next];
        await run();
      }
    },
    previous: async () => {
      wanted = cursors.value.slice(0, -1);
      await run();
    },
    reload,
    prepend: (events) => {
      if (page.value !== undefined && cursors.value.length === 0) {
        page.value = { ...page.value, items: [...events, ...page.value.items].slice(0, 500) };
      }
    },
  };
}
