/** In the order of asking: a browser also calls itself what it wants to be taken for. */
const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/MicroMessenger\//, "微信"],
  [/Firefox\//, "Firefox"],
  [/HeadlessChrome\/|Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
  [/^curl\//, "curl"],
  [/^Worklog|^Java-http-client/, "Worklog CLI"],
];

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

function first(kinds: [RegExp, string][], agent: string): string {
  return kinds.find(([pattern]) => pattern.test(agent))?.[1] ?? "";
}

/** What a browser most likely is, by what it calls itself; empty where that says nothing. */
export function browserOf(agent: string): { browser: string; system: string } {
  return { browser: first(BROWSERS, agent), system: first(SYSTEMS, agent) };
}
