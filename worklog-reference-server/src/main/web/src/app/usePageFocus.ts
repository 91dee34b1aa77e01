import { nextTick, watch, type Ref } from "vue";
import { useRoute } from "vue-router";

/**
 * Takes the keyboard to the content when another page is shown, unless the page took it itself or a
 * link within the content led there, such as a tab. The first page does not take it from the start.
 */
export function usePageFocus(content: Ref<HTMLElement | undefined>): void {
  const route = useRoute();
  watch(
    () => route.path,
    async () => {
      await nextTick();
      if (content.value?.contains(document.activeElement) === false) {
        content.value.focus({ preventScroll: true });
      }
    },
  );
}
