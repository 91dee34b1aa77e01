import { anew } from "@/app/anew";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  projectRoutes: [
    {
      path: "exports",
      name: "exports",
      component: anew(() => import("./ExportsPage.vue")),
      meta: { title: "exports.title" },
    },
  ],
  projectTabs: [{ to: "exports", text: "exports.title", order: 70, needs: "export" }],
};

export default feature;
