/** Edges between what is already on the screen and what comes to it: without them the picture would deny facts. */

import { runCypher } from "../api/queries";
import joins from "./joins.json";
import type { Picture, PictureEdge, PicturePart } from "./picture";

/** Read edges from rows of (relation, source, target, basis, support); a row of another shape is an error. */
export function edgesOf(rows: readonly (readonly unknown[])[]): PictureEdge[] {
  return rows.map((row) => {
    const [relation, source, target, basis, support] = row;
    if (typeof relation !== "string" || typeof source !== "string" || typeof target !== "string")
      throw new Error(`An edge should begin with a relation and two ids; it is ${JSON.stringify(row)}.`);
    return {
      relation,
      source,
      target,
      basis: typeof basis === "string" ? basis : "text",
      support: typeof support === "number" ? support : 0,
    };
  });
}

/** Return a part with the edges that join it to a picture; only nodes that the picture lacks need asking. */
export async function joined(picture: Picture, part: PicturePart): Promise<PicturePart> {
  const fresh = part.nodes.map((node) => node.id).filter((id) => !picture.nodes.has(id));
  const shown = [...picture.nodes.keys()];
  if (!fresh.length || !shown.length) return part;
  const table = await runCypher(joins.query, { fresh, shown });
  return { nodes: part.nodes, edges: [...part.edges, ...edgesOf(table.rows)] };
}
