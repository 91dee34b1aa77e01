import { computed, reactive, readonly } from "vue";
import { api, ask, askWithTag, type Api } from "@/api/client";
import { problemOf, type Problem } from "@/api/problem";
import { chosenByHand, languageFor, languageHere, preferences, type Theme } from "./preferences";
import { leaveNothing, recall, remembered } from "./remembered";

interface State {
  me?: Api<"Me">;
  /** Entity tag of the account. */
  etag: string;
  /** Whether the server was asked who is here. */
  known: boolean;
  /** Whether the login ended while somebody worked; they may log in again where they are. */
  ended: boolean;
  /** Why the server could not be asked at the start. */
  problem?: Problem;
}

const state = reactive<State>({ known: false, ended: false, etag: "" });

/** Light or dark, as somebody chose it in any browser. */
export const themeOfPerson = remembered<Theme | undefined>(
  "app.theme",
  undefined,
  (value) => value === "light" || value === "dark" || value === "auto",
);

/** Shows the pages as the account says, if it does, except for what was chosen just now. */
function welcome(): void {
  const language = state.me?.account?.language;
  if (!chosenByHand.language) {
    preferences.language = language ? languageFor(language) : languageHere();
  }
  if (themeOfPerson.value !== undefined && !chosenByHand.theme) {
    preferences.theme = themeOfPerson.value;
  }
}

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
      const { value, etag } = await askWithTag(api.GET("/api/v1/me"));
      state.me = value;
      state.etag = etag;
      await recall(value.tenant, value.id);
    } catch (error) {
      if (problemOf(error).code !== "unauthenticated") {
        state.problem = problemOf(error);
        throw error;
      }
      state.me = undefined;
    }
    state.known = true;
    state.problem = undefined;
  },

  /** Somebody logs in, and sees the pages as they like them. */
  async logIn(credentials: Api<"Credentials">): Promise<void> {
    await ask(api.POST("/api/v1/login", { body: credentials }));
    await session.load();
    welcome();
  },

  welcome,

  /**
   * The same person goes on after their login has ended; what is on the page stays. If it is
   * somebody else, the pages start anew, so that nothing of the one is shown to the other.
   */
  async goOn(credentials?: Api<"Credentials">): Promise<void> {
    const before = state.me?.id;
    if (credentials !== undefined) {
      await ask(api.POST("/api/v1/login", { body: credentials }));
    }
    const { value, etag } = await askWithTag(api.GET("/api/v1/me"));
    if (value.id !== before) {
      location.reload();
      return;
    }
    state.me = value;
    state.etag = etag;
    state.ended = false;
  },

  /** Closes the question without a login. The next request asks again. */
  lookOn(): void {
    state.ended = false;
  },

  async logOut(): Promise<void> {
    await leaveNothing();
    await ask(api.POST("/api/v1/logout"));
    session.leave();
    // The next one may be somebody else, who has chosen nothing.
    chosenByHand.language = false;
    preferences.language = languageHere();
  },

  /** Forgets who was here. */
  leave(): void {
    state.me = undefined;
    state.ended = false;
  },

  /** When the server says that the login is over. Before there was one, nothing has ended. */
  end(): void {
    state.ended = state.me !== undefined;
  },

  /** Takes what a change of one's own account has made of it. */
  changed(account: Api<"Profile">, etag: string): void {
    if (state.me !== undefined) {
      state.me = { ...state.me, name: account.name, account };
      state.etag = etag;
    }
  },
};
