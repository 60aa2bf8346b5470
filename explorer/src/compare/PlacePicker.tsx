import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useMemo, useState } from "react";
import { searchQuery } from "../api/queries";
import type { PlacedNode } from "../api/shapes";
import { useKinds } from "../app/useKinds";
import { useStarts } from "../overview/useStarts";
import { whereabouts } from "../search/suggestions";
import { useTyped } from "../search/useTyped";
import { useSay } from "../text/language";

interface Properties {
  chosen: readonly string[];
  known: readonly PlacedNode[];
  most: number;
  onChange: (ids: string[]) => void;
}

interface Choice {
  value: string;
  label: string;
  where: string;
}

/** Choose places of any level by name; the counties with most programs are offered first. */
export function PlacePicker({ chosen, known, most, onChange }: Properties) {
  const say = useSay();
  const kinds = useKinds();
  const [text, setText] = useState("");
  const typed = useTyped(text.trim());
  const labels = useMemo(() => kinds.labels.filter((one) => one.place > 0).map((one) => one.name), [kinds]);
  const found = useQuery(searchQuery(typed, labels));
  const starts = useStarts("counties");
  const names = namesOf(known, found.data?.items ?? [], starts.data ?? []);
  const offered = typed
    ? (found.data?.items ?? []).map((node) => node.id)
    : (starts.data ?? []).map((start) => start.id);
  const options = [...new Set([...chosen, ...offered])].map(
    (id) => names.get(id) ?? { value: id, label: id, where: "" },
  );
  return (
    <div className="place-picker">
      <Select<string[], Choice>
        mode="multiple"
        showSearch={{ filterOption: false, onSearch: setText }}
        value={[...chosen]}
        options={options}
        maxCount={most}
        loading={found.isFetching}
        placeholder={say("compare.placeholder")}
        aria-label={say("compare.placeholder")}
        notFoundContent={typed ? say("search.none", { text: typed }) : say("start.none")}
        optionRender={({ data }) => (
          <span className="suggestion">
            {data.label}
            <span className="where">{data.where}</span>
          </span>
        )}
        onChange={(ids) => {
          setText("");
          onChange(ids);
        }}
      />
      <Button
        onClick={() => onChange((starts.data ?? []).slice(0, 6).map((start) => start.id))}
        disabled={!starts.data?.length}
      >
        {say("compare.example")}
      </Button>
    </div>
  );
}

function namesOf(...lists: readonly (readonly { id: string; name: string }[])[]): Map<string, Choice> {
  const names = new Map<string, Choice>();
  for (const node of lists.flat()) {
    const where = "place" in node ? whereabouts(node as PlacedNode) : "";
    if (!names.has(node.id) || where) names.set(node.id, { value: node.id, label: node.name, where });
  }
  return names;
}
