import { useCallback } from "react";
import { usePicture } from "../graph/PictureProvider";
import { go } from "./useAddress";

/** Return a function that makes a node the middle of a new picture; an article is opened in the reader instead. */
export function useStart(): (id: string) => void {
  const { open } = usePicture();
  return useCallback(
    (id: string) => {
      if (id.startsWith("article:")) return go({ view: "articles", article: id });
      void open(id, true);
      go({ view: "graph", node: id, edge: null, open: [] });
    },
    [open],
  );
}
