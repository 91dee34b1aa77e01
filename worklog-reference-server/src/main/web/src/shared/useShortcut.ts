import { onScopeDispose, shallowReactive } from "vue";
import { remembered } from "@/app/remembered";

/** A key, or keys one after another, that does something. */
export interface Shortcut {
  /** As they are typed, with a space between: `?`, `g h`. */
  keys: string;
  /** Key of the text that says what it does. */
  text: string;
  act: () => void;
}

/** Keys of one shortcut follow each other within this many milliseconds. */
const PAUSE = 1500;

const known = shallowReactive<Shortcut[]>([]);

/** Those that work on the page as it is, in the order in which they were added. */
export const shortcuts: readonly Shortcut[] = known;

/** Single letters disturb who speaks to their computer: everybody can turn them off. */
export const shortcutsOn = remembered("app.shortcuts", true, (value) => typeof value === "boolean");

/**
 * Adds a shortcut for as long as the component is there. It never works while somebody types into a
 * field or a dialog is open. Of two with the same keys the one that was added last works.
 */
export function useShortcut(keys: string, text: string, act: () => void): void {
  const shortcut = { keys, text, act };
  known.push(shortcut);
  onScopeDispose(() => known.splice(known.indexOf(shortcut), 1));
}

let typed: string[] = [];
let last = 0;

/** Looks at what is typed on the whole page; once, at the start. */
export function listenForShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (!shortcutsOn.value || event.defaultPrevented || isForSomethingElse(event)) {
      typed = [];
      return;
    }
    const found = match(event.key, event.timeStamp);
    if (found !== undefined) {
      event.preventDefault();
      found.act();
    }
  });
}

function match(key: string, time: number): Shortcut | undefined {
  typed = time - last > PAUSE ? [key] : [...typed, key];
  last = time;
  while (typed.length > 0) {
    const text = typed.join(" ");
    const found = known.findLast((shortcut) => shortcut.keys === text);
    if (found !== undefined) {
      typed = [];
      return found;
    }
    if (known.some((shortcut) => shortcut.keys.startsWith(`${text} `))) {
      return undefined;
    }
    typed.shift();
  }
  return undefined;
}

function isForSomethingElse(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  const combined = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
  const typing = target.closest("input, textarea, select, [contenteditable=true]") !== null;
  const dialogs = [...document.querySelectorAll('[aria-modal="true"], dialog[open]')];
  return combined || typing || dialogs.some((dialog) => dialog.checkVisibility());
}
