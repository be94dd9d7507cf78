import { createContext, useContext } from 'react';
import { en, type Texts } from './en.ts';

export const TextsContext = createContext<Texts>(en);

/** The words of the language in use. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
