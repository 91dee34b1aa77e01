type Cell = string | number | null | undefined;

/** A cell as RFC 4180 has it; a text that a spreadsheet would run as a formula is kept from it. */
function cell(value: Cell): string {
  if (typeof value === "number") {
    return String(value);
  }
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV in UTF-8, with the mark by which Excel knows that. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Gives the browser a small text as a file to keep. */
export function saveText(name: string, text: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
