import { createHash, createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { base64, concat, fromHex, utf8, type Bytes } from "@/verify/bytes";
import { canonical, type Json } from "@/verify/json";
import { Frontier, leafHash } from "@/verify/merkle";
import { vkeyOf } from "@/verify/note";
import { TileProofs, type TileAt, type TileSource } from "@/verify/tiles";
import { NotThere } from "@/verify/whole";

/** A log made and signed here, with every tile, so that tests can forge any part of it. */
export class MiniLog implements TileSource {
  readonly entriesBytes: Bytes[] = [];
  readonly leaves: Bytes[] = [];
  readonly vkey: string;
  /** Entries that are not given out. */
  readonly gone = new Set<number>();
  private readonly key: KeyObject;

  constructor(
    readonly origin: string,
    key = generateKeyPairSync("ed25519"),
  ) {
    this.key = key.privateKey;
    const raw = key.publicKey.export({ format: "jwk" }).x!;
    this.vkey = vkeyOf(origin, new Uint8Array(Buffer.from(raw, "base64url")));
  }

  get size(): number {
    return this.leaves.length;
  }

  add(event: Json): number {
    const bytes = utf8(canonical(event));
    this.leaves.push(leafHash(bytes));
    return this.entriesBytes.push(bytes) - 1;
  }

  fill(count: number, name = "e"): this {
    for (let i = 0; i < count; i++) {
      this.add({
        id: `${name}-${i}`,
        targets: [{ id: `r-${i % 7}`, type: "record" }],
        type: "a.b",
      });
    }
    return this;
  }

  root(size = this.size): Bytes {
    const frontier = new Frontier();
    this.leaves.slice(0, size).forEach((leaf) => frontier.add(leaf));
    return frontier.root();
  }

  note(size = this.size, origin = this.origin): string {
    const text = `${origin}\n${size}\n${base64(this.root(size))}\n`;
    const signature = sign(null, utf8(text), this.key);
    const id = fromHex(this.vkey.split("+")[1]!);
    return `${text}\n— ${this.origin} ${base64(concat(id, new Uint8Array(signature)))}\n`;
  }

  async proof(index: number, size = this.size): Promise<string> {
    const path = await new TileProofs(this, size).inclusion(index);
    const lines = ["c2sp.org/tlog-proof@v1", `index ${index}`, ...path.map(base64), ""];
    return `${lines.join("\n")}\n${this.note(size)}`;
  }

  tile(at: TileAt): Promise<Uint8Array> {
    return Promise.resolve(
      concat(...this.level(at.level).slice(256 * at.index, 256 * at.index + at.width)),
    );
  }

  private level(level: number): Bytes[] {
    if (level === 0) {
      return this.leaves;
    }
    const below = this.level(level - 1);
    return Array.from({ length: Math.floor(below.length / 256) }, (_, i) => {
      const frontier = new Frontier();
      below.slice(256 * i, 256 * (i + 1)).forEach((hash) => frontier.add(hash));
      return frontier.root();
    });
  }

  entries(index: number, width: number): Promise<Uint8Array> {
    const some = this.entriesBytes.slice(256 * index, 256 * index + width);
    if (some.some((_, i) => this.gone.has(256 * index + i))) {
      return Promise.reject(new NotThere("gone"));
    }
    const parts = some.map((bytes) =>
      concat(Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes),
    );
    return Promise.resolve(concat(...parts));
  }

  /** The files of an evidence bundle of some entries. */
  async bundle(indices: number[], more: Record<string, Uint8Array> = {}): Promise<Files> {
    const keys = [{ vkey: this.vkey, from: 0, fingerprint: "" }];
    const manifest = {
      format: "worklog-bundle@v1",
      origin: this.origin,
      entries: indices.map((index) => ({ index })),
      keys,
    };
    const files: Files = {
      "manifest.json": utf8(canonical(manifest)),
      checkpoint: utf8(this.note()),
    };
    for (const index of indices) {
      files[`entries/${index}.json`] = this.entriesBytes[index]!;
      files[`proofs/${index}.tlog-proof`] = utf8(await this.proof(index));
    }
    return { ...files, ...more };
  }
}

export type Files = Record<string, Uint8Array>;

/** A commitment as format.md has it, computed by another implementation. */
export function commit(salt: Uint8Array, path: string, value: Json): string {
  const text = `worklog/field/v1\0${path}\0${canonical(value)}`;
  return createHmac("sha256", salt).update(text).digest("base64");
}

export function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
