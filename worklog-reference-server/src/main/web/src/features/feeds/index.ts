import { anew } from "@/app/anew";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  projectRoutes: [
    {
      path: "feeds",
      name: "feeds",
      component: () => import("./FeedsPage.vue"),
      meta: { title: "feeds.title" },
    },
    {
      path: "feeds/new",
      name: "feed-new",
      component: () => import("./NewFeedPage.vue"),
      meta: { title: "feeds.new" },
    },
    {
      path: "feeds/:feed",
      name: "feed",
      component: anew(() => import("./FeedPage.vue")),
      meta: { title: "feeds.one" },
    },
  ],
  projectTabs: [{ to: "feeds", text: "feeds.title", order: 80, needs: "feed-manage" }],
};

export default feature;
