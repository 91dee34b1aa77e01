import { highlight } from "./highlight";
import type { Event } from "./log";

/** A place of an event where the words are, that its sentence does not show. */
export interface Found {
  /** Key of the place's name. */
  place: "actor" | "reason" | "outcomeDetail" | "change" | "target" | "metadata" | "file";
  text: string;
}

const AROUND = 60;

function places(event: Event): Found[] {
  const texts: [Found["place"], string | null | undefined][] = [
    ["reason", event.reason],
    ["outcomeDetail", event.outcomeDetail],
    ...event.targets.map((each): [Found["place"], string] => [
      "target",
      `${each.type}/${each.id} ${each.name ?? ""}`,
    ]),
    ...event.changes.map((each): [Found["place"], string] => [
      "change",
      `${each.path}: ${each.before?.text ?? ""} → ${each.after?.text ?? ""}`,
    ]),
    ...Object.entries(event.metadata).map(([name, value]): [Found["place"], string] => [
      "metadata",
      `${name}: ${value}`,
    ]),
    ...event.evidence.map((each): [Found["place"], string] => ["file", each.name ?? ""]),
    ["actor", `${event.actor.name ?? ""} ${event.actor.id}`],
  ];
  return texts.flatMap(([place, text]) => (text ? [{ place, text }] : []));
}

/** What of a long text is around the first word that was found. */
function part(text: string, at: number): string {
  const begin = Math.max(0, at - AROUND);
  const end = Math.min(text.length, at + AROUND);
  return (begin > 0 ? "…" : "") + text.slice(begin, end) + (end < text.length ? "…" : "");
}

/** Where the words of a question are, when the sentence has none of them. */
export function foundIn(event: Event, question: string): Found | undefined {
  const isMarked = (text: string): boolean => highlight(text, question).some((each) => each.marked);
  if (question === "" || isMarked(event.sentence)) {
    return undefined;
  }
  for (const { place, text } of places(event)) {
    const pieces = highlight(text, question);
    const first = pieces.findIndex((piece) => piece.marked);
    if (first >= 0) {
      const at = pieces.slice(0, first).reduce((sum, piece) => sum + piece.text.length, 0);
      return { place, text: part(text, at) };
    }
  }
  return undefined;
}
