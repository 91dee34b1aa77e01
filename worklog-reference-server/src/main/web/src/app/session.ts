import { computed, reactive, readonly } from "vue";
import { api, ask, type Api } from "@/api/client";
import { problemOf } from "@/api/problem";
import { leaveNothing, recall } from "./remembered";

interface State {
  me?: Api<"Me">;
  /** Whether the server was asked who is here. */
  known: boolean;
}

const state = reactive<State>({ known: false });

/** Who is logged in with this browser. */
export const session = {
  state: readonly(state) as Readonly<State>,

  loggedIn: computed(() => state.me !== undefined),

  /** Whether the person may do this outside of projects, by the name of the permission. */
  may(permission: string): boolean {
    return state.me?.permissions?.includes(permission) ?? false;
  },

  /** Asks the server who is here. A connection that is broken is an error, not a log-out. */
  async load(): Promise<void> {
    try {
      state.me = await ask(api.GET("/api/v1/me"));
      await recall(state.me.tenant, state.me.id);
    } catch (error) {
      if (problemOf(error).code !== "unauthenticated") {
        throw error;
      }
      state.me = undefined;
    }
    state.known = true;
  },

  async logOut(): Promise<void> {
    await leaveNothing();
    await ask(api.POST("/api/v1/logout"));
    state.me = undefined;
  },

  /** Forgets who was here, when the server says that the login has ended. */
  forget(): void {
    state.me = undefined;
  },
};
