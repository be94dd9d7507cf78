-- A plant of several years: 100,000 machines, operators and finished submissions with ten answers each, 300 checklists open now.
INSERT INTO machines (id, name, code, location)
  SELECT g, 'Filler ' || g, 'F-' || g, 'Hall ' || g % 40 FROM generate_series(1, 100000) g;
INSERT INTO operators (id, name, phone_number, wa_id)
  SELECT g, (ARRAY['Asha','Budi','Chen','Dora','Elif','Farid'])[g % 6 + 1] || ' ' || g, '+1202' || 1000000 + g, '1202' || 1000000 + g
  FROM generate_series(1, 100000) g;
INSERT INTO checklist_templates (id, name) SELECT g, 'Checklist ' || g FROM generate_series(1, 200) g;
INSERT INTO checklist_template_versions (template_id, version, name, tasks)
  SELECT g, 1, 'Checklist ' || g, (SELECT jsonb_agg(jsonb_build_object('id', n, 'taskName', 'Task ' || n, 'answerType', 'ok_nok', 'photo', 'optional'))
    FROM generate_series(1, 10) n) FROM generate_series(1, 200) g;
INSERT INTO checklist_template_tasks (template_id, position, task_name, answer_type, photo)
  SELECT g, n - 1, 'Task ' || n, 'ok_nok', 'optional' FROM generate_series(1, 200) g, generate_series(1, 10) n;
INSERT INTO checklist_assignments (id, template_id, template_version, machine_id, operator_id, status, due_at, created_at)
  SELECT 'a' || g, g % 200 + 1, 1, g % 500 + 1, g % 800 + 1, CASE WHEN g > 99700 THEN 'active' ELSE 'completed' END,
    now() - (100000 - g) * interval '10 minutes' + interval '1 hour', now() - (100000 - g) * interval '10 minutes'
  FROM generate_series(1, 100000) g;
INSERT INTO checklist_submissions (id, assignment_id, status, created_at, completed_at)
  SELECT 's' || g, 'a' || g, CASE WHEN g > 99700 THEN 'pending' ELSE 'completed' END, now() - (100000 - g) * interval '10 minutes',
    CASE WHEN g > 99700 THEN NULL ELSE now() - (100000 - g) * interval '10 minutes' + interval '9 minutes' END
  FROM generate_series(1, 100000) g;
INSERT INTO checklist_answers (submission_id, task_index, result, remarks, wamid, answered_at)
  SELECT 's' || g, n, CASE WHEN (g + n) % 23 = 0 THEN 'NOK' ELSE 'OK' END, '', 'w' || g || '-' || n,
    now() - (100000 - g) * interval '10 minutes' + n * interval '30 seconds'
  FROM generate_series(1, 100000) g, generate_series(0, 9) n WHERE g <= 99700 OR n < 5;
INSERT INTO whatsapp_conversation_sessions (id, phone_number, assignment_id, submission_id, template_id, template_version, machine_id,
    operator_id, status, current_task_index, total_tasks, last_message_at, created_at, started_at, expires_at)
  SELECT 'c' || g, '+1202' || 1000000 + g, 'a' || g, 's' || g, g % 200 + 1, 1, g % 500 + 1, g % 800 + 1,
    CASE WHEN g > 99700 THEN 'active' ELSE 'completed' END, CASE WHEN g > 99700 THEN 5 ELSE 10 END, 10,
    now() - (100000 - g) * interval '10 minutes' + interval '5 minutes', now() - (100000 - g) * interval '10 minutes',
    now() - (100000 - g) * interval '10 minutes', now() + interval '20 hours'
  FROM generate_series(1, 100000) g;
INSERT INTO outbound_messages (person, operator_id, session_id, task_index, kind, to_phone_number, content, status, wamid, created_at)
  SELECT 'operator:' || g % 800 + 1, g % 800 + 1, 'c' || g, n, 'question', '+12025550101', '{"text":"Question"}', 'read', 'o' || g || '-' || n,
    now() - (100000 - g) * interval '10 minutes' FROM generate_series(1, 100000) g, generate_series(0, 2) n;
INSERT INTO inbound_messages (wamid, person, operator_id, phone_number_id, content, raw, sent_at, received_at, handled_at, outcome, session_id)
  SELECT 'i' || g, 'operator:' || g % 800 + 1, g % 800 + 1, '1', '{"kind":"text","text":"OK"}', '{}',
    now() - (100000 - g) * interval '10 minutes', now() - (100000 - g) * interval '10 minutes', now(), 'accepted', 'c' || g
  FROM generate_series(1, 100000) g;
INSERT INTO audit_log (at, actor, action, subject_kind, subject_id)
  SELECT now() - g * interval '1 minute', 'system', 'machine.change', 'machine', (g % 500)::text FROM generate_series(1, 100000) g;
ANALYZE;
