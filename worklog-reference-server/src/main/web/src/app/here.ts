import type { RouteLocationNormalizedLoaded } from "vue-router";

declare module "vue-router" {
  interface RouteMeta {
    /** Route of the navigation's entry to which the page belongs, where its address does not say. */
    nav?: string;
  }
}

/** Whether an address is that of a page, or of one below it. Everything is below the start page. */
export function isAtOrBelow(path: string, page: string): boolean {
  const at = path.replace(/\/$/, "");
  const of = page.replace(/\/$/, "");
  return at === of || (of !== "" && at.startsWith(`${of}/`));
}

/** Whether the page that is shown belongs to an entry of the navigation. */
export function belongsTo(
  route: Pick<RouteLocationNormalizedLoaded, "path" | "meta">,
  entry: { name: string; path: string },
): boolean {
  return route.meta.nav === undefined
    ? isAtOrBelow(route.path, entry.path)
    : route.meta.nav === entry.name;
}
