import { BarChart, LineChart, PieChart } from "echarts/charts";
import {
  AriaComponent,
  BrushComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  ToolboxComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  BrushComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  PieChart,
  SVGRenderer,
  ToolboxComponent,
  TooltipComponent,
]);

/** An empty chart in the colours of the pages. */
export function makeChart(place: HTMLElement, dark: boolean): EChartsType {
  const chart = init(place, dark ? "dark" : undefined, { renderer: "svg" });
  chart.setOption({
    backgroundColor: "transparent",
    color: dark
      ? ["#9db4f2", "#6fcf9c", "#f0b35a", "#ff9a92", "#c6a6f0", "#7fd0e0"]
      : ["#2f4fa8", "#1a7048", "#8f5300", "#b3261e", "#6b3fa0", "#0f6b7c"],
  });
  return chart;
}
