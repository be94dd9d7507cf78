import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { paths } from '../paths.ts';

/** The link to a checklist template's page. */
export function TemplateLink({ templateId, ...rest }: { templateId: number } & ComponentProps<'a'>) {
  return <Link {...rest} to={paths.template} params={{ templateId: String(templateId) }} />;
}
