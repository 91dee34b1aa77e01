import { onScopeDispose, ref, type Ref } from "vue";

/** Whole seconds until something may be done again, counted down to 0. */
export function useCountdown(): { left: Readonly<Ref<number>>; start: (seconds: number) => void } {
  const left = ref(0);
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  function tick(): void {
    left.value = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (left.value === 0) {
      stop();
    }
  }

  function start(seconds: number): void {
    stop();
    until = Date.now() + seconds * 1000;
    timer = setInterval(tick, 250);
    tick();
  }

  onScopeDispose(stop);
  return { left, start };
}
