import { PageHead } from '../../components/ui/page-head.tsx';

export function MachinesPage() {
  return <PageHead title="Machines" />;
}
