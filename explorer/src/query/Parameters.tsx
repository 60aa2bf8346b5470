import { Input, InputNumber, Switch } from "antd";
import { useLanguage } from "../text/language";
import type { Field, Value } from "./fields";

interface Properties {
  fields: readonly Field[];
  onChange: (name: string, value: Value) => void;
}

/** A field for each parameter of the query, of the kind that its value has. */
export function Parameters({ fields, onChange }: Properties) {
  const { language } = useLanguage();
  if (!fields.length) return null;
  return (
    <div className="parameters">
      {fields.map((field) => (
        <label key={field.name} className="parameter">
          <span>{field[language]}</span>
          <Entry value={field.value} onChange={(value) => onChange(field.name, value)} />
        </label>
      ))}
    </div>
  );
}

function Entry({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  if (typeof value === "boolean") return <Switch checked={value} onChange={onChange} />;
  if (typeof value === "number") return <InputNumber value={value} onChange={(next) => onChange(next ?? 0)} />;
  return <Input value={value} onChange={(event) => onChange(event.target.value)} />;
}
