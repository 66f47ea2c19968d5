function parse(xml) {
  const root = { name: '#root', children: [] }, stack = [root];
  for (const [, close, name, attrs, self, text] of xml.matchAll(/<(\/)?([\w-]+)((?:\s+[\w-]+="[^"]*")*)\s*(\/)?>|([^<]+)/g)) {
    if (text !== undefined) { if (text.trim()) stack.at(-1).children.push(text.trim()); continue; }
    if (close) { if (stack.pop().name !== name) throw new Error(`</${name}> does not match`); continue; }
    const node = { name, attributes: Object.fromEntries([...attrs.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v])), children: [] };
    stack.at(-1).children.push(node);
    if (!self) stack.push(node);
  }
  return root.children;
}
console.dir(parse('<a x="1"><b/>text<c y="2" z="&quot;">deep<d/></c></a>'), { depth: null });
try { parse('<a><b></a>'); } catch (e) { console.log(e.message); }
