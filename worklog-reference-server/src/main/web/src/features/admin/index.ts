import { Setting } from "@element-plus/icons-vue";
import type { RouteComponent } from "vue-router";
import type { Feature, NavItem } from "@/app/feature";
import { firstPage } from "./pages";

function page(
  path: string,
  component: () => Promise<RouteComponent>,
  needs: string,
  name?: string,
) {
  const title = `admin.${path.split("/")[0]}.title`;
  return { path, name: name ?? `admin-${path}`, component, meta: { needs, title } };
}

/** One entry for each duty: nobody has two. */
const nav: NavItem[] = ["user-manage", "role-manage", "system-log-read"].map((needs) => ({
  to: "admin",
  text: "admin.title",
  icon: Setting,
  order: 90,
  needs,
}));

const feature: Feature = {
  routes: [
    {
      path: "/admin",
      component: () => import("./AdminFrame.vue"),
      children: [
        { path: "", name: "admin", redirect: () => ({ name: firstPage() }) },
        page("health", () => import("./HealthPage.vue"), "operations-read"),
        page("users", () => import("./UsersPage.vue"), "user-manage"),
        page("users/:user", () => import("./UserPage.vue"), "user-manage", "admin-user"),
        page("teams", () => import("./TeamsPage.vue"), "user-manage"),
        page("roles", () => import("./RolesPage.vue"), "user-read"),
        page("tenants", () => import("./TenantsPage.vue"), "tenant-manage"),
        page("logs", () => import("./LogsPage.vue"), "operations-read"),
        page("storage", () => import("./StoragePage.vue"), "operations-read"),
        page("jobs", () => import("./JobsPage.vue"), "self"),
      ],
    },
  ],
  nav,
};

export default feature;
