/** Packages as `name@version`, from the titles of their licences. */
export function packagesIn(licences: string): string[];

/** npm's list of all that is installed, as one of these packages; fails if it lacks one of them. */
export function listOf(packages: readonly string[], bom: object): object;
