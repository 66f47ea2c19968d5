const inline = s => s.replace(/[&<>]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c])
  .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/_(.+?)_/g, '<i>$1</i>').replace(/`([^`]+)`/g, '<code>$1</code>')
  .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
function markdown(source) {
  const html = [];
  let list = null;
  for (const line of source.split('\n')) {
    const [, hashes, title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
    const item = /^[-*]\s+(.*)$/.exec(line)?.[1];
    if (item === undefined && list) { html.push(`<ul>${list.join('')}</ul>`); list = null; }
    if (hashes) html.push(`<h${hashes.length}>${inline(title)}</h${hashes.length}>`);
    else if (item !== undefined) (list ??= []).push(`<li>${inline(item)}</li>`);
    else if (line.trim()) html.push(`<p>${inline(line)}</p>`);
  }
  return html.concat(list ? `<ul>${list.join('')}</ul>` : []).join('\n');
}
console.log(markdown('# Title **bold**\n\ntext with `code` & _it_\n- one\n- [two](http://x/?a=1)\n\n### End < 3\n* last'));
