import { expect, test } from "vitest";
import { missing, tidy } from "../../tools/sbom.mjs";

function bom(names: string[], more: object = {}) {
  return {
    bomFormat: "CycloneDX",
    serialNumber: `urn:uuid:${Math.random()}`,
    metadata: {
      timestamp: new Date().toISOString(),
      tools: [{ vendor: "npm", name: "cli", version: String(Math.random()) }],
      component: { name: "worklog-web", properties: [{ name: "path", value: "/home/x" }] },
    },
    components: names.map((name) => ({
      "bom-ref": `${name}@1.0.0`,
      name,
      version: "1.0.0",
      externalReferences: [{ type: "distribution", url: "http://10.0.0.1/x.tgz" }],
    })),
    dependencies: names.map((name) => ({ ref: `${name}@1.0.0`, dependsOn: [...names].reverse() })),
    ...more,
  };
}

test("the list of packages is the same bytes on every machine and at every time", () => {
  const one = JSON.stringify(tidy(bom(["vue", "echarts", "dayjs"])));
  expect(JSON.stringify(tidy(bom(["dayjs", "vue", "echarts"])))).toBe(one);
  expect(one).not.toMatch(/serialNumber|timestamp|10\.0\.0\.1|home/);
  expect(one).toContain('"name":"echarts","version":"1.0.0"');
});

test("what is in the pages and not in the list is found by its licence", () => {
  const list = {
    components: [
      { name: "vue", version: "3.5.0" },
      { group: "@vue", name: "shared", version: "3.5.0" },
    ],
  };
  const licences = "## vue - 3.5.0 (MIT)\n\ntext\n\n## @vue/shared - 3.5.0 (MIT)\n";
  expect(missing(licences, list)).toEqual([]);
  expect(missing(`${licences}## left-pad - 1.0.0 (WTFPL)\n## vue - 3.4.0 (MIT)\n`, list)).toEqual([
    "left-pad 1.0.0",
    "vue 3.4.0",
  ]);
});
