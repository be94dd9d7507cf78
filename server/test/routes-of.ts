import type { Express } from 'express';

/** What an Express app answers by itself: its routes, and everything else that may answer, by name. */
export interface Served {
  /** `GET /api/machines/:id` */
  routes: string[];
  /** Handlers that are no route and no router: they see whatever passes them. */
  handlers: string[];
}

interface Layer {
  name: string;
  handle: { stack?: Layer[] };
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

/** Reads the router itself, so that no list of ours can leave a route out. */
export function routesOf(app: Express): Served {
  const served: Served = { routes: [], handlers: [] };
  const walk = (layers: Layer[]): void => {
    for (const { route, handle, name } of layers) {
      if (route)
        for (const path of [route.path].flat())
          for (const method of Object.keys(route.methods))
            served.routes.push(`${method.toUpperCase()} ${path}`);
      else if (handle.stack) walk(handle.stack);
      else served.handlers.push(name);
    }
  };
  walk((app as unknown as { router: { stack: Layer[] } }).router.stack);
  return served;
}
