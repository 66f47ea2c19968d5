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

const d = new Date(Date.UTC(2024, 1, 29, 13, 5, 9, 7));
probe(() => d, () => d.toISOString(), () => String(d), () => d.toDateString(), () => d.toTimeString(), () => d.toUTCString(), () => d.toJSON(), () => +d, () => d.getDay(), () => d.getTimezoneOffset(), () => new Date(2024, 0), () => new Date(2024, 0, 31, 25, 61), () => new Date(99, 0).getFullYear(), () => Date.UTC(2024), () => Date.parse('2024-02-30'), () => Date.parse('2024-02-29T10:00'), () => Date.parse('2024-02-29T10:00+02:00'), () => Date.parse('Thu, 01 Jan 1970 00:00:00 GMT'), () => Date.parse('Feb 3, 2024'), () => Date.parse('2024/02/03'), () => Date.parse('nonsense'), () => new Date('x'), () => new Date(NaN).getTime(), () => new Date(8.64e15 + 1), () => new Date(8.64e15).toISOString(), () => new Date(-1).toISOString(), () => new Date(-62198755200000).toISOString(), () => { const x = new Date(d); x.setMonth(0, 31); return x; }, () => { const x = new Date(d); x.setDate(0); return x; }, () => { const x = new Date(d); return x.setHours(25, 0, 0, 0); }, () => d - new Date(0), () => d + 1, () => d > new Date(0), () => new Date(d) == d, () => typeof Date(), () => d.toLocaleDateString('en-US'), () => d.toLocaleTimeString('en-US'), () => d.toLocaleString('en-GB'), () => d.toLocaleDateString('nl-BE', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }), () => d.toLocaleDateString('de-DE', { month: 'short', day: '2-digit' }), () => new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', dateStyle: 'medium', timeStyle: 'short' }).format(d), () => d[Symbol.toPrimitive]('number'), () => JSON.stringify({ d }), () => new Date(2020, 5).getMonth(), () => new Date(0, 0, 1).getFullYear(), () => d.getYear(), () => new Date(undefined), () => new Date(null).getTime(), () => new Date('2024').getTime(), () => new Date('2024-06').getTime(), () => new Date(true).getTime());
