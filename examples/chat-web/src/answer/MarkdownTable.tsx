import type { Tokens } from 'marked';
import { useI18n } from '../i18n/I18nProvider';
import { Inline } from './Inline';

/** A table of an answer. It scrolls on its own when it is wider than the screen, by keyboard too. */
export function MarkdownTable({ table }: { table: Tokens.Table }) {
  return (
    <div className="scroll-x" role="group" aria-label={useI18n().t('chat.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>{table.header.map((cell, at) => <th key={at} scope="col" className={align(cell)}><Inline tokens={cell.tokens} /></th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>{row.map((cell, column) => <td key={column} className={align(cell)}><Inline tokens={cell.tokens} /></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function align(cell: Tokens.TableCell) {
  return cell.align ? `align-${cell.align}` : undefined;
}
