const { users, numbers, others } = data;
const isAdult = user => user.age >= 18;
const round = () => [
  _.map(users, 'name'),
  _.map(users, user => user.age * 2),
  _.filter(users, { city: 'Ghent' }),
  _.reject(users, isAdult),
  _.find(users, ['id', 90]),
  _.some(users, { id: 95 }),
  _.every(users, 'name'),
  _.groupBy(users, 'city'),
  _.keyBy(users, 'id'),
  _.countBy(users, isAdult),
  _.partition(users, isAdult),
  _.sortBy(users, ['city', 'age']),
  _.orderBy(users, ['age', 'name'], ['desc', 'asc']),
  _.uniqBy(users, 'city'),
  _.sumBy(users, 'age'),
  _.difference(numbers, others),
  _.chunk(numbers, 7),
  _.cloneDeep(users),
  _.map(users, user => _.pick(user, ['id', 'address.street'])),
  _(users).filter(isAdult).map(user => _.get(user, 'address.street', 'none')).uniq().take(5).value(),
];
let result;
for (let i = 0; i < rounds; i++) result = round();
return JSON.stringify(result);
