import type { PanelRequests, PanelResults } from '../../protocol/panel';
import type { Ask } from '../requester';

/** Asks the host; what goes wrong is shown above everything else. */
export type Act = (...request: Parameters<Ask<PanelRequests, PanelResults>>) => void;
