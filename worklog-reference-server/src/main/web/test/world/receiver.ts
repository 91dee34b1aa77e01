import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A delivery, as the webhook's headers and body have it. */
export interface Taken {
  id: string;
  timestamp: string;
  signature: string;
  body: string;
}

/** Somebody who takes deliveries, and refuses them when told to. */
export class Receiver {
  readonly taken: Taken[] = [];
  status = 204;
  private readonly server: Server = createServer((request, response) => {
    void this.take(request).then(() => response.writeHead(this.status).end());
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/in`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    if (this.status < 300) {
      this.taken.push({
        id: String(request.headers["webhook-id"]),
        timestamp: String(request.headers["webhook-timestamp"]),
        signature: String(request.headers["webhook-signature"]),
        body: Buffer.concat(chunks).toString("utf8"),
      });
    }
  }
}
