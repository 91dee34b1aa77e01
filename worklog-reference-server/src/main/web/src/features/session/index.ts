import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/login",
      name: "login",
      component: () => import("./LoginPage.vue"),
      meta: { bare: true, open: true, title: "session.login.title" },
    },
  ],
};

export default feature;
