import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { IconAlert, IconCheck, IconRefresh } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { useSiteTime } from '../../../components/ui/site-time.ts';
import { systemTexts } from '../../../texts/system.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { worstFirst } from '../advice-of.ts';
import { systemStatusQuery } from '../api/system-status.ts';
import { type PageLink, ServiceCard } from './service-card.tsx';
import { SystemAbout } from './system-about.tsx';
import classes from './system-overview.module.css';

/** Every part of the product, what is wrong first; looked at anew every 30 s while the page is open. */
export function SystemOverview({ PageLink }: { PageLink: PageLink }) {
  const texts = useTexts(systemTexts);
  const site = useSiteTime();
  const status = useQuery({ ...systemStatusQuery, staleTime: 0, refetchInterval: 30_000 });
  const { data, error, refetch } = status;
  const clock = (iso: string) => site.format(iso, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  if (!data && error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={4} height={110} />;
  const services = worstFirst(data.services);
  const hasDetails = services.some(([, service]) => service.since !== undefined);
  return (
    <>
      {error && (
        <ErrorNotice
          title={`${texts.stale} ${clock(data.timestamp)}`}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      <div className={classes.overall} data-state={data.overall} role="status" data-testid="system-overall">
        {data.overall === 'healthy' ? <IconCheck size={22} /> : <IconAlert size={22} />}
        <div className={classes.words}>
          <b>{texts.overall[data.overall]}</b>
          <span className={classes.looked}>
            {texts.looked} <time dateTime={data.timestamp}>{clock(data.timestamp)}</time> · {texts.refreshes}
          </span>
        </div>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          loading={status.isFetching}
          onClick={() => void refetch()}
        >
          {texts.refresh}
        </Button>
      </div>
      {!hasDetails && <p className={classes.note}>{texts.noDetails}</p>}
      <ul className={classes.parts} aria-label={texts.parts}>
        {services.map(([name, service]) => (
          <ServiceCard key={name} name={name} service={service} now={data.timestamp} PageLink={PageLink} />
        ))}
      </ul>
      <SystemAbout status={data} />
    </>
  );
}
