import { defineComponent, h, inject, provide, ref, watch, type Component } from "vue";
import { useRoute, useRouter, type LocationQueryRaw } from "vue-router";

type KeepQuery = (query: LocationQueryRaw) => Promise<void>;

const KEEP = Symbol("keepQuery");

/**
 * A page that begins anew when its address asks for something else while it is open: it reads the
 * address once, when it appears, and an answer that is still on its way for what was asked before
 * cannot come into the new one.
 */
export function anew(page: () => Promise<{ default: Component }>): () => Promise<Component> {
  return async () => {
    const shown = (await page()).default;
    return defineComponent({ setup: () => follow(shown) });
  };
}

function follow(page: Component) {
  const route = useRoute();
  const router = useRouter();
  const { name } = route;
  const turn = ref(0);
  let known = route.fullPath;
  provide(KEEP, async (query: LocationQueryRaw) => {
    known = router.resolve({ query }).fullPath;
    await router.replace({ query });
  });
  watch(
    () => route.fullPath,
    (now) => {
      // The address changes for other pages too; then this one is on its way out.
      if (route.name === name && now !== known) {
        known = now;
        turn.value++;
      }
    },
  );
  return () => h(page, { key: turn.value });
}

/** Has the address say what a page of {@link anew} shows, which stays as it is. */
export function useKeptQuery(): KeepQuery {
  return inject<KeepQuery>(KEEP)!;
}
