import "element-plus/theme-chalk/dark/css-vars.css";
import "./app/theme.css";
import { createApp } from "vue";
import App from "./App.vue";
import { whenLoggedOut } from "./api/client";
import { applyPreferences, preferences } from "./app/preferences";
import { router } from "./app/router";
import { session } from "./app/session";
import { installTexts } from "./app/texts";
import { listenForShortcuts } from "./shared/useShortcut";

async function start(): Promise<void> {
  applyPreferences();
  const app = createApp(App);
  app.use(await installTexts(preferences.language));
  whenLoggedOut(() => session.end());
  app.use(router);
  listenForShortcuts();
  app.mount("#app");
}

void start();
