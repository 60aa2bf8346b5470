/** How names are drawn on the canvas: under the disc, with a light edge, in fonts that have Chinese. */

import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { EdgeAttributes, NodeAttributes } from "./looks";

export const FONTS =
  '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", sans-serif';

type Drawn = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;
type Settled = Settings<NodeAttributes, EdgeAttributes>;

const INK = "#1f2937";
const FAINT = "#b4bcc6";
const PAPER = "rgba(255, 255, 255, 0.92)";

/** Draw a node's name centred under its disc. */
export function drawLabel(context: CanvasRenderingContext2D, node: Drawn, settings: Settled): void {
  // The card of the node in the centre of attention is drawn above, with its name.
  if (!node.label || node.highlighted) return;
  const size = settings.labelSize;
  context.font = `${settings.labelWeight} ${size}px ${settings.labelFont}`;
  context.textAlign = "center";
  const y = node.y + node.size + size + 1;
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = PAPER;
  context.strokeText(node.label, node.x, y);
  context.fillStyle = (node as Drawn & { faded?: boolean }).faded ? FAINT : INK;
  context.fillText(node.label, node.x, y);
  context.textAlign = "start";
}

/** Draw a ring around the node in the centre of attention and its whole name on a card. */
export function drawHover(context: CanvasRenderingContext2D, node: Drawn, settings: Settled): void {
  context.beginPath();
  context.arc(node.x, node.y, node.size + 4, 0, Math.PI * 2);
  context.strokeStyle = node.color;
  context.lineWidth = 2;
  context.stroke();
  if (!node.label) return;
  const size = settings.labelSize + 1;
  context.font = `600 ${size}px ${settings.labelFont}`;
  const width = context.measureText(node.label).width + 16;
  const top = node.y + node.size + 7;
  context.fillStyle = "#ffffff";
  context.strokeStyle = "#cbd5e1";
  context.lineWidth = 1;
  context.lineJoin = "round";
  context.beginPath();
  context.rect(node.x - width / 2, top, width, size + 10);
  context.fill();
  context.stroke();
  context.fillStyle = INK;
  context.textAlign = "center";
  context.fillText(node.label, node.x, top + size + 3);
  context.textAlign = "start";
}
