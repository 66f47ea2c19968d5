function countPrimes(limit) {
  var composite = [], count = 0, i, j;
  for (i = 0; i <= limit; i++) {
    composite[i] = false;
  }

  for (i = 2; i <= limit; i++) {
    if (composite[i]) {
      continue;
    }

    count++;
    for (j = i * i; j <= limit; j += i) {
      composite[j] = true;
    }
  }

  return count;
}

countPrimes(50000);
