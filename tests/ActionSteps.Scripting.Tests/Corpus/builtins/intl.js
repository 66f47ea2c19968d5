function probe(...checks) {
  for (const check of checks) {
    let result;
    try {
      result = check();
    } catch (e) {
      result = e instanceof Error ? `${e.name}: ${e.message}` : e;
    }
    console.log(String(check).replace(/^\(\) => /, ''), '→', result);
  }
}

const d = new Date(Date.UTC(2024, 2, 5, 14, 7, 9));
probe(() => new Intl.NumberFormat('en-US').format(1234567.891), () => new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(1234.5), () => new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(2.5), () => new Intl.NumberFormat('en-US', { notation: 'compact' }).format(12345), () => new Intl.NumberFormat('en-US', { minimumIntegerDigits: 2 }).format(5), () => new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' }).format(-5), () => new Intl.DateTimeFormat('en-US').format(d), () => new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' }).format(d), () => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long' }).format(d), () => new Intl.DateTimeFormat('de-DE', { dateStyle: 'short', timeStyle: 'short' }).format(d), () => new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', hour12: true }).format(d), () => new Intl.DateTimeFormat('en-US', { weekday: 'short' }).format(d), () => new Intl.PluralRules('en').select(1), () => new Intl.PluralRules('en', { type: 'ordinal' }).select(22), () => new Intl.ListFormat('en', { type: 'conjunction' }).format(['a', 'b', 'c']), () => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-1, 'day'), () => ['z', 'ä', 'a'].sort(new Intl.Collator('de').compare), () => ['a10', 'a2'].sort(new Intl.Collator('en', { numeric: true }).compare));
