const questions = [
  { q: '2+2', options: ['3', '4', '5'], answer: 1 },
  { q: 'Capital of Belgium', options: ['Brussels', 'Paris'], answer: 0 },
  { q: 'Largest planet', options: ['Mars', 'Venus', 'Jupiter', 'Earth'], answer: 2 },
];
const show = ({ q, options }, n) => [`${n + 1}. ${q}?`, ...options.map((o, i) => `   ${String.fromCharCode(97 + i)}) ${o}`)].join('\n');
console.log(questions.map(show).join('\n\n'));
const given = ['b', 'A ', 'x'];
const score = questions.filter(({ answer }, i) => given[i].trim().toLowerCase().charCodeAt(0) - 97 === answer).length;
console.log(`${score}/${questions.length} = ${Math.round(100 * score / questions.length)}%`);
