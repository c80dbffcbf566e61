import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { hearCalendar } from '../operations/hear-calendar.ts';
import { WATCH_PATH } from '../operations/watch-words.ts';
import type { World } from '../operations/world.ts';

/** Providers batch what they tell; it is still little. */
const LARGEST = 256 * 1024;

/** Where calendar providers call. They are answered at once; what they say is looked into afterwards. */
export function calendarNews(world: World): Hono {
  const routes = new Hono();
  const limit = bodyLimit({ maxSize: LARGEST, onError: c => c.text('That is too much.', 413) });
  routes.post(`${WATCH_PATH}:watch`, limit, async c => {
    const { req } = c;
    const heard = await hearCalendar(world, req.param('watch'), {
      header: name => req.header(name),
      query: name => req.query(name),
      body: await req.text(),
    });
    switch (heard.kind) {
      case 'hello':
        return c.text(heard.answer);
      case 'heard':
        return c.body(null, 202);
      case 'forged':
        return c.text('The secret of this call is not right.', 403);
      case 'unknown':
        return c.text('There is nothing here.', 404);
    }
  });
  return routes;
}
