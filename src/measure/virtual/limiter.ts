/** Lets so much be under way at a time: files, or bytes of them. What is larger than all of it goes alone. */
export class Limiter {
  readonly #most: number;
  readonly #waiting: { readonly amount: number; readonly go: () => void }[] = [];
  #used = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Waits for its turn. @returns what gives the amount back */
  async take(amount: number): Promise<() => void> {
    if (this.#waiting.length > 0 || !this.#fits(amount)) {
      await new Promise<void>((go) => this.#waiting.push({ amount, go }));
    } else {
      this.#used += amount;
    }
    return () => {
      this.#used -= amount;
      this.#advance();
    };
  }

  #fits(amount: number): boolean {
    return this.#used === 0 || this.#used + amount <= this.#most;
  }

  #advance(): void {
    for (let next = this.#waiting[0]; next && this.#fits(next.amount); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#used += next.amount;
      next.go();
    }
  }
}
