import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '../../../../shared/contracts/audit.ts';
import { paths } from '../paths.ts';

/** What an act was done to, as a link where it has a page. */
export function SubjectLink({ entry, name }: { entry: AuditEntry; name: string }) {
  const id = entry.subjectId;
  switch (entry.subjectKind) {
    case 'machine':
      return (
        <Link to={paths.machine} params={{ machineId: id }}>
          {name}
        </Link>
      );
    case 'operator':
      return (
        <Link to={paths.operator} params={{ operatorId: id }}>
          {name}
        </Link>
      );
    case 'template':
      return (
        <Link to={paths.template} params={{ templateId: id }}>
          {name}
        </Link>
      );
    case 'submission':
      return (
        <Link to={paths.submission} params={{ submissionId: id }}>
          {name}
        </Link>
      );
    case 'conversation':
      return (
        <Link to={paths.conversation} params={{ sessionId: id }}>
          {name}
        </Link>
      );
    case 'user':
      return (
        <Link to={paths.people} search={{ search: name }}>
          {name}
        </Link>
      );
    default:
      return name;
  }
}
