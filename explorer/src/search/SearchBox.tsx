import { SearchOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { AutoComplete, Input } from "antd";
import { useMemo, useState, type KeyboardEvent } from "react";
import { searchQuery } from "../api/queries";
import { sentence } from "../app/states";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { grouped, whereabouts } from "./suggestions";
import { useTyped } from "./useTyped";

interface Properties {
  onChoose: (id: string) => void;
  placeholder?: string;
  labels?: readonly string[];
  size?: "large" | "middle";
  autoFocus?: boolean;
}

/** A box that finds nodes by a part of their name; arrows and Enter choose, namesakes show their places. */
export function SearchBox({ onChoose, placeholder, labels, size = "middle", autoFocus }: Properties) {
  const say = useSay();
  const [text, setText] = useState("");
  const typed = useTyped(text.trim());
  const found = useQuery(searchQuery(typed, labels));
  const options = useOptions(typed && found.data ? found.data.items : []);
  const choose = (id: string) => {
    setText("");
    onChoose(id);
  };
  const client = useQueryClient();
  // Enter pressed before the suggestions are there means the best of them; an input method's own Enter means nothing.
  const enter = async (event: KeyboardEvent) => {
    const wanted = text.trim();
    if (event.nativeEvent.isComposing || !wanted || (wanted === typed && !found.isFetching)) return;
    const best = (await client.fetchQuery(searchQuery(wanted, labels)).catch(() => null))?.items[0];
    if (best) choose(best.id);
  };
  const empty =
    typed === ""
      ? null
      : found.error
        ? sentence(found.error, say)
        : found.isPending
          ? say("state.loading")
          : say("search.none", { text: typed });
  return (
    <AutoComplete
      className="search"
      value={text}
      options={options}
      notFoundContent={empty}
      defaultActiveFirstOption
      popupMatchSelectWidth={420}
      onChange={(value: string) => setText(value)}
      onSelect={choose}
    >
      <Input
        size={size}
        allowClear
        autoFocus={autoFocus ?? false}
        prefix={<SearchOutlined />}
        placeholder={placeholder ?? say("search.placeholder")}
        aria-label={placeholder ?? say("search.placeholder")}
        onPressEnter={(event) => void enter(event)}
      />
    </AutoComplete>
  );
}

function useOptions(nodes: Parameters<typeof grouped>[0]) {
  const kinds = useKinds();
  return useMemo(
    () =>
      grouped(nodes).map(({ label, nodes: members }) => ({
        label: kinds.label(label).text,
        options: members.map((node) => ({
          value: node.id,
          label: (
            <span className="suggestion">
              <span className="dot" style={{ background: kinds.label(label).color }} />
              <span>{node.name}</span>
              <span className="where">{whereabouts(node)}</span>
            </span>
          ),
        })),
      })),
    [nodes, kinds],
  );
}
