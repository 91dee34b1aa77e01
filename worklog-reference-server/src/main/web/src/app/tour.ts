import { ref } from "vue";
import { remembered } from "./remembered";

/** Whether somebody has gone through the tour, or said that they do not want it. */
export const tourSeen = remembered("help.tour", false, (value) => typeof value === "boolean");

/** Whether the tour is shown now. */
export const tourOpen = ref(false);
