const render = (template, data) => template.replace(/\{\{\s*([\w.]+)(?:\s*\|\s*(\w+))?\s*\}\}/g, (all, path, filter) => {
  const value = path.split('.').reduce((at, key) => at?.[key], data);
  const filters = { upper: v => String(v).toUpperCase(), json: JSON.stringify, count: v => v?.length ?? 0 };
  return value === undefined ? `<${path}?>` : filter ? filters[filter](value) : value;
});
const data = { user: { name: 'Ann', tags: ['a', 'b'] }, n: 0, no: null };
for (const t of ['Hi {{user.name}}!', '{{ user.name | upper }} has {{user.tags|count}}', '{{user.tags}} {{user.tags|json}}', '{{n}} {{no}} {{missing.deep}}', '{{}} {{ user }}'])
  console.log(render(t, data));
