/*
 * Writes beside the built pages, into the server's jar, which npm packages are in them, as CycloneDX.
 * It is npm's own list of what is no development dependency, as the lock file has it, without what
 * differs from one run or machine to the next. What the pages name in their licences has to be in it.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const PAGES = "../../../target/web/io/worklog/server/web/pages";
/** From the folder of the pages. */
const FILE = "../../../../../META-INF/sbom/worklog-reference-server-web-sbom.json";

/** npm's list in an order of its own, without times, random numbers, and versions of tools. */
export function tidy(bom) {
  const { timestamp: _time, tools: _tools, ...metadata } = bom.metadata;
  const { serialNumber: _random, ...rest } = bom;
  const byRef = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  return {
    ...rest,
    metadata: { ...metadata, component: placeless(metadata.component) },
    components: bom.components
      .map(placeless)
      .sort((one, other) => byRef(one["bom-ref"], other["bom-ref"])),
    dependencies: (bom.dependencies ?? [])
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: [...dependsOn].sort(byRef) }))
      .sort((one, other) => byRef(one.ref, other.ref)),
  };
}

/** A component without where this machine found it. */
function placeless({ properties: _place, externalReferences: _addresses, ...rest }) {
  return rest;
}

/** Packages that are in the pages and not in the list, by the titles of the licences. */
export function missing(licences, bom) {
  const known = new Set(
    bom.components.map(({ group, name, version }) =>
      [group ? `${group}/${name}` : name, version].join(" "),
    ),
  );
  return [...licences.matchAll(/^## (\S+) - (\S+)/gm)]
    .map(([, name, version]) => `${name} ${version}`)
    .filter((one) => !known.has(one));
}

function write(pages) {
  const file = join(pages, FILE);
  const args = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", "--omit", "dev"];
  const shell = process.platform === "win32";
  const bom = tidy(JSON.parse(execFileSync("npm", args, { encoding: "utf8", shell })));
  const left = missing(readFileSync(join(pages, "licenses.md"), "utf8"), bom);
  if (left.length > 0) {
    throw new Error(`in the pages and not among the dependencies: ${left.join(", ")}`);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  write(process.env.WORKLOG_WEB_OUT ?? PAGES);
}
