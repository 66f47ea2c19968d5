var a = 1
var b = a
++b
console.log(a, b)
const f = function () { return 5 }
;[1, 2].forEach(x => console.log(x))
const r = (() => {
  return
  1
})()
console.log(r, f())
var \u0061bc = 'escaped', ünï = 1, $ = 2, _ = 3; console.log(abc, ünï, $, _); var let_ = 1, async = 2, of = 3, get = 4, static_ = 5; console.log(async + of + get); var yield_ = `a
b`; console.log(yield_.length, 'line \
continued', "\x41\u0042\u{43}\103\0", 010, 0.5.toFixed(1), 1..toString(), /[/]/.test('/'), a /b/ 1); // comment
/* block
 comment */ console.log(((a, b) => a + b).toString(), (function  spaced ( x ) { /* c */ return x }).toString(), class  K { m ( ) { } }.toString(), ({ get  x ( ) { return 1 } }, { 'a b' ( ) { } })['a b'].toString(), (async  x  =>  x).toString(), Math.max.toString(), (function () {}).bind().toString())
if (a) b; else c
do a++; while (a < 5) console.log(a)
