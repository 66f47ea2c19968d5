// body
class Emitter { #on = new Map(); on(n, f) { (this.#on.get(n) ?? this.#on.set(n, new Set()).get(n)).add(f); return () => this.#on.get(n).delete(f); } once(n) { return new Promise(r => { const off = this.on(n, v => { off(); r(v); }); }); } emit(n, ...a) { let c = 0; for (const f of this.#on.get(n) ?? []) { f(...a); c++; } return c; } }
const e = new Emitter(); const got = []; const off = e.on('x', v => got.push(v)); const first = e.once('x');
console.log(e.emit('x', 1), e.emit('x', 2), off(), e.emit('x', 3), e.emit('none'), await first, got);
const t = new EventTarget(); t.addEventListener('hi', ev => console.log(ev.type, ev.cancelable, ev.defaultPrevented), { once: true }); console.log(t.dispatchEvent(new Event('hi')), t.dispatchEvent(new Event('hi', { cancelable: true })));
