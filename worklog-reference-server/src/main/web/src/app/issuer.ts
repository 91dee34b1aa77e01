import { baseUrl } from "@/api/client";

/*
 * A login at the pages of an OIDC issuer leaves these pages and comes back to their start. Where one
 * wanted to go is kept in the tab meanwhile.
 */

const NEXT = "worklog.next";

/** Where the issuer's login begins, from the path that the server says. */
export function issuerUrl(path: string): string {
  return baseUrl() + path.replace(/^\//, "");
}

export function leaveForIssuer(path: string, next: string): void {
  sessionStorage.setItem(NEXT, next);
  location.assign(issuerUrl(path));
}

/** Where one wanted to go before one left for the issuer; once. */
export function cameFromIssuer(): string | undefined {
  const next = sessionStorage.getItem(NEXT) ?? undefined;
  sessionStorage.removeItem(NEXT);
  return next;
}

/** A path within the pages; anything else could lead to another site. */
export function safePath(wanted: unknown): string {
  const path = typeof wanted === "string" ? wanted : "/";
  return /^\/(?![/\\])/.test(path) ? path : "/";
}
