import { Files } from "@element-plus/icons-vue";
import { anew } from "@/app/anew";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  routes: [
    {
      path: "/projects",
      name: "projects",
      component: () => import("./ProjectsPage.vue"),
      meta: { title: "projects.title" },
    },
    {
      path: "/projects/new",
      name: "project-new",
      component: () => import("./NewProjectPage.vue"),
      meta: { title: "projects.new.title" },
    },
  ],
  projectRoutes: [
    {
      path: "",
      name: "project",
      component: () => import("./OverviewPage.vue"),
      meta: { title: "projects.overview" },
    },
    {
      path: "timeline",
      name: "project-timeline",
      component: anew(() => import("./TimelinePage.vue")),
      meta: { title: "projects.timeline.title" },
    },
    {
      path: "statistics",
      name: "project-statistics",
      component: anew(() => import("./StatisticsPage.vue")),
      meta: { title: "projects.statistics.title" },
    },
    {
      path: "members",
      name: "project-members",
      component: () => import("./MembersPage.vue"),
      meta: { title: "projects.members.title" },
    },
    {
      path: "settings/:section?",
      name: "project-settings",
      component: () => import("./settings/SettingsPage.vue"),
      meta: { title: "projects.settings.title" },
    },
  ],
  projectTabs: [
    { to: "project", text: "projects.overview", order: 0 },
    { to: "project-timeline", text: "projects.timeline.title", order: 40, needs: "event-read" },
    { to: "project-statistics", text: "projects.statistics.title", order: 50 },
    { to: "project-members", text: "projects.members.title", order: 60 },
    { to: "project-settings", text: "projects.settings.title", order: 90 },
  ],
  nav: [{ to: "projects", text: "projects.title", icon: Files, order: 10 }],
};

export default feature;
