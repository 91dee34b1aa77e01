import { Lock } from "@element-plus/icons-vue";
import type { RouteComponent } from "vue-router";
import type { Feature } from "@/app/feature";

function page(path: string, component: () => Promise<RouteComponent>, name?: string) {
  const title = `privacy.${path.split("/")[0]}.title`;
  return {
    path,
    name: name ?? `privacy-${path}`,
    component,
    meta: { needs: "privacy-decide", title },
  };
}

const feature: Feature = {
  routes: [
    {
      path: "/privacy",
      component: () => import("../admin/AdminFrame.vue"),
      meta: { nav: "admin" },
      children: [
        { path: "", redirect: { name: "privacy-requests" } },
        page("requests", () => import("./RequestsPage.vue")),
        page("requests/:request", () => import("./RequestPage.vue"), "privacy-request"),
        page("holds", () => import("./HoldsPage.vue")),
        page("retention", () => import("./RetentionPage.vue")),
        page("vault", () => import("./VaultPage.vue")),
      ],
    },
    {
      path: "/my-data",
      name: "my-data",
      component: () => import("./MyDataPage.vue"),
      meta: { title: "privacy.mine.title" },
    },
  ],
  nav: [{ to: "my-data", text: "privacy.mine.title", icon: Lock, order: 80, needs: "self" }],
  projectRoutes: [
    {
      path: "privacy",
      name: "project-privacy",
      component: () => import("./ProjectPrivacyPage.vue"),
      meta: { title: "privacy.project.title" },
    },
  ],
  projectTabs: [
    { to: "project-privacy", text: "privacy.project.title", order: 80, needs: "privacy-request" },
  ],
};

export default feature;
