import type { Event, Tree } from "./log";

/** A line of a tree that is shown. */
export interface Line {
  event: Event;
  level: number;
  hasChildren: boolean;
  isOpen: boolean;
  parent: number | undefined;
}

/** The lines that are seen, from above; `closed` are indices of events whose children are not. */
export function lines(roots: Tree[], closed: ReadonlySet<number>): Line[] {
  const found: Line[] = [];
  const add = (node: Tree, level: number, parent: number | undefined): void => {
    const hasChildren = node.children.length > 0;
    const isOpen = hasChildren && !closed.has(node.event.index);
    found.push({ event: node.event, level, hasChildren, isOpen, parent });
    if (isOpen) {
      node.children.forEach((child) => add(child, level + 1, node.event.index));
    }
  };
  roots.forEach((root) => add(root, 1, undefined));
  return found;
}
