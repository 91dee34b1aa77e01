/** The most events that one disclosure may name. */
const MOST = 10_000;

/** Places of events as people type them: `17, 20-25`. What is no place is left out. */
export function places(text: string): number[] {
  const found = new Set<number>();
  for (const part of text.split(/[\s,，、;；]+/)) {
    const match = /^(\d{1,15})(?:[-–](\d{1,15}))?$/.exec(part);
    if (match) {
      const from = Number(match[1]);
      const to = Math.min(Number(match[2] ?? match[1]), from + MOST);
      for (let place = from; place <= to && found.size <= MOST; place++) {
        found.add(place);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Words between commas or spaces. */
export function words(text: string): string[] {
  return text.split(/[\s,，、;；]+/).filter((word) => word !== "");
}
