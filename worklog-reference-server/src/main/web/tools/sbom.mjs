/*
 * Writes beside the built pages, into the server's jar, which npm packages are in them, as CycloneDX.
 * Which they are is told by the licences that the build collected from what it took; npm's own list
 * tells the rest of each. What differs from one run or machine to the next is left out.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const VERSION = process.env.WORKLOG_VERSION ?? "0.0.0";
const PAGES = process.env.WORKLOG_WEB_OUT ?? "../../../target/web/io/worklog/server/web/pages";
/** From the folder of the pages. */
const FILE = "../../../../../META-INF/sbom/worklog-reference-server-web-sbom.json";

/** Packages as `name@version`, from the titles of their licences. */
export function packagesIn(licences) {
  return [...licences.matchAll(/^## (\S+) - (\S+)/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  );
}

/** npm's list of all that is installed, as one of these packages; fails if it lacks one of them. */
export function listOf(packages, bom) {
  const { timestamp: _time, tools: _tools, ...metadata } = bom.metadata;
  const { serialNumber: _random, ...rest } = bom;
  const root = { ...placeless(metadata.component), name: "worklog-web" };
  const known = new Map(bom.components.map((one) => [one["bom-ref"], placeless(one)]));
  const refs = new Set([root["bom-ref"], ...packages]);
  return {
    ...rest,
    metadata: { ...metadata, component: root },
    components: [...packages].sort().map((one) => known.get(one) ?? fail(one)),
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({
        ref,
        dependsOn: dependsOn.filter((to) => refs.has(to)).sort(),
      }))
      .sort((one, other) => (one.ref < other.ref ? -1 : 1)),
  };
}

function fail(one) {
  throw new Error(`${one} is in the pages and not installed`);
}

/** A component without where this machine found it. */
function placeless({ properties: _place, externalReferences: _addresses, ...rest }) {
  return rest;
}

function write() {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--loglevel", "error"];
  const options = { encoding: "utf8", maxBuffer: 2 ** 26, shell: process.platform === "win32" };
  const installed = JSON.parse(execFileSync("npm", args, options));
  const licences = readFileSync(join(PAGES, "licenses.md"), "utf8");
  const list = JSON.stringify(listOf(packagesIn(licences), installed), null, 2);
  const file = join(PAGES, FILE);
  mkdirSync(dirname(file), { recursive: true });
  // The pages have the version of the jar that they are in.
  const text = list.replaceAll("worklog-web@0.0.0", `worklog-web@${VERSION}`);
  writeFileSync(file, `${text.replace('"version": "0.0.0"', `"version": "${VERSION}"`)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  write();
}
