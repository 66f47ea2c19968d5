const parse = q => q.replace(/^\?/, '').split('&').filter(Boolean).reduce((o, pair) => {
  const [k, v = ''] = pair.split('=').map(s => decodeURIComponent(s.replace(/\+/g, ' ')));
  if (k in o) o[k] = [].concat(o[k], v); else o[k] = v;
  return o;
}, Object.create(null));
console.log(parse('?a=1&b=x%20y+z&a=2&c&%C3%A9=%E2%82%AC&=empty'));
const u = new URLSearchParams('a=1&b=x%20y+z&a=2&c&%C3%A9=%E2%82%AC');
console.log([...u], u.getAll('a'), u.get('zz'), u.has('c'), `${u}`);
u.append('q', 'ä&b'); u.delete('a'); u.sort(); console.log(u.toString(), u);
try { parse('%E0%A4%A'); } catch (e) { console.log(e.name, e.message); }
