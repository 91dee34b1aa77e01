interface Component {
  group?: string;
  name: string;
  version: string;
}

/** npm's list in an order of its own, without times, random numbers, and versions of tools. */
export function tidy(bom: object): object;

/** Packages that are in the pages and not in the list, by the titles of the licences. */
export function missing(licences: string, bom: { components: Component[] }): string[];
