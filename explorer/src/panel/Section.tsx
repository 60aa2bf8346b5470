import type { ReactNode } from "react";

/** A headed part of the panel with the number of what it lists. */
export function Section({
  title,
  count,
  children,
}: {
  title: string;
  count?: number | undefined;
  children: ReactNode;
}) {
  return (
    <section className="section">
      <h4>
        {title}
        {count !== undefined && <span className="count">{count}</span>}
      </h4>
      {children}
    </section>
  );
}
