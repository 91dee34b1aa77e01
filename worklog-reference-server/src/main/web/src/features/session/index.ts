import { anew } from "@/app/anew";
import type { Feature } from "@/app/feature";

const entry = { bare: true, open: true };

const feature: Feature = {
  routes: [
    {
      path: "/login",
      name: "login",
      component: () => import("./LoginPage.vue"),
      meta: { ...entry, title: "session.login.title" },
    },
    {
      path: "/setup",
      name: "setup",
      component: () => import("./SetupPage.vue"),
      meta: { ...entry, title: "session.setup.title" },
    },
    {
      path: "/password",
      name: "password",
      component: anew(() => import("./PasswordPage.vue")),
      meta: { ...entry, title: "session.link.title" },
    },
    {
      path: "/profile",
      name: "profile",
      component: () => import("./ProfilePage.vue"),
      meta: { title: "session.profile.title" },
    },
    {
      path: "/device",
      name: "device",
      component: anew(() => import("./DevicePage.vue")),
      meta: { title: "session.device.title" },
    },
    {
      path: "/notifications",
      name: "notifications",
      component: () => import("./NotificationsPage.vue"),
      meta: { title: "session.notifications.title" },
    },
  ],
};

export default feature;
