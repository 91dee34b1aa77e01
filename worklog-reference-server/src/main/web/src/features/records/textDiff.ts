/** What became of a line. */
export interface DiffLine {
  op: "same" | "added" | "removed";
  text: string;
}

/** A row of a comparison side by side; a side without a line has none. */
export interface DiffRow {
  left?: DiffLine;
  right?: DiffLine;
}

/** Beyond this many cells the middle is told as wholly replaced, so that no text freezes a page. */
const MOST_CELLS = 4_000_000;

/** Lengths of longest common subsequences of the ends of two lists, row by row. */
function lengths(a: string[], b: string[]): Uint32Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i]![j] =
        a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
}

const line = (op: DiffLine["op"]) => (text: string) => ({ op, text });

function middle(a: string[], b: string[]): DiffLine[] {
  if (a.length * b.length > MOST_CELLS) {
    return [...a.map(line("removed")), ...b.map(line("added"))];
  }
  const common = lengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ op: "same", text: a[i++]! });
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ op: "removed", text: a[i++]! });
    } else {
      lines.push({ op: "added", text: b[j++]! });
    }
  }
  return lines;
}

/** Compares two texts line by line (longest common subsequence). */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before === "" ? [] : before.split("\n");
  const b = after === "" ? [] : after.split("\n");
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++;
  }
  return [
    ...a.slice(0, head).map(line("same")),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(line("same")),
  ];
}

/** The same lines in two columns, what was replaced beside what replaced it. */
export function sideBySide(lines: DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = [];
  for (let at = 0; at < lines.length;) {
    const one = lines[at]!;
    if (one.op === "same") {
      rows.push({ left: one, right: one });
      at++;
      continue;
    }
    const removed: DiffLine[] = [];
    const added: DiffLine[] = [];
    for (; at < lines.length && lines[at]!.op !== "same"; at++) {
      (lines[at]!.op === "removed" ? removed : added).push(lines[at]!);
    }
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      rows.push({ left: removed[i], right: added[i] });
    }
  }
  return rows;
}
