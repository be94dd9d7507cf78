import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { MOST_SESSION_HOURS, type Settings } from '../../../../../shared/contracts/settings.ts';
import { ApiError } from '../../../api/api-error.ts';
import { ErrorNotice } from '../../../components/ui/error-notice.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { siteSettingsTexts } from '../../../texts/site-settings.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { changeSettingsMutation } from '../api/change-settings.ts';
import { settingsQuery } from '../api/settings.ts';
import { atFields, bodyOf, checkSettings, draftOf, type SettingsDraft } from '../settings-draft.ts';
import { offsetOf, timeZones } from '../time-zones.ts';
import classes from './settings-form.module.css';

/** What holds for the whole site, for an admin to change. */
export function SettingsForm() {
  const texts = useTexts(siteSettingsTexts);
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <section className={classes.settings} aria-label={texts.title}>
      <h2 className={classes.title}>{texts.title}</h2>
      <p className={classes.lead}>{texts.lead}</p>
      {data ? (
        <Form settings={data} onReload={() => void refetch()} />
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows rows={4} height={56} />
      )}
    </section>
  );
}

/** Keeps what is typed while others change the settings; saving over theirs is refused, and then one may look at theirs. */
function Form({ settings, onReload }: { settings: Settings; onReload: () => void }) {
  const texts = useTexts(siteSettingsTexts);
  const form = useForm<SettingsDraft & { updatedAt: string }>({
    initialValues: { ...draftOf(settings), updatedAt: settings.updatedAt },
    validate: ({ updatedAt: _, ...draft }) => checkSettings(draft, texts.templateBoth),
  });
  const show = (now: Settings) => {
    form.setInitialValues({ ...draftOf(now), updatedAt: now.updatedAt });
    form.reset();
  };
  const change = useMutation({
    ...changeSettingsMutation,
    onSuccess: (saved, ...rest) => {
      show(saved);
      return changeSettingsMutation.onSuccess?.(saved, ...rest);
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(atFields(error.fields));
    },
  });
  // Somebody else saved: without words of one's own there is nothing to lose.
  const untouched = !form.isDirty() && !change.isPending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the settings is shown anew
  useEffect(() => {
    if (untouched && settings.updatedAt !== form.getInitialValues().updatedAt) show(settings);
  }, [settings.updatedAt, untouched]);
  const conflict = change.error instanceof ApiError && change.error.status === 409;
  const takeTheirs = () => {
    onReload();
    show(settings);
    change.reset();
  };
  const save = ({ updatedAt, ...draft }: SettingsDraft & { updatedAt: string }) => {
    const { sessionHours, ...body } = bodyOf(draft);
    change.mutate({ ...body, sessionHours: Number(sessionHours), updatedAt });
  };
  const dirty = form.isDirty();
  return (
    <form className={classes.form} onSubmit={form.onSubmit(save)} noValidate>
      <Fields form={form} timeZone={settings.timeZone} />
      {change.error && (
        <ErrorNotice error={change.error} {...(conflict && { onRetry: takeTheirs, retry: texts.reload })} />
      )}
      <div className={classes.bar}>
        <Button type="submit" loading={change.isPending} disabled={!dirty} data-testid="settings-save">
          {texts.save}
        </Button>
        <span role="status" className={classes.state}>
          {dirty ? texts.unsaved : change.isSuccess ? texts.saved : ''}
        </span>
      </div>
    </form>
  );
}

type Draft = SettingsDraft & { updatedAt: string };
type FieldsForm = Pick<ReturnType<typeof useForm<Draft>>, 'getInputProps'>;

function Fields({ form, timeZone }: { form: FieldsForm; timeZone: string }) {
  const texts = useTexts(siteSettingsTexts);
  const zones = useMemo(() => timeZones(timeZone), [timeZone]);
  return (
    <>
      <Select
        label={texts.timeZone}
        description={texts.timeZoneHint}
        data={zones}
        renderOption={({ option }) => <TimeZone name={option.value} />}
        searchable
        allowDeselect={false}
        limit={60}
        maxDropdownHeight={260}
        nothingFoundMessage={texts.timeZoneNone}
        {...form.getInputProps('timeZone')}
      />
      <NumberInput
        label={texts.sessionHours}
        description={texts.sessionHoursHint}
        min={1}
        max={MOST_SESSION_HOURS}
        clampBehavior="none"
        allowDecimal={false}
        {...form.getInputProps('sessionHours')}
      />
      <Switch
        label={texts.whatsapp}
        description={texts.whatsappHint}
        {...form.getInputProps('whatsappEnabled', { type: 'checkbox' })}
      />
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{texts.template}</legend>
        <p className={classes.hint}>{texts.templateHint}</p>
        <div className={classes.pair}>
          <TextInput
            label={texts.templateName}
            description={texts.templateNameHint}
            autoComplete="off"
            maxLength={512}
            {...form.getInputProps('templateName')}
          />
          <TextInput
            label={texts.templateLanguage}
            description={texts.templateLanguageHint}
            autoComplete="off"
            maxLength={12}
            {...form.getInputProps('templateLanguage')}
          />
        </div>
      </fieldset>
    </>
  );
}

function TimeZone({ name }: { name: string }) {
  return (
    <span className={classes.zone}>
      {name.replaceAll('_', ' ')} <span className={classes.offset}>{offsetOf(name)}</span>
    </span>
  );
}
