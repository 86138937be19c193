import { createContext, useContext } from 'react';
import type { NameOf } from '../answer/trail';

/** Provider names for the whole page, from the server's list. */
export const Names = createContext<NameOf>((id) => id);

export const useNames = () => useContext(Names);
