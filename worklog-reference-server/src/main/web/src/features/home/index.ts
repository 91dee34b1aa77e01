import { HomeFilled } from "@element-plus/icons-vue";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/",
      name: "home",
      component: () => import("./HomePage.vue"),
      meta: { title: "home.title" },
    },
  ],
  nav: [{ to: "home", text: "home.title", icon: HomeFilled, order: 0 }],
};

export default feature;
