import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { edgeKey } from "../api/edgeName";
import { edgeQuery } from "../api/queries";
import { go, useAddress } from "../app/useAddress";
import { opened } from "./picture";
import { usePicture } from "./PictureProvider";

/** Keep picture and address together: what the address selects is in the picture, what was opened is in the address. */
export function useFollow(): void {
  const client = useQueryClient();
  const { picture, open, add } = usePicture();
  const { node, edge, open: named } = useAddress();
  const wantedEdge = edge ? edgeKey(edge) : null;

  // Only a new selection brings something in: an undo that takes the selected node away must not bring it back.
  const bringIn = useEffectEvent(async (key: string | null) => {
    const fresh = picture.nodes.size === 0;
    // The first one opens as it does when it is chosen, so that a shared link shows what its sender saw.
    if (fresh) for (const [index, id] of named.entries()) await open(id, index === 0);
    const centre = node ?? (fresh ? (edge?.source ?? null) : null);
    if (centre && !picture.nodes.has(centre) && !(fresh && named.includes(centre)))
      await open(centre, fresh && !named.length);
    if (!edge || !key || picture.edges.has(key)) return;
    const detail = await client.fetchQuery(edgeQuery(edge)).catch(() => null); // The panel shows the same failure.
    if (detail) await add(`edge ${key}`, { nodes: [detail.source, detail.target], edges: [detail.edge] });
  });
  useEffect(() => void bringIn(wantedEdge), [node, wantedEdge]);

  const ids = JSON.stringify(opened(picture));
  const drawn = picture.nodes.size > 0;
  useEffect(() => {
    if (drawn) go({ open: JSON.parse(ids) as string[] }, true);
  }, [ids, drawn]);
}
