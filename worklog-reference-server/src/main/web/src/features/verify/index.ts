import { CircleCheck } from "@element-plus/icons-vue";
import { anew } from "@/app/anew";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/verify",
      name: "verify-file",
      component: () => import("./FilePage.vue"),
      meta: { open: true, title: "verify.file.title" },
    },
  ],
  projectRoutes: [
    {
      path: "verify",
      name: "verify",
      component: anew(() => import("./LogPage.vue")),
      meta: { title: "verify.title" },
    },
  ],
  projectTabs: [{ to: "verify", text: "verify.tab", order: 30 }],
  nav: [{ to: "verify-file", text: "verify.file.nav", icon: CircleCheck, order: 60 }],
};

export default feature;
