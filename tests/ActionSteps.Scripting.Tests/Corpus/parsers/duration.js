const parse = s => {
  const m = /^P(?:(?<d>\d+)D)?(?:T(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d+)?)S)?)?$/.exec(s);
  if (!m) throw new RangeError(`"${s}" is no duration`);
  const { d = 0, h = 0, m: min = 0, s: sec = 0 } = m.groups;
  return ((+d * 24 + +h) * 60 + +min) * 60 + +sec;
};
const show = t => [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']].flatMap(([n, unit]) => { const c = Math.floor(t / n); t %= n; return c ? `${c} ${unit}${c > 1 ? 's' : ''}` : []; }).join(', ') || 'nothing';
for (const s of ['P1D', 'PT1H30M', 'P2DT3H4M5S', 'PT0.5S', 'PT', 'x']) try { console.log(s, parse(s), show(parse(s))); } catch (e) { console.log(e.name, e.message); }
