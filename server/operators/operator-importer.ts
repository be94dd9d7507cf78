import { asc, or, sql } from 'drizzle-orm';
import type { CountryCode } from 'libphonenumber-js/max';
import { Language } from '../../shared/contracts/operators.ts';
import { recordActs } from '../audit/record-act.ts';
import { operators } from '../db/schema/operators.ts';
import { AppError } from '../errors.ts';
import { checkText } from '../imports/check-text.ts';
import type { Fault, Importer, Known, ReadRow } from '../imports/importer.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';
import { normalisePhoneNumber } from './normalise-phone-number.ts';
import { insertOperators, type OperatorValues, updateOperators } from './write-operators.ts';

type Field = 'name' | 'phoneNumber' | 'language';

const fields: Importer<Field, OperatorValues, OperatorRow>['fields'] = [
  {
    field: 'name',
    label: 'Name',
    required: true,
    headers: ['name', 'fullname', 'operator', 'operatorname', 'employee', 'employeename', 'worker', 'person'],
  },
  {
    field: 'phoneNumber',
    label: 'Phone number',
    required: true,
    headers: [
      ...['phonenumber', 'phone', 'whatsapp', 'whatsappnumber', 'mobile', 'mobilenumber', 'mobilephone'],
      ...[
        'cell',
        'cellphone',
        'tel',
        'telephone',
        'msisdn',
        'number',
        'contactnumber',
        'contact',
        'phoneno',
        'mobileno',
      ],
    ],
  },
  { field: 'language', label: 'Language', required: false, headers: ['language', 'lang', 'locale'] },
];

/** Operators are known by their phone number; `country`: whose numbers those without a country code are. */
export function operatorImporter(
  country: CountryCode | undefined,
): Importer<Field, OperatorValues, OperatorRow> {
  return {
    fields,
    doubled: (line) => ({ field: 'phoneNumber', message: `is in line ${line} already` }),
    read: (cells) => readOperator(cells, country),
    async lock(tx, rows) {
      await tx
        .select({ id: operators.id })
        .from(operators)
        .where(underKeys(rows))
        .orderBy(asc(operators.id))
        .for('no key update');
    },
    async find(db, rows) {
      const found = await db.select().from(operators).where(underKeys(rows)).orderBy(asc(operators.id));
      const known = new Map<string, Known<OperatorRow>>();
      // Whoever has it as phone number goes before whoever WhatsApp calls by it.
      for (const entry of found)
        if (entry.waId) known.set(`+${entry.waId}`, { entry, fault: otherNumber(entry) });
      for (const entry of found) known.set(entry.phoneNumber, { entry, fault: archivedFault(entry) });
      return known;
    },
    differences(values, entry) {
      const before: Record<string, string> = {};
      if (values.name !== entry.name) before.name = entry.name;
      if (values.language && values.language !== entry.language) before.language = entry.language;
      return before;
    },
    async add(tx, context, rows) {
      const made = await insertOperators(tx, rows, context.clock());
      await recordActs(
        tx,
        context,
        made.map((after) => ({
          action: 'operator.import',
          subjectKind: 'operator',
          subjectId: after.id,
          after,
        })),
      );
    },
    async change(tx, context, rows) {
      const changed = await updateOperators(tx, rows, context.clock());
      await recordActs(
        tx,
        context,
        changed.map(({ before, after }) => ({
          action: 'operator.import',
          subjectKind: 'operator',
          subjectId: after.id,
          before,
          after,
        })),
      );
    },
  };
}

/** Numbers that a spreadsheet has turned into `4.47701E+11`: their digits are gone. */
const SHORTENED = /^\d[.,]?\d*E\+?\d+$/i;

function readOperator(cells: OperatorValues, country: CountryCode | undefined) {
  const faults = checkText('name', cells.name, 120, true);
  const phoneNumber = readNumber(cells.phoneNumber, country);
  if (typeof phoneNumber !== 'string') faults.push(phoneNumber);
  const language = cells.language.replace('_', '-');
  if (language && !Language.safeParse(language).success) {
    faults.push({ field: 'language', message: 'is not a language such as en or pt-BR' });
  }
  const key = typeof phoneNumber === 'string' ? phoneNumber : null;
  const values = { name: cells.name, phoneNumber: key ?? cells.phoneNumber, language };
  return { shown: values, values, key, faults };
}

function readNumber(text: string, country: CountryCode | undefined): string | Fault {
  const field = 'phoneNumber';
  if (text === '') return { field, message: 'is empty' };
  if (SHORTENED.test(text)) {
    return {
      field,
      message: 'was shortened by a spreadsheet: make the column text there, then save it again',
    };
  }
  try {
    return normalisePhoneNumber(text, field, country);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { field, message: error.fields?.[field] ?? error.message };
  }
}

function underKeys(rows: readonly ReadRow<OperatorValues>[]) {
  const numbers = rows.flatMap(({ key }) => key ?? []);
  const waIds = numbers.map((number) => number.slice(1));
  return or(
    sql`${operators.phoneNumber} = any(${sql.param(numbers)})`,
    sql`${operators.waId} = any(${sql.param(waIds)})`,
  );
}

const archivedFault = ({ archivedAt, name }: OperatorRow): Fault | null =>
  archivedAt && {
    field: 'phoneNumber',
    message: `is that of the archived operator ${name}: take them back first`,
  };

const otherNumber = ({ name, phoneNumber }: OperatorRow): Fault => ({
  field: 'phoneNumber',
  message: `is how WhatsApp calls the operator ${name}, whose number here is ${phoneNumber}`,
});
