import { Input } from "antd";

export type Values = Readonly<Record<string, unknown>>;

interface Properties {
  values: Values;
  onChange: (values: Values) => void;
}

/** Return what was typed as the kind of value that stood there before. */
export function typedLike(before: unknown, typed: string): unknown {
  if (typeof before === "number") return typed.trim() !== "" && Number.isFinite(Number(typed)) ? Number(typed) : before;
  if (typeof before === "boolean") return typed.trim() === "true";
  if (Array.isArray(before)) return typed.split(/[,，、]/u).map((one) => one.trim()).filter(Boolean);
  return typed;
}

/** The values of a question's parameters, one field each. */
export function Parameters({ values, onChange }: Properties) {
  const names = Object.keys(values);
  if (!names.length) return null;
  return (
    <div className="parameters">
      {names.map((name) => (
        <Input
          key={name}
          prefix={<code>${name}</code>}
          defaultValue={shown(values[name])}
          aria-label={name}
          onChange={(event) => onChange({ ...values, [name]: typedLike(values[name], event.target.value) })}
        />
      ))}
    </div>
  );
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join("、") : String(value ?? "");
}
