import type { Feature } from "@/app/feature";

const feature: Feature = {
  projectRoutes: [
    {
      path: "viewer",
      name: "viewer",
      component: () => import("./ViewerPage.vue"),
      meta: { title: "viewer.title" },
    },
  ],
  projectTabs: [{ to: "viewer", text: "viewer.title", order: 85, needs: "project-manage" }],
};

export default feature;
