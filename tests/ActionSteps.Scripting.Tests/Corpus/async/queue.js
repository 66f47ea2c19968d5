// body
class Queue {
  #running = 0; #waiting = [];
  constructor(limit) { this.limit = limit; this.peak = 0; }
  async run(task) { if (this.#running >= this.limit) await new Promise(r => this.#waiting.push(r)); this.peak = Math.max(this.peak, ++this.#running); try { return await task(); } finally { this.#running--; this.#waiting.shift()?.(); } }
}
const q = new Queue(2), done = [];
const results = await Promise.allSettled([5, 1, 3, 2].map((ms, i) => q.run(() => new Promise((res, rej) => setTimeout(() => { done.push(i); i === 2 ? rej(new Error('third')) : res(i); }, ms)))));
console.log(results.map(r => r.status[0] + (r.value ?? r.reason.message)), q.peak, q);
