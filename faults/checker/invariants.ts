/** One thing that must hold: its query gives a row for each violation. */
export interface Invariant {
  id: string;
  /** What a violation is. */
  words: string;
  query: string;
}

const ANSWERS = `('button', 'double', 'old', 'text', 'quote', 'number', 'again')`;

/**
 * I1 to I16 of the harness's design, over the views of `tables.ts`. Where this product means something else than the design's toy,
 * a comment says so and why. The runs that managers cancelled or handed over are held to all but what their end cuts off.
 */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'I1',
    words: 'answered with 200, and not handled',
    query: `SELECT a.wamid FROM h_ack a LEFT JOIN v_inbox i USING (wamid) WHERE i.outcome IS NULL`,
  },
  {
    // An answer may be followed by others: one for each EDIT, and one for each time that words were added to it.
    id: 'I2',
    words: 'a question with more answers than were asked for',
    query: `
      SELECT run_id, pos FROM v_answer GROUP BY run_id, pos HAVING count(*) FILTER (WHERE stands) > 1
      UNION ALL
      SELECT run_id, pos FROM (SELECT run_id, pos, result, value, remarks, lag(result) OVER w AS result_before, lag(value) OVER w AS value_before,
          lag(remarks) OVER w AS remarks_before, n FROM v_answer WINDOW w AS (PARTITION BY run_id, pos ORDER BY n)) a
      WHERE n > 1 AND NOT (result = result_before AND value IS NOT DISTINCT FROM value_before AND starts_with(remarks, coalesce(remarks_before, '')))
      GROUP BY run_id, pos
      HAVING count(*) > (SELECT count(*) FROM h_tap t WHERE (t.run_id, t.pos, t.kind) = (a.run_id, a.pos, 'edit'::text))`,
  },
  {
    id: 'I3',
    words: 'one message that became several answers',
    query: `SELECT wamid FROM v_answer GROUP BY wamid HAVING count(*) > 1`,
  },
  {
    // A message without a result of its own adds words to an answer that somebody gave with another one.
    id: 'I4',
    words: 'an answer on the wrong question, with another value, or from nowhere',
    query: `
      SELECT a.wamid FROM v_answer a LEFT JOIN h_tap t USING (wamid)
      WHERE t.wamid IS NULL OR (t.run_id, t.pos) IS DISTINCT FROM (a.run_id, a.pos)
        OR t.result <> a.result OR t.value <> a.value OR strpos(coalesce(a.remarks, ''), coalesce(t.words, '')) = 0
        OR NOT EXISTS (SELECT FROM h_tap g WHERE (g.run_id, g.pos, g.result) = (a.run_id, a.pos, a.result))
      UNION ALL
      SELECT a.wamid FROM v_answer a, unnest(string_to_array(a.remarks, E'\\n')) AS line
      WHERE NOT EXISTS (SELECT FROM h_tap t WHERE (t.run_id, t.pos, t.words) = (a.run_id, a.pos, line))`,
  },
  {
    // The session keeps its answers as well: both must say the same.
    id: 'I5',
    words: 'a checklist with holes or extras, or whose two records differ',
    query: `
      SELECT r.id FROM v_run r CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(a.pos ORDER BY a.pos), '{}') AS found,
            coalesce(jsonb_agg(jsonb_build_array(a.pos, a.wamid, a.result) ORDER BY a.pos), '[]') AS told
          FROM v_answer a WHERE a.run_id = r.id AND a.stands) t
      WHERE t.found IS DISTINCT FROM (SELECT coalesce(array_agg(g ORDER BY g), '{}') FROM generate_series(0, cardinality(t.found) - 1) g)
        OR (r.status = 'completed' AND cardinality(t.found) <> r.total)
        OR t.told IS DISTINCT FROM (SELECT coalesce(jsonb_agg(jsonb_build_array(e->'taskIndex', e->'wamid', e->'result') ORDER BY (e->>'taskIndex')::int), '[]')
          FROM jsonb_array_elements(r.answers) e)`,
  },
  {
    // Answers have no number of their own: when the transaction of their message took place orders them. EDIT comes later by nature.
    id: 'I6',
    words: 'committed out of the order of the questions',
    query: `
      SELECT run_id, pos FROM (SELECT run_id, pos, handled_at, lag(handled_at) OVER (PARTITION BY run_id ORDER BY pos) AS before
        FROM v_answer WHERE n = 1) z WHERE before > handled_at`,
  },
  {
    id: 'I7',
    words: 'refused although nobody else had answered',
    query: `
      SELECT t.wamid FROM h_ack JOIN h_tap t USING (wamid) JOIN v_inbox i USING (wamid) JOIN h_run r USING (run_id)
      WHERE i.outcome IN ('stale', 'refused', 'ignored', 'stranger', 'set_aside') AND t.kind IN ${ANSWERS} AND NOT r.cancelled AND NOT r.handed
        AND NOT EXISTS (SELECT FROM v_answer a WHERE (a.run_id, a.pos) = (t.run_id, t.pos))`,
  },
  {
    // Accepted and then out of sight: an answer that waited for its photo until another one was pressed, and words that joined such
    // an answer or its photo's caption, which stand in its remarks.
    id: 'I8',
    words: 'said "accepted", and stored nothing',
    query: `
      SELECT t.wamid FROM v_inbox i JOIN h_tap t USING (wamid) JOIN h_run r USING (run_id)
      WHERE i.outcome = 'accepted' AND NOT r.handed AND NOT r.cancelled
        AND NOT EXISTS (SELECT FROM v_answer a WHERE a.wamid = t.wamid)
        AND NOT EXISTS (SELECT FROM v_photo p WHERE p.wamid = t.wamid)
        AND NOT EXISTS (SELECT FROM v_answer a WHERE (a.run_id, a.pos) = (t.run_id, t.pos) AND strpos(a.remarks, t.words) > 0)
        AND NOT (t.result = 'NOK' AND EXISTS (SELECT FROM v_answer a JOIN h_tap o USING (wamid)
          WHERE (a.run_id, a.pos) = (t.run_id, t.pos) AND o.wamid <> t.wamid))`,
  },
  {
    id: 'I9',
    words: 'not finished after everything was healed',
    query: `
      SELECT r.id FROM v_run r JOIN h_run h ON h.run_id = r.id
      WHERE EXISTS (SELECT FROM unnest(ARRAY[r.status, r.assignment_status, r.submission_status]) AS status
        WHERE status <> CASE WHEN h.cancelled THEN 'cancelled' ELSE 'completed' END)`,
  },
  {
    // What a cancelled checklist still had to say is dropped on purpose.
    id: 'I10',
    words: 'a message not handed over, or given up',
    query: `
      SELECT o.id FROM v_outbox o LEFT JOIN h_run r USING (run_id)
      WHERE o.status NOT IN ('accepted', 'sent', 'delivered', 'read')
        AND NOT (o.status = 'dropped' AND (r.cancelled OR r.handed))`,
  },
  {
    // A question that gave its answer while its checklist was with somebody else is asked of nobody any more.
    id: 'I11',
    words: 'a question that the operator never got',
    query: `
      SELECT r.id, g FROM v_run r JOIN h_run h ON h.run_id = r.id CROSS JOIN LATERAL generate_series(0, r.total - 1) g
      WHERE NOT h.cancelled AND NOT EXISTS (SELECT FROM h_sent s WHERE s.run_id = r.id AND s.pos = g)`,
  },
  {
    id: 'I12',
    words: 'one message handled twice',
    query: `SELECT wamid FROM v_effect GROUP BY wamid HAVING count(*) > 1`,
  },
  {
    id: 'I13',
    words: "somebody else's message: its sender never had the checklist",
    query: `
      SELECT a.wamid FROM v_answer a JOIN h_tap t USING (wamid) JOIN h_run r ON r.run_id = a.run_id
      WHERE NOT t.operator_id = ANY (r.holders)`,
  },
  {
    // A photo that Meta failed to give once is tried again within minutes or, so that Meta does not block us, an hour: it is pending
    // until then, and shown as that.
    id: 'I14',
    words: 'a photo without its file, with other bytes, or missing',
    query: `
      SELECT p.wamid FROM v_photo p LEFT JOIN h_file f USING (path)
      WHERE p.status = 'stored' AND (f.sha256, f.bytes) IS DISTINCT FROM (p.sha256, p.bytes)
      UNION ALL
      SELECT m.wamid FROM h_media m JOIN h_ack USING (wamid) LEFT JOIN v_photo p USING (wamid)
      WHERE p.wamid IS NULL OR p.status = 'failed' OR (p.status <> 'stored' AND NOT m.faulted)`,
  },
  {
    // A photo may be left without a question, when nobody can tell which it is for; never with another one.
    id: 'I15',
    words: "another message's photo, or a photo on the wrong question",
    query: `
      SELECT p.wamid FROM v_photo p JOIN h_media m USING (wamid) JOIN h_tap t USING (wamid)
      WHERE p.source_sha256 <> m.sha256 OR (p.pos IS NOT NULL AND (p.run_id, p.pos) IS DISTINCT FROM (t.run_id, t.pos))`,
  },
  {
    id: 'I16',
    words: 'a transaction left open',
    query: `
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'
        AND now() - state_change > interval '5 s'`,
  },
  {
    id: 'S1',
    words: 'a delivery status that went back',
    query: `SELECT o.id FROM v_outbox o JOIN h_told t ON t.key = o.id WHERE o.rank < t.rank`,
  },
  {
    id: 'S2',
    words: 'a running checklist that shows what its template became later',
    query: `SELECT key FROM h_sent WHERE edited`,
  },
];
