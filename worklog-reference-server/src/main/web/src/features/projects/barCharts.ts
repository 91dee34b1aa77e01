import type { EChartsCoreOption } from "echarts/core";

/** Columns over weeks. */
export function columns(names: string[], values: number[], unit: string): EChartsCoreOption {
  return {
    grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis" },
    xAxis: { type: "category", data: names },
    yAxis: { type: "value", name: unit, minInterval: 1 },
    series: [{ type: "bar", name: unit, data: values, barMaxWidth: 40 }],
  };
}

/** Bars with a name each, the largest on top. */
export function bars(names: string[], values: number[], unit: string): EChartsCoreOption {
  return {
    grid: { left: 8, right: 32, top: 8, bottom: 8, containLabel: true },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "value", minInterval: 1 },
    yAxis: {
      type: "category",
      data: names,
      inverse: true,
      axisLabel: { width: 140, overflow: "truncate" },
    },
    series: [
      {
        type: "bar",
        name: unit,
        data: values,
        barMaxWidth: 22,
        label: { show: true, position: "right" },
      },
    ],
  };
}
