import { ref } from "vue";
import { api, ask } from "@/api/client";

/** How many notifications the person has not read, as far as is known. */
export const unread = ref(0);

/** Asks the server. Without an answer the number stays: the next minute asks again. */
export async function countUnread(): Promise<void> {
  try {
    unread.value = (await ask(api.GET("/api/v1/notifications/unread"))).unread;
  } catch {
    // A bell that cannot be rung is no reason to disturb somebody's work.
  }
}
