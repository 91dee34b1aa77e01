import { createRouter, createWebHashHistory, type RouteRecordRaw } from "vue-router";
import { features } from "./features";
import { cameFromIssuer, safePath } from "./issuer";
import { session } from "./session";

declare module "vue-router" {
  interface RouteMeta {
    /** No navigation around it. */
    bare?: boolean;
    /** Open to people who are not logged in. */
    open?: boolean;
    /** Key of the page's title. */
    title?: string;
  }
}

const routes: RouteRecordRaw[] = [
  ...features.flatMap((feature) => feature.routes ?? []),
  {
    path: "/projects/:project",
    component: () => import("./ProjectFrame.vue"),
    children: features.flatMap((feature) => feature.projectRoutes ?? []),
  },
  { path: "/:rest(.*)*", name: "nowhere", component: () => import("./Nowhere.vue") },
];

/** Addresses are fragments, so that they work below any path and no server log has them. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  if (to.meta.open && to.meta.bare) {
    return true;
  }
  if (!session.state.known && !(await known(to.meta.open ?? false))) {
    return false;
  }
  if (!session.loggedIn.value) {
    return to.meta.open ? true : { name: "login", query: { next: to.fullPath } };
  }
  const next = cameFromIssuer();
  if (next !== undefined) {
    session.welcome();
    return safePath(next);
  }
  return true;
});

/** Whether the page can be shown: without an answer of the server only an open one can. */
async function known(open: boolean): Promise<boolean> {
  try {
    await session.load();
    return true;
  } catch {
    // The session has the problem, which is shown in place of the page.
    return open;
  }
}
