/** Calls to an application, under way and done: what a service tells by itself. */
export class Deliveries {
  /** Set where calls are lost on their way. */
  lost = false;
  /** How the application answered each. */
  readonly answers: number[] = [];
  readonly #underWay = new Set<Promise<unknown>>();

  send(url: string, init: RequestInit): void {
    if (this.lost) return;
    const sent = fetch(url, { method: 'POST', ...init }).then(
      answer => this.answers.push(answer.status),
      () => this.answers.push(0),
    );
    this.#underWay.add(sent);
    void sent.finally(() => this.#underWay.delete(sent));
  }

  /** When all that was sent has arrived. */
  async arrived(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}

/** As the services want it: https, or this machine for tests. */
export const isCallable = (url: string): boolean =>
  URL.canParse(url) && (url.startsWith('https:') || new URL(url).hostname === '127.0.0.1');
