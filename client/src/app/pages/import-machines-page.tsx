import { PageHead } from '../../components/ui/page-head.tsx';

export function ImportMachinesPage() {
  return <PageHead title="ImportMachines" />;
}
