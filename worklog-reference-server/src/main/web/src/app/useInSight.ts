import { nextTick, onBeforeUnmount, watch, type Ref, type WatchSource } from "vue";

/** How much of the entry before stays in sight, in pixels. */
const BEFORE = 24;

/**
 * Brings the entry of a bar that has the class `here` into sight where the bar is narrower than its
 * entries: when the sources change, and when the bar becomes narrow, as that of a phone which is
 * turned.
 */
export function useInSight(bar: Ref<HTMLElement | undefined>, sources: WatchSource[]): void {
  function bring(): void {
    const entry = bar.value?.querySelector<HTMLElement>(".here");
    if (bar.value && entry) {
      bar.value.scrollLeft = entry.offsetLeft - bar.value.offsetLeft - BEFORE;
    }
  }

  watch(
    [bar, ...sources],
    async () => {
      await nextTick();
      bring();
    },
    { flush: "post" },
  );
  const resizing = new ResizeObserver(bring);
  watch(bar, (now) => now && resizing.observe(now), { flush: "post" });
  onBeforeUnmount(() => resizing.disconnect());
}
