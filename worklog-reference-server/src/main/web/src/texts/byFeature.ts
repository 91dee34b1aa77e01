/** `./en/records.json` has what is called `records.…`. */
export function byFeature(files: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [
      path.slice(path.lastIndexOf("/") + 1, -".json".length),
      texts,
    ]),
  );
}
