import { createRouter, createWebHashHistory, type RouteRecordRaw } from "vue-router";
import { features } from "./features";
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
  if (to.meta.open) {
    return true;
  }
  if (!session.state.known) {
    await session.load();
  }
  return session.loggedIn.value ? true : { name: "login", query: { next: to.fullPath } };
});
