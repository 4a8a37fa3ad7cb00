/**
 * How many accounts sign in at the same time. One that waits for its next code makes room for another, and goes on before
 * those that have not begun.
 */
export class Workers {
  #free: number;
  readonly #mostIdle: number;
  #idle = 0;
  readonly #next: (() => void)[] = [];

  constructor(count: number) {
    this.#free = Math.max(1, count);
    // Whoever waits keeps a browser context open: that many, and no more.
    this.#mostIdle = 4 * this.#free;
  }

  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    await this.#take((turn) => this.#next.push(turn));
    try {
      return await task();
    } finally {
      this.#give();
    }
  }

  /** To be called within `run`: as long as `wait` takes, another may work. */
  async makeRoom<Result>(wait: () => Promise<Result>): Promise<Result> {
    if (this.#idle === this.#mostIdle) return wait();
    this.#idle += 1;
    this.#give();
    try {
      return await wait();
    } finally {
      this.#idle -= 1;
      await this.#take((turn) => this.#next.unshift(turn));
    }
  }

  async #take(queue: (turn: () => void) => void): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(queue);
  }

  #give(): void {
    const turn = this.#next.shift();
    if (turn) turn();
    else this.#free += 1;
  }
}
