const tokenize = s => [...s.matchAll(/\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(\*\*|[-+*/%()])|(.))/gy)].map(([, n, op, bad]) => {
  if (bad) throw new SyntaxError(`Unexpected '${bad}'`);
  return n ? +n : op;
});
const power = { '+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '**': 4 };
function evaluate(text) {
  const tokens = tokenize(text);
  let at = 0;
  const primary = () => {
    const t = tokens[at++];
    if (t === '(') { const v = binary(0); if (tokens[at++] !== ')') throw new SyntaxError('Expected )'); return v; }
    if (t === '-') return -binary(3);
    if (typeof t !== 'number') throw new SyntaxError(`Unexpected ${t ?? 'end'}`);
    return t;
  };
  const ops = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b, '**': (a, b) => a ** b };
  const binary = min => {
    let left = primary();
    for (let op; power[op = tokens[at]] > min;) { at++; left = ops[op](left, binary(op === '**' ? power[op] - 1 : power[op])); }
    return left;
  };
  const value = binary(0);
  if (at < tokens.length) throw new SyntaxError(`Unexpected ${tokens[at]}`);
  return value;
}
for (const e of ['1+2*3', '(1+2)*3', '2**3**2', '-2*-3', '10/4%2', '1.5e2 - 1', '2*(3+', '2 $ 3', '', '1 2', '1/0'])
  try { console.log(e, '=', evaluate(e)); } catch (x) { console.log(e, `${x}`); }
