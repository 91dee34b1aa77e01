import { QuestionFilled } from "@element-plus/icons-vue";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/help",
      name: "help",
      component: () => import("./HelpPage.vue"),
      meta: { open: true, title: "help.title" },
    },
    {
      path: "/problems",
      name: "problems",
      component: () => import("./ProblemsPage.vue"),
      meta: { open: true, nav: "help", title: "help.problems.title" },
    },
    {
      path: "/problems/:code",
      name: "problem",
      component: () => import("./ProblemPage.vue"),
      meta: { open: true, nav: "help", title: "help.problem.title" },
    },
  ],
  nav: [{ to: "help", text: "help.title", icon: QuestionFilled, order: 1000 }],
};

export default feature;
