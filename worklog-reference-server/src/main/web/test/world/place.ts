import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses of the servers, one for each worker. */
    servers: string[];
  }
}

/**
 * Address of the server of this worker. Files that run at the same time have a server each, so that
 * none sees what another does to the system as a whole.
 */
export function serverUrl(): string {
  const servers = inject("servers");
  return servers[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % servers.length]!;
}
