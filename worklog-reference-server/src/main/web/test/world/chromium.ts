import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Where Debian has them. The shell draws no window: it starts sooner and is content with less. */
const INSTALLED = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Starts the browser of the tests. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath:
      process.env.WORKLOG_CHROMIUM ?? INSTALLED.find((file) => existsSync(file)) ?? INSTALLED[0]!,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
