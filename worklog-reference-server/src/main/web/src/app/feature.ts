import type { Component } from "vue";
import type { RouteRecordRaw } from "vue-router";

/** An entry of the navigation. */
export interface NavItem {
  /** Name of the route. */
  to: string;
  /** Key of the text. */
  text: string;
  icon: Component;
  /** Where in the list; smaller is higher. */
  order: number;
  /** The permission without which it is not shown. */
  needs?: string;
}

/** A tab of a project; its route has the parameter `project`. */
export interface ProjectTab {
  to: string;
  text: string;
  order: number;
  /** The permission in the project without which it is not shown. */
  needs?: string;
}

/** What a folder of `features` adds to the pages. Its file `index.ts` has one as default. */
export interface Feature {
  /** Routes of the whole site. */
  routes?: RouteRecordRaw[];
  /** Routes below `/projects/:project/`, shown within the project's head and tabs. */
  projectRoutes?: RouteRecordRaw[];
  nav?: NavItem[];
  projectTabs?: ProjectTab[];
}
