function count(rounds) {
  var totals = {}, seen = {}, distinct = 0, sum = 0, i, key;
  for (i = 0; i < rounds; i++) {
    key = 'key' + i % 500;
    totals[key] = (totals[key] || 0) + i;
    if (!seen[i % 997]) {
      seen[i % 997] = true;
      distinct++;
    }
  }

  for (key in totals) {
    sum += totals[key];
  }

  return sum + ':' + distinct;
}

count(20000);
