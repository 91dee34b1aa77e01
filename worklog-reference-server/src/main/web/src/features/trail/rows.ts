import type { Event } from "./log";

/** A line of a list: an event, or the place of one that cannot be read any more. */
export interface Row {
  index: number;
  event?: Event;
}

/** Puts damaged entries in their places among events that rise or fall by their index. */
export function withDamaged(events: Event[], damaged: number[]): Row[] {
  const rows: Row[] = [
    ...events.map((event) => ({ index: event.index, event })),
    ...damaged.map((index) => ({ index })),
  ];
  if (damaged.length === 0) {
    return rows;
  }
  const given = events.length > 1 ? events.map((event) => event.index) : damaged;
  const rises = given[0]! < given.at(-1)!;
  return rows.sort((a, b) => (rises ? a.index - b.index : b.index - a.index));
}

/** Who acted, as the sentence has it: by name, and by identifier where there is none. */
export function who(event: Event): string {
  const { phrase, name, id } = event.actor;
  return phrase ?? name ?? id;
}

/** A target by its name, else by its kind and identifier. */
export function targetText(target: { type: string; id: string; name?: string | null }): string {
  return target.name ? target.name : `${target.type}/${target.id}`;
}
