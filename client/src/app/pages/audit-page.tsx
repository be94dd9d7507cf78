import { Group } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconAudit, IconFilter } from '../../components/ui/icons.tsx';
import { NoPermission } from '../../components/ui/no-permission.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { AuditFilters } from '../../features/audit/components/audit-filters.tsx';
import { AuditTable } from '../../features/audit/components/audit-table.tsx';
import { may } from '../../features/session/may.ts';
import { auditTexts } from '../../texts/audit.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ButtonLink } from '../links/button-link.tsx';
import { SubjectLink } from '../links/subject-link.tsx';
import { paths } from '../paths.ts';
import classes from './audit-page.module.css';

const route = getRouteApi('/signed-in/audit');

/** Who did what, on what, and from where; for admins. */
export function AuditPage() {
  const texts = useTexts(auditTexts);
  const { user } = route.useRouteContext();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  if (!may(user, 'admin')) {
    return (
      <>
        <PageHead title={texts.title} />
        <NoPermission title={texts.notAllowed} needs="admin" />
      </>
    );
  }
  const showAll = (
    <ButtonLink to={paths.audit} search={{}} variant="default" size="sm">
      {texts.clear}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={texts.title} lead={texts.lead} />
      <AuditFilters filter={filter} onChange={(search) => void navigate({ search, replace: true })} />
      {filter.subjectId && (
        <Group mb="md" gap="sm">
          {texts.onlyThis} <b>{`${filter.subjectKind ?? ''} ${filter.subjectId}`}</b> {showAll}
        </Group>
      )}
      <AuditTable
        filter={filter}
        subjectLink={(entry, name) => <SubjectLink entry={entry} name={name} />}
        onlyLink={({ subjectKind, subjectId }, name) => (
          <Link
            to={paths.audit}
            search={{ subjectKind, subjectId }}
            className={classes.only}
            aria-label={texts.only(name)}
            title={texts.only(name)}
          >
            <IconFilter size={14} />
          </Link>
        )}
        empty={
          <EmptyState
            icon={<IconAudit size={26} />}
            title={texts.emptyTitle}
            text={texts.emptyText}
            action={showAll}
          />
        }
      />
    </>
  );
}
