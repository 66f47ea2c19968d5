var seed = 42;

function next() {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed;
}

var people = [];
for (var i = 0; i < 10000; i++) {
  people.push({ id: i, age: next() % 100, name: 'p' + next() % 1000 });
}

people.sort(function (a, b) {
  return a.age !== b.age ? a.age - b.age : a.id - b.id;
});

people[0].age + ':' + people[0].id + ':' + people[9999].age + ':' + people[9999].id;
