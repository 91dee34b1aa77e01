import { anew } from "@/app/anew";
import type { Feature } from "@/app/feature";

const feature: Feature = {
  projectRoutes: [
    {
      path: "records",
      name: "records",
      component: () => import("./ListPage.vue"),
      meta: { title: "records.title" },
    },
    {
      path: "records/new",
      name: "record-new",
      component: () => import("./EditorPage.vue"),
      meta: { title: "records.new" },
    },
    {
      path: "records/:record",
      name: "record",
      component: anew(() => import("./RecordPage.vue")),
      meta: { title: "records.one" },
    },
    {
      path: "records/:record/edit",
      name: "record-edit",
      component: () => import("./EditorPage.vue"),
      meta: { title: "records.edit" },
    },
  ],
  projectTabs: [{ to: "records", text: "records.title", order: 10, needs: "record-read" }],
};

export default feature;
