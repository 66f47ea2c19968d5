// body
const wait = await new Promise(r => setTimeout(r, 1, [1, 2]));
return { wait, date: new Date(0), map: new Map([[1, 2]]), set: new Set([1]), re: /x/, nan: NaN, neg: -0, un: undefined, f() {}, s: Symbol('x'), nested: { toJSON() { return 'J'; } }, b: [undefined, () => 1], str: Object('boxed'), n: Object(1), get g() { return 'got'; } };
