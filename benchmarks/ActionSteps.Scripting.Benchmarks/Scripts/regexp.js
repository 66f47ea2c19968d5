var parts = [];
for (var i = 0; i < 1000; i++) {
  parts.push('Customer ' + i + ' <user' + i + '@example' + i % 7 + '.com> paid ' + i * 3 + '.50 EUR on 2026-0' + (1 + i % 9) + '-1' + i % 10);
}

var text = parts.join('\n'), address = /([a-z0-9]+)@([a-z0-9]+)\.com/g, match, sum = 0;
while ((match = address.exec(text)) !== null) {
  sum += match[1].length + match[2].length + match.index % 7;
}

var dates = text.replace(/(\d{4})-(\d{2})-(\d{2})/g, '$3.$2.$1');
var amounts = text.match(/\d+\.50 EUR/g);
sum + ':' + dates.length + ':' + dates.indexOf('11.03.2026') + ':' + amounts.length;
