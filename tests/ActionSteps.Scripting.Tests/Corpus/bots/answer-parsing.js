const yes = /^\s*(y|yes|yep|ok(ay)?|sure|ja|oui)\b/i;
const no = /^\s*(no?|nope|nee|non)\b/i;
const answer = t => yes.test(t) ? true : no.test(t) ? false : undefined;
console.log(['Yes please', 'okay', 'OKAY!', 'n', 'nothing', 'Nope.', 'maybe', 'ja hoor', 'yesterday'].map(t => [t, answer(t)]));
const amount = t => t.match(/(?<![\w.])(\d+(?:[.,]\d{1,2})?)\s*(?=€|euros?\b|EUR)/i)?.[1];
console.log(['10 euro', 'give 12,50€ now', '3.333 EUR', 'v1.5 euro', 'none'].map(amount));
const dates = 'from 2024-01-02 to 2024-03-04'.matchAll(/(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)/g);
for (const { index, groups: { y, m, d } } of dates) console.log(index, d, m, y);
