/** A message of server-sent events. */
export interface Message {
  event: string;
  data: string;
  /** The last id that was sent, with this message or before. */
  id: string;
}

/** Puts messages together from the pieces they come in (HTML Standard, 9.2.6). */
export class MessageReader {
  private rest = "";
  private event = "";
  private data: string[] = [];
  private id = "";

  /** The messages that a piece completes. A message without data only moves the id. */
  add(piece: string): Message[] {
    const lines = (this.rest + piece).split("\n");
    this.rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.line(line.replace(/\r$/, "")));
  }

  /** The last id that came. */
  get lastId(): string {
    return this.id;
  }

  private line(line: string): Message[] {
    if (line === "") {
      const message = { event: this.event || "message", data: this.data.join("\n"), id: this.id };
      const isThere = this.data.length > 0;
      this.event = "";
      this.data = [];
      return isThere ? [message] : [];
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") {
      this.event = value;
    } else if (name === "data") {
      this.data.push(value);
    } else if (name === "id") {
      this.id = value;
    }
    return [];
  }
}
