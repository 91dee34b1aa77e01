import { expect, test } from "vitest";
import { listOf, packagesIn } from "../../tools/sbom.mjs";

/** What npm says is installed, in this order. */
function installed(...names: string[]): object {
  return {
    bomFormat: "CycloneDX",
    serialNumber: `urn:uuid:${Math.random()}`,
    metadata: {
      timestamp: new Date().toISOString(),
      tools: [{ vendor: "npm", name: "cli", version: String(Math.random()) }],
      component: {
        "bom-ref": "worklog-web@0.0.0",
        name: "web",
        properties: [{ name: "path", value: "/home/x" }],
      },
    },
    components: names.map((name) => ({
      "bom-ref": `${name}@1.0.0`,
      name,
      version: "1.0.0",
      externalReferences: [{ type: "distribution", url: "http://10.0.0.1/x.tgz" }],
    })),
    dependencies: names.map((name) => ({
      ref: `${name}@1.0.0`,
      dependsOn: names.map((other) => `${other}@1.0.0`),
    })),
  };
}

const PACKAGES = ["vue@1.0.0", "@vue/shared@1.0.0"];

test("the list of packages is the same bytes on every machine and at every time", () => {
  const one = JSON.stringify(listOf(PACKAGES, installed("vue", "@vue/shared", "vite")));
  const other = listOf([...PACKAGES].reverse(), installed("vite", "@vue/shared", "vue"));
  expect(JSON.stringify(other)).toBe(one);
  expect(one).not.toMatch(/serialNumber|timestamp|10\.0\.0\.1|home|vite/);
  expect(one).toContain('"name":"@vue/shared","version":"1.0.0"');
});

test("what is in the pages is told by the titles of the licences, and has to be installed", () => {
  const licences = "# Licenses\n\n## vue - 1.0.0 (MIT)\n\ntext\n\n## @vue/shared - 1.0.0 (MIT)\n";
  expect(packagesIn(licences)).toEqual(PACKAGES);
  expect(() => listOf([...PACKAGES, "left-pad@1.0.0"], installed("vue", "@vue/shared"))).toThrow(
    "left-pad@1.0.0 is in the pages",
  );
});
