import { Table } from "antd";
import type { ComparisonOut } from "../api/shapes";
import { NodeLink } from "../app/Names";
import { useSay } from "../text/language";
import type { TextKey } from "../text/text";

const TOTALS = [
  "programs",
  "implementers",
  "articles",
  "communities",
  "communities_active",
  "officials",
  "honors",
  "outcomes",
] as const;

/** Sums of each place, and how alike each two are. */
export function Likeness({ found }: { found: ComparisonOut }) {
  const say = useSay();
  const names = new Map(found.places.map((place) => [place.id, place]));
  const name = (id: string) => names.get(id)?.name ?? id;
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const totals = TOTALS.map((key) => ({
    title: say(`total.${key}` satisfies TextKey),
    key,
    align: "right" as const,
    render: (_: unknown, place: ComparisonOut["places"][number]) => found.totals[place.id]?.[key] ?? 0,
  }));
  return (
    <div className="likeness">
      <section>
        <h3>{say("compare.totals")}</h3>
        <Table
          size="small"
          pagination={false}
          rowKey="id"
          dataSource={found.places}
          scroll={{ x: "max-content" }}
          columns={[
            { title: say("compare.place"), key: "name", render: (_, place) => <NodeLink node={place} /> },
            ...totals,
          ]}
        />
      </section>
      <section>
        <h3>{say("compare.similarity")}</h3>
        <Table
          size="small"
          pagination={found.similarity.length > 10 ? { pageSize: 10, size: "small" } : false}
          rowKey={(pair) => `${pair.first} ${pair.second}`}
          dataSource={[...found.similarity].sort((a, b) => b.jaccard - a.jaccard)}
          scroll={{ x: "max-content" }}
          columns={[
            { title: say("compare.pair"), render: (_, pair) => `${name(pair.first)} – ${name(pair.second)}` },
            { title: say("compare.sharedPrograms"), dataIndex: "shared", align: "right" },
            { title: say("compare.jaccard"), align: "right", render: (_, pair) => percent(pair.jaccard) },
            { title: say("compare.overlap"), align: "right", render: (_, pair) => percent(pair.overlap) },
          ]}
        />
      </section>
    </div>
  );
}
