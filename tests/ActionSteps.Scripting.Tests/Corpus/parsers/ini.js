const ini = `; comment
root = 1
[server]
host=example.org
port = 8080
on = true
[a.b]
list[] = x
list[] = y`;
const out = {};
let at = out;
for (const line of ini.split(/\r?\n/)) {
  let m;
  if (/^\s*(;|$)/.test(line)) continue;
  if ((m = /^\[(.+)\]$/.exec(line))) at = m[1].split('.').reduce((o, k) => o[k] ??= {}, out);
  else if ((m = /^(\w+)(\[\])?\s*=\s*(.*)$/.exec(line))) {
    const value = /^\d+$/.test(m[3]) ? +m[3] : m[3] === 'true' ? true : m[3];
    if (m[2]) (at[m[1]] ||= []).push(value); else at[m[1]] = value;
  }
}
console.log(out);
