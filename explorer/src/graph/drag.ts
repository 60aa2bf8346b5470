import type { PictureSigma } from "./Canvas";
import type { Position } from "./layout";

/** Let nodes be moved by hand; `moved` hears where one was put. */
export function drag(sigma: PictureSigma, moved: (id: string, place: Position) => void): void {
  let held: string | null = null;
  sigma.on("downNode", ({ node }) => {
    held = node;
    // Without a fixed frame the whole picture would be fitted anew while one node is moved.
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on("moveBody", ({ event }) => {
    if (!held) return;
    const place = sigma.viewportToGraph(event);
    sigma.getGraph().mergeNodeAttributes(held, place);
    moved(held, place);
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const release = () => {
    held = null;
  };
  sigma.on("upNode", release);
  sigma.on("upStage", release);
}
