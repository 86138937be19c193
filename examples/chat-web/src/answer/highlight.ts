import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { decodeEntities } from './entities';

const LANGUAGES = { bash, c, cpp, css, go, java, javascript, json, kotlin, python, rust, sql, typescript, xml, yaml };
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** A run of code with the classes of what it is, for example "hljs-keyword". */
export interface Span {
  text: string;
  kind: string;
}

/** The code in coloured runs, or undefined for a language that is not known here. Joined, the texts are the code. */
export function highlight(code: string, language: string): Span[] | undefined {
  if (!hljs.getLanguage(language)) return undefined;
  return spansOf(hljs.highlight(code, { language, ignoreIllegals: true }).value);
}

/** Reads the highlighter's own output (span tags and escaped text, nothing else) without ever handing it to an HTML parser. */
export function spansOf(html: string): Span[] {
  const spans: Span[] = [];
  const open: string[] = [];
  for (const piece of html.split(/(<span class="[^"]*">|<\/span>)/)) {
    const start = /^<span class="([^"]*)">$/.exec(piece);
    if (start) open.push(start[1] ?? '');
    else if (piece === '</span>') open.pop();
    else if (piece !== '') spans.push({ text: decodeEntities(piece), kind: open.at(-1) ?? '' });
  }
  return spans;
}
