import { onBeforeUnmount, watch, type WatchSource } from "vue";

const PAUSE = 250;

/** Does something when what somebody types has rested for a moment. */
export function useDelayed(
  source: WatchSource<unknown> | WatchSource<unknown>[],
  work: () => void,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(source, () => {
    clearTimeout(timer);
    timer = setTimeout(work, PAUSE);
  });
  onBeforeUnmount(() => clearTimeout(timer));
}
