import type { Feature } from "./feature";

const files = import.meta.glob<Feature>("../features/*/index.ts", {
  eager: true,
  import: "default",
});

/** All features, in the order of their folders' names. */
export const features: Feature[] = Object.values(files);
