/** What is on the screen as the address bar says it, so that a link can be shared and "back" works. */

import { edgeKey, parseEdgeKey, type EdgeName } from "../api/edgeName";

export const VIEWS = ["overview", "graph", "compare", "articles", "query"] as const;
export type View = (typeof VIEWS)[number];

export interface Address {
  view: View;
  node: string | null;
  edge: EdgeName | null;
  /** Nodes that were opened in the picture, in order. */
  open: readonly string[];
  article: string | null;
  /** Places side by side in the comparison. */
  places: readonly string[];
  query: string | null;
}

export const HOME: Address = {
  view: "overview",
  node: null,
  edge: null,
  open: [],
  article: null,
  places: [],
  query: null,
};

/** A link longer than this breaks in mail programs; older openings are left out of it first. */
const MOST_OPEN = 12;

/** Read the part of an address after '?'; what it does not understand it leaves out. */
export function parseAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const view = VIEWS.find((one) => one === query.get("view")) ?? HOME.view;
  return {
    view,
    node: query.get("node"),
    edge: parseEdgeKey(query.get("edge") ?? ""),
    open: query.getAll("open"),
    article: query.get("article"),
    places: query.getAll("place"),
    query: query.get("query"),
  };
}

/** Write an address so that `parseAddress` reads the same; "" is the first screen. */
export function formatAddress(address: Address): string {
  const query = new URLSearchParams();
  if (address.view !== HOME.view) query.set("view", address.view);
  if (address.node) query.set("node", address.node);
  if (address.edge) query.set("edge", edgeKey(address.edge));
  for (const id of address.open.slice(-MOST_OPEN)) query.append("open", id);
  if (address.article) query.set("article", address.article);
  for (const id of address.places) query.append("place", id);
  if (address.query) query.set("query", address.query);
  return query.size ? `?${query}` : "";
}
