const rows = [['Name', 'Qty', 'Price'], ['Apple', 3, 1.5], ['Pineapple', 12, 22.25], ['日本', 1, 0]];
const widths = rows[0].map((_, i) => Math.max(...rows.map(r => String(r[i]).length)));
const line = widths.map(w => '-'.repeat(w)).join('-+-');
console.log(rows.map((r, n) => r.map((c, i) => typeof c === 'number' ? String(c).padStart(widths[i]) : c.padEnd(widths[i])).join(' | ') + (n ? '' : '\n' + line)).join('\n'));
