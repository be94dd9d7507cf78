import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/ui/empty-state.tsx';
import { IconAlert, IconList } from '../../components/ui/icons.tsx';
import { PageHead } from '../../components/ui/page-head.tsx';
import { AssignForm } from '../../features/assignments/components/assign-form.tsx';
import { MachinePicker } from '../../features/machines/components/machine-picker.tsx';
import { OperatorPicker } from '../../features/operators/components/operator-picker.tsx';
import { may } from '../../features/session/may.ts';
import { TemplatePicker } from '../../features/templates/components/template-picker.tsx';
import { TemplatePreview } from '../../features/templates/components/template-preview.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { paths } from '../paths.ts';
import classes from './assign-page.module.css';

const route = getRouteApi('/signed-in/assign');

/** Assigns a checklist to an operator, with its questions in sight. */
export function AssignPage() {
  const texts = useTexts().assign;
  const [templateId, setTemplateId] = useState<number | null>(null);
  const navigate = route.useNavigate();
  if (!may(route.useRouteContext().user, 'manager')) {
    return <EmptyState icon={<IconAlert size={26} />} title={texts.title} text={texts.notAllowed} />;
  }
  return (
    <>
      <PageHead title={texts.title} lead={texts.lead} />
      <div className={classes.columns}>
        <div className={classes.card}>
          <AssignForm
            TemplatePicker={TemplatePicker}
            MachinePicker={MachinePicker}
            OperatorPicker={OperatorPicker}
            onTemplate={setTemplateId}
            onAssigned={() => void navigate({ to: paths.today })}
          />
        </div>
        <aside className={classes.aside}>
          {templateId === null ? (
            <EmptyState icon={<IconList size={26} />} title={texts.previewTitle} text={texts.previewText} />
          ) : (
            <TemplatePreview key={templateId} templateId={templateId} />
          )}
        </aside>
      </div>
    </>
  );
}
