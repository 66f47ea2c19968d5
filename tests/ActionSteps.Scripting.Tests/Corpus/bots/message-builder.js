class Message {
  #parts = [];
  #buttons = new Map();
  static of(text) { return new this().text(text); }
  text(value) { this.#parts.push({ type: 'text', value }); return this; }
  button(id, label = id.toUpperCase()) { this.#buttons.set(id, label); return this; }
  get size() { return this.#parts.length + this.#buttons.size; }
  toJSON() { return { parts: this.#parts, buttons: [...this.#buttons].map(([id, label]) => ({ id, label })) }; }
  toString() { return this.#parts.map(p => p.value).join(' ') + [...this.#buttons.values()].map(b => ` [${b}]`).join(''); }
}
const message = Message.of('Hello').text('How are you?').button('yes').button('no', 'Not well');
console.log(`${message}`);
console.log(JSON.stringify(message, null, 2));
console.log(message, message.size);
console.log('%s and %j', message, message);
