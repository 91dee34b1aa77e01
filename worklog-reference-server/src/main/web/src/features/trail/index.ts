import { Tickets } from "@element-plus/icons-vue";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/system-trail",
      name: "system-trail",
      component: () => import("./SystemTrailPage.vue"),
      meta: { title: "trail.system" },
    },
    {
      path: "/system-trail/:event",
      name: "system-event",
      component: () => import("./SystemEventPage.vue"),
      meta: { title: "trail.system" },
    },
  ],
  projectRoutes: [
    {
      path: "trail",
      name: "trail",
      component: () => import("./TrailPage.vue"),
      meta: { title: "trail.title" },
    },
    {
      path: "trail/:event",
      name: "event",
      component: () => import("./EventPage.vue"),
      meta: { title: "trail.event.title" },
    },
  ],
  nav: [
    {
      to: "system-trail",
      text: "trail.system",
      icon: Tickets,
      order: 80,
      needs: "system-log-read",
    },
  ],
  projectTabs: [{ to: "trail", text: "trail.title", order: 20, needs: "event-read" }],
};

export default feature;
