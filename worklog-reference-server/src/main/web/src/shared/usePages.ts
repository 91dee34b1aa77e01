import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from "vue";
import type { Problem } from "@/api/problem";
import { useLoad } from "./useLoad";

interface Page<Item> {
  items: Item[];
  next?: string | null;
}

interface Pages<Item> {
  items: Readonly<ShallowRef<Item[]>>;
  loading: Readonly<Ref<boolean>>;
  problem: Readonly<ShallowRef<Problem | undefined>>;
  hasMore: ComputedRef<boolean>;
  /** Begins again with the first page. */
  reload: () => Promise<void>;
  /** Adds the next page. */
  more: () => Promise<void>;
}

/** A list that grows by pages. `fetchPage` gets the cursor of the page, none for the first. */
export function usePages<Item>(
  fetchPage: (cursor: string | undefined) => Promise<Page<Item>>,
  atOnce = true,
): Pages<Item> {
  const items = shallowRef<Item[]>([]);
  const next = ref<string>();
  let wanted: string | undefined;
  let turn = 0;

  const { loading, problem, run } = useLoad(async () => {
    const mine = ++turn;
    const cursor = wanted;
    const page = await fetchPage(cursor);
    if (mine !== turn) {
      return;
    }
    items.value = cursor === undefined ? page.items : [...items.value, ...page.items];
    next.value = page.next ?? undefined;
  }, atOnce);

  return {
    items,
    loading,
    problem,
    hasMore: computed(() => next.value !== undefined),
    reload: () => {
      wanted = undefined;
      return run();
    },
    more: () => {
      wanted = next.value;
      return run();
    },
  };
}
