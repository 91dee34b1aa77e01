import type { Page } from "playwright-core";

/** A page of the application, as its own table of routes has it. */
export interface AppRoute {
  name: string;
  /** With parameters, such as `/projects/:project/records/:record`. */
  path: string;
}

/**
 * All pages that the application has now, from the table that it works with, so that no test forgets
 * a page that was added. Addresses that only lead on to another one are left out, and so are frames
 * around pages.
 */
export function routesOf(page: Page): Promise<AppRoute[]> {
  return page.evaluate(() => {
    interface Row {
      name?: string;
      path: string;
      redirect?: unknown;
      children: unknown[];
    }
    interface Root extends Element {
      __vue_app__: {
        config: { globalProperties: { $router: { getRoutes(): Row[] } } };
      };
    }
    const root = document.querySelector("#app") as Root;
    return root.__vue_app__.config.globalProperties.$router
      .getRoutes()
      .filter((row) => row.redirect === undefined && row.name !== undefined)
      .map((row) => ({ name: String(row.name), path: row.path }));
  });
}

/** The address of a route with its parameters filled in; one that may be left out stays out. */
export function addressOf(route: AppRoute, values: Record<string, string>): string {
  return route.path.replace(/\/:(\w+)(\([^)]*\))?([?*]?)/g, (_all, name: string, _form, mark) => {
    const value = values[`${route.name}.${name}`] ?? values[name];
    if (value === undefined && mark === "") {
      throw new Error(`nothing says which ${name} to show on ${route.path}`);
    }
    return value === undefined ? "" : `/${value}`;
  });
}
