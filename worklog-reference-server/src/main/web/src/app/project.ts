import { inject, type InjectionKey, type Ref } from "vue";
import type { Api } from "@/api/client";

/** What a page of a project knows of it. */
export interface CurrentProject {
  value: Readonly<Ref<Api<"ProjectView">>>;
  /** Permissions of whoever is here in this project. */
  may(permission: string): boolean;
  /** Asks the server for it again after a change. */
  reload(): Promise<void>;
}

export const PROJECT: InjectionKey<CurrentProject> = Symbol("project");

/** The project of the page. Only within the project's frame. */
export function useProject(): CurrentProject {
  const project = inject(PROJECT);
  if (project === undefined) {
    throw new Error("this page is not within a project");
  }
  return project;
}
