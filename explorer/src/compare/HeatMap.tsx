import { HeatmapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use as register, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useEffectEvent, useRef } from "react";
import { FONTS } from "../graph/labels";
import type { Matrix } from "./matrix";

register([HeatmapChart, GridComponent, TooltipComponent, VisualMapComponent, CanvasRenderer]);

/** A row is high enough for a line of Chinese with air around it, in pixels. */
const ROW_HEIGHT = 30;
const HEAD_HEIGHT = 44;

interface Properties {
  matrix: Matrix;
  unit: string;
  onChoose: (column: number, row: number) => void;
}

/** The heat-map of places and programs; a cell can be pressed. */
export default function HeatMap({ matrix, unit, onChoose }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const choose = useEffectEvent((value: unknown) => {
    if (Array.isArray(value)) onChoose(Number(value[0]), Number(value[1]));
  });
  useEffect(() => {
    if (!box.current) return;
    const drawn = init(box.current);
    chart.current = drawn;
    drawn.on("click", (event) => choose(event.value));
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.resize();
    chart.current?.setOption(options(matrix, unit), true);
  }, [matrix, unit]);
  return (
    <div
      ref={box}
      className="heat-map"
      style={{ height: HEAD_HEIGHT + ROW_HEIGHT * matrix.rows.length }}
      data-testid="heat-map"
    />
  );
}

function options(matrix: Matrix, unit: string) {
  const axis = {
    type: "category" as const,
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { show: true, lineStyle: { color: "#eef1f4" } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: FONTS },
    grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
    xAxis: {
      ...axis,
      data: matrix.columns,
      position: "top",
      axisLabel: { interval: 0, color: "#1f2937", fontSize: 13 },
    },
    yAxis: {
      ...axis,
      data: matrix.rows,
      inverse: true,
      axisLabel: { color: "#1f2937", fontSize: 13, width: 220, overflow: "truncate" as const },
    },
    // Rich text keeps names as text; the other mode would write them as markup.
    tooltip: { renderMode: "richText" as const, formatter: (point: unknown) => tip(point, matrix, unit) },
    visualMap: {
      show: false,
      min: 0,
      max: matrix.most,
      inRange: { color: ["#e8f1e9", "#8fc49a", "#2f8f4e", "#14532d"] },
    },
    series: [
      {
        type: "heatmap" as const,
        data: matrix.values.map((value) => ({
          value,
          label: { color: value[2] > matrix.most * 0.45 ? "#fff" : "#14352a" },
        })),
        label: { show: true, fontSize: 13, formatter: (point: { value?: unknown }) => cellText(point.value, unit) },
        itemStyle: { borderColor: "#fff", borderWidth: 2, borderRadius: 4 },
        emphasis: { itemStyle: { borderColor: "#1f5a8c" } },
        cursor: "pointer",
      },
    ],
  };
}

function cellText(value: unknown, unit: string): string {
  const number = Array.isArray(value) ? String(value[2]) : "";
  return unit === "%" ? `${number}%` : number;
}

function tip(point: unknown, matrix: Matrix, unit: string): string {
  const { value } = point as { value: [number, number, number] };
  return `${matrix.columns[value[0]]} · ${matrix.rows[value[1]]}\n${value[2]} ${unit}`;
}
