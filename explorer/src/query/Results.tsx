import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Table } from "antd";
import type { TableOut } from "../api/shapes";
import { NodeLink } from "../app/Names";
import { Nothing } from "../app/states";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { asTable, cellOf } from "./cells";

/** A query's answer; what is a thing of the graph can be opened, and the table can be taken to a spreadsheet. */
export function Results({ table }: { table: TableOut }) {
  const say = useSay();
  const kinds = useKinds();
  const labels = kinds.labels.map((one) => one.name);
  if (!table.rows.length) return <Nothing>{say("query.none")}</Nothing>;
  const columns = table.columns.map((title, index) => ({
    title,
    key: `${index} ${title}`,
    render: (_: unknown, row: Row) => <Value value={row.values[index]} labels={labels} />,
  }));
  const rows = table.rows.map((values, index): Row => ({ key: index, values }));
  return (
    <section aria-label={say("query.results")}>
      {table.truncated && (
        <Alert
          type="warning"
          showIcon
          title={say("query.truncated", { limit: table.truncated, rows: table.rows.length })}
        />
      )}
      <div className="results-head">
        <span className="aside">{say("query.rows", { count: table.rows.length })}</span>
        <CopyTable table={table} />
      </div>
      <Table<Row>
        size="small"
        columns={columns}
        dataSource={rows}
        scroll={{ x: "max-content" }}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      />
    </section>
  );
}

interface Row {
  key: number;
  values: unknown[];
}

function Value({ value, labels }: { value: unknown; labels: readonly string[] }) {
  const cell = cellOf(value, labels);
  if (cell.kind === "thing") return <NodeLink node={cell.thing} />;
  return cell.kind === "text" ? <span className="cell-text">{cell.text}</span> : <span className="aside">–</span>;
}

function CopyTable({ table }: { table: TableOut }) {
  const say = useSay();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asTable(table.columns, table.rows));
      void message.success(say("query.copied"));
    } catch {
      void message.error(say("cite.refused"));
    }
  };
  return (
    <Button size="small" type="text" icon={<CopyOutlined />} onClick={() => void copy()}>
      {say("query.copy")}
    </Button>
  );
}
