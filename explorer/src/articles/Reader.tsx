import { Popover } from "antd";
import { useEffect, useRef } from "react";
import type { EdgeName } from "../api/edgeName";
import type { ArticleOut, Mark, Segment } from "../api/shapes";
import { NodeLink } from "../app/Names";
import { useGo } from "../app/useAddress";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { emphasis, named, segmentAt, statements } from "./marks";

/** How strongly a thing's colour lies under its name, as two hex digits of opacity: the words stay dark. */
const TINT = "2b";

interface Properties {
  article: ArticleOut;
  focus?: EdgeName | null;
  showAll?: boolean;
  /** The position, in code points, to scroll into view; without it the first words in focus are. */
  at?: number | undefined;
}

/** An article's whole text; what states the edge in focus is scrolled into view. */
export function Reader({ article, focus = null, showAll = false, at }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wanted = at === undefined ? "mark.focus" : `[data-index="${segmentAt(article.segments, at)}"]`;
    box.current?.querySelector(wanted)?.scrollIntoView({ block: "center", behavior: "smooth" });
  }, [article, focus, at]);
  return (
    <div className="reader" ref={box} lang="zh-CN">
      {article.segments.map((segment, index) => (
        <Stretch key={index} index={index} segment={segment} focus={focus} showAll={showAll} />
      ))}
    </div>
  );
}

interface StretchProperties {
  index: number;
  segment: Segment;
  focus: EdgeName | null;
  showAll: boolean;
}

function Stretch({ index, segment, focus, showAll }: StretchProperties) {
  const kinds = useKinds();
  const how = emphasis(segment, focus, showAll);
  if (how === "plain") return <>{segment.text}</>;
  const thing = named(segment);
  const color = thing && showAll ? kinds.label(thing.target_label).color : undefined;
  const stated = statements(segment)[0];
  const line = stated && showAll ? kinds.relation(stated.relation).color : undefined;
  const style = {
    ...(color ? { backgroundColor: `${color}${TINT}` } : {}),
    ...(line ? { textDecorationColor: line } : {}),
  };
  const className = `${how}${line ? " underlined" : ""}`;
  if (!showAll)
    return (
      <mark className={className} data-index={index}>
        {segment.text}
      </mark>
    );
  return (
    <Popover content={<Statements segment={segment} />} mouseEnterDelay={0.25} destroyOnHidden>
      <mark className={className} style={style} tabIndex={0} data-index={index}>
        {segment.text}
      </mark>
    </Popover>
  );
}

/** What a stretch names and states, each with a way to the picture. */
function Statements({ segment }: { segment: Segment }) {
  const thing = named(segment);
  return (
    <div className="statements">
      {thing && <NodeLink node={{ id: thing.target, name: thing.target_name, label: thing.target_label }} />}
      {statements(segment).map((mark) => (
        <Statement key={JSON.stringify([mark.relation, mark.source, mark.target])} mark={mark} />
      ))}
    </div>
  );
}

function Statement({ mark }: { mark: Mark }) {
  const kinds = useKinds();
  const go = useGo();
  const say = useSay();
  const { relation, source, target } = mark;
  return (
    <button
      type="button"
      className="link"
      title={say("reader.showEdge")}
      onClick={() => go.edge({ relation, source, target })}
    >
      {mark.source_name} <span className="via">{kinds.relation(relation).text}</span> {mark.target_name}
    </button>
  );
}
