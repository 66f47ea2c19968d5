const tag = (strings, ...values) => ({ strings, raw: strings.raw, values });
console.log(tag`a${1}b\n${{ x: 2 }}c`);
const same = () => tag`x`; console.log(same().strings === same().strings, Object.isFrozen(same().strings), tag`\unicode and ${1}`.strings);
const html = (s, ...v) => String.raw({ raw: s }, ...v.map(x => String(x).replace(/[<>&"]/g, c => `&#${c.charCodeAt(0)};`)));
console.log(html`<b title="${'"x"'}">${'<script>'}</b>`, `a${`b${`c`}`}`, `line
two`, ((a, ...b) => b.length)`${1}${2}`, new (class { t = tag; })().t`m`.values);
