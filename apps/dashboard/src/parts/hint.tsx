import { Tooltip } from '@mantine/core';
import { useId, useState, type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

/** What the element that has the hint must carry: spread it on it. */
export interface HintTarget {
  readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly 'aria-describedby': string | undefined;
}

export interface HintProps {
  /** Asked for when it is to be shown. Null: there is nothing to say. */
  readonly label: () => string | null;
  readonly children: (target: HintTarget) => ReactNode;
}

/**
 * A sentence beside an element, while the pointer or the focus is on it; Escape closes it. Of the tooltip library there is nothing
 * on the page until then: a table has a hundred hints, and placing each costs as much as drawing its cell.
 */
export function Hint({ label, children }: HintProps) {
  const [at, setAt] = useState<HTMLElement | null>(null);
  const id = useId();
  const words = at === null ? null : label();
  return (
    <>
      {children({
        onPointerEnter: ({ currentTarget }) => setAt(currentTarget),
        // A finger that is lifted leaves too; what it touched keeps its hint until something else is touched.
        onPointerLeave: ({ pointerType }) => {
          if (pointerType === 'mouse') setAt(null);
        },
        onFocus: ({ currentTarget }) => setAt(currentTarget),
        onBlur: () => setAt(null),
        onKeyDown: ({ key }) => {
          if (key === 'Escape') setAt(null);
        },
        'aria-describedby': words === null ? undefined : id,
      })}
      {words === null ? null : <Tooltip target={at} label={<span id={id}>{words}</span>} opened multiline maw={320} />}
    </>
  );
}
