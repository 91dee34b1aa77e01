/** A stretch of a text. */
export interface Piece {
  text: string;
  marked: boolean;
}

const HAN = /\p{Script=Han}+/gu;

/** What of a question can be found in a text: Latin words, runs of Han characters and their pairs. */
export function terms(question: string): string[] {
  const found: string[] = [];
  for (const word of question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const rest = word.replace(HAN, (run) => {
      found.push(run);
      for (let i = 0; run.length > 2 && i + 2 <= run.length; i++) {
        found.push(run.slice(i, i + 2));
      }
      return " ";
    });
    found.push(...rest.split(" ").filter((part) => part !== ""));
  }
  return [...new Set(found)];
}

/** Whether the place is within a word, so that a term that begins there is only a part of it. */
function isInside(text: string, at: number, term: string): boolean {
  return /^[\p{L}\p{N}]/u.test(term) && !/\p{Script=Han}/u.test(term[0] ?? "")
    ? /[\p{Script=Latin}\p{N}]/u.test(text[at - 1] ?? "")
    : false;
}

/** The text in pieces, those marked that the question asked for. */
export function highlight(text: string, question: string): Piece[] {
  const lower = text.toLowerCase();
  const marks = new Uint8Array(text.length);
  if (lower.length === text.length) {
    for (const term of terms(question)) {
      for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
        if (!isInside(lower, at, term)) {
          marks.fill(1, at, at + term.length);
        }
      }
    }
  }
  const pieces: Piece[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = pieces.at(-1);
    if (last !== undefined && last.marked === (marks[i] === 1)) {
      last.text += text[i];
    } else {
      pieces.push({ text: text[i] ?? "", marked: marks[i] === 1 });
    }
  }
  return pieces;
}
