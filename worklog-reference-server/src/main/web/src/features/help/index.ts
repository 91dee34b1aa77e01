import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/problems/:code",
      name: "problem",
      component: () => import("./ProblemPage.vue"),
      meta: { bare: true, open: true, title: "help.problem" },
    },
  ],
};

export default feature;
