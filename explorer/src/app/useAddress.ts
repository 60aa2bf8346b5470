import { useCallback, useMemo, useSyncExternalStore } from "react";
import { formatAddress, parseAddress, type Address } from "./address";

const MOVED = "jiceng:moved";

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(MOVED, listener);
  };
}

const search = () => window.location.search;

/** Change a part of the address; with `replace` "back" does not return to what was before. */
export function go(change: Partial<Address>, replace = false): void {
  const next = formatAddress({ ...parseAddress(search()), ...change });
  if (next === search()) return;
  window.history[replace ? "replaceState" : "pushState"](null, "", next || window.location.pathname);
  window.dispatchEvent(new Event(MOVED));
}

/** Return the address of what is on the screen, kept up to date. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, search);
  return useMemo(() => parseAddress(text), [text]);
}

/** Return a function that opens a node in the picture, an edge in the panel, or an article in the reader. */
export function useGo() {
  const node = useCallback((id: string) => {
    if (id.startsWith("article:")) go({ view: "articles", article: id });
    else go({ view: "graph", node: id, edge: null });
  }, []);
  const edge = useCallback((edge: NonNullable<Address["edge"]>) => go({ view: "graph", edge, node: null }), []);
  const article = useCallback((id: string) => go({ view: "articles", article: id }), []);
  return { node, edge, article };
}
