import { Files } from "@element-plus/icons-vue";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/projects",
      name: "projects",
      component: () => import("./ProjectsPage.vue"),
      meta: { title: "projects.title" },
    },
  ],
  projectRoutes: [
    { path: "", name: "project", component: () => import("./OverviewPage.vue"), meta: { title: "projects.overview" } },
  ],
  projectTabs: [{ to: "project", text: "projects.overview", order: 0 }],
  nav: [{ to: "projects", text: "projects.title", icon: Files, order: 10 }],
};

export default feature;
