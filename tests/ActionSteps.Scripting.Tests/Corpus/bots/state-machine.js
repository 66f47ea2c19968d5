const machine = {
  initial: 'greeting',
  states: {
    greeting: { on: { HELLO: 'menu', BYE: 'end' } },
    menu: { on: { ORDER: { target: 'order', action: ctx => ctx.log.push('started') }, BYE: 'end' } },
    order: { on: { ITEM: { target: 'order', action: (ctx, { item }) => ctx.items.push(item) }, DONE: { target: 'menu', guard: ctx => ctx.items.length > 0 } } },
    end: { final: true },
  },
};
function* run(definition, context) {
  let state = definition.initial;
  while (!definition.states[state].final) {
    const event = yield state;
    const found = definition.states[state].on?.[event.type];
    if (!found) continue;
    const { target, action, guard } = typeof found === 'string' ? { target: found } : found;
    if (guard && !guard(context)) continue;
    action?.(context, event);
    state = target;
  }
  return { state, ...context };
}
const events = [{ type: 'X' }, { type: 'HELLO' }, { type: 'ORDER' }, { type: 'DONE' }, { type: 'ITEM', item: 'tea' }, { type: 'DONE' }, { type: 'BYE' }];
const it = run(machine, { items: [], log: [] });
let step = it.next();
for (const event of events) {
  step = it.next(event);
  console.log(event.type.padEnd(6), '->', step.value, step.done);
}
