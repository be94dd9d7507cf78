import { createContext, useContext } from 'react';
import { en, type Texts } from './en.ts';

/** Languages of the pages; a file of texts has all of them. */
export type Language = 'en';

/** The texts of one part of the pages, loaded with it: an object for each language. */
export type TextsOf<T> = Record<Language, T>;

export const LanguageContext = createContext<Language>('en');

const frame: TextsOf<Texts> = { en };

/** The words of the language in use: those that every page needs, or those of one part of the pages. */
export function useTexts(): Texts;
export function useTexts<T>(texts: TextsOf<T>): T;
export function useTexts<T>(texts?: TextsOf<T>): Texts | T {
  const language = useContext(LanguageContext);
  return (texts ?? frame)[language];
}
