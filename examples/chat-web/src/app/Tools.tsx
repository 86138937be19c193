import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place in the header where the shown page puts its own buttons; provided by the shell. */
export const ToolsPlace = createContext<HTMLElement | null>(null);

/** What stands in here is shown in the header, as long as the page is. */
export function Tools({ children }: { children: ReactNode }) {
  const place = useContext(ToolsPlace);
  return place && createPortal(children, place);
}
