import { computed, type ComputedRef } from "vue";
import { useProject } from "@/app/project";

/** Whether the rules of the project can be changed by whoever is here: an archived one's not. */
export function useEditable(): ComputedRef<boolean> {
  const { value: project, may } = useProject();
  return computed(() => may("project-manage") && project.value.state === "ACTIVE");
}
