namespace ActionSteps.Scripting.Tests.Language;

public sealed class ClassTests
{
    [Theory]
    [InlineData("class A { x = 1; ['y'] = this.x + 1; static z = 3; } const a = new A(); [a.x, a.y, A.z].join()", "1,2,3")]
    [InlineData("class A { #p = 1; get p() { return this.#p; } set p(v) { this.#p = v * 2; } static has(o) { return #p in o; } } const a = new A(); a.p = 4; a.p + ',' + A.has(a) + ',' + A.has({})", "8,true,false")]
    [InlineData("class A { static #n = 0; static next() { return ++A.#n; } } A.next(); A.next()", "2")]
    [InlineData("class A { static x; static { this.x = 5; } } A.x", "5")]
    [InlineData("class A { constructor(n) { this.n = n; } twice() { return this.n * 2; } } class B extends A { constructor() { super(4); } twice() { return super.twice() + 1; } } new B().twice()", "9")]
    [InlineData("class B extends Array { last() { return this[this.length - 1]; } } const b = new B(); b.push(1, 2); b.last() + ',' + b.length + ',' + (b.map(x => x) instanceof B)", "2,2,true")]
    [InlineData("class E extends Error { constructor(m) { super(m); this.name = 'E'; } } const e = new E('m'); [e instanceof Error, e.message, String(e)].join()", "true,m,E: m")]
    [InlineData("class A { #m() { return 1; } static #s() { return 2; } run() { return this.#m() + A.#s(); } } new A().run()", "3")]
    [InlineData("class A { get a() { return 1; } static get b() { return 2; } } [Object.keys(new A()).length, new A().a, A.b].join()", "0,1,2")]
    [InlineData("const C = class Named { static n = Named.name; }; C.name + C.n", "NamedNamed")]
    [InlineData("let log = ''; class A { [(log += 'a', 'x')] = log += 'c'; static [(log += 'b', 'y')] = log += 'd'; } new A(); log", "abdc")]
    [InlineData("class A { static async *g() { yield 1; } *h() { yield 2; } } [...new A().h()].join()", "2")]
    [InlineData("class A { f = () => this; } const a = new A(); a.f() === a", "true")]
    [InlineData("class P { constructor() { this.k = new.target.name; } } class Q extends P { } new Q().k", "Q")]
    [InlineData("class A { 'constructor'() { this.c = 1; } } new A().c", "1")]
    [InlineData("class A { static async = 1; static get = 2; set = 3; static; } [A.async, A.get, new A().set, 'static' in new A()].join()", "1,2,3,true")]
    public async Task Classes_have_fields_private_members_and_inheritance(string source, string expected) =>
        Assert.Equal(expected, (await TestScripts.RunAsync(source)).ToString());

    [Theory]
    [InlineData("class A { constructor() { } constructor() { } }")]
    [InlineData("class A { get constructor() { } }")]
    [InlineData("class A { static prototype() { } }")]
    [InlineData("class A { #a; #a; }")]
    [InlineData("class A { m() { this.#b; } }")]
    [InlineData("class A { constructor() { super(); } }")]
    [InlineData("class A { x = arguments; }")]
    [InlineData("class A { static { await 1; } }")]
    [InlineData("class A { #constructor; }")]
    [InlineData("class A extends B { m() { delete this.#a; } #a; }")]
    [InlineData("class let { }")]
    [InlineData("class A { static { return 1; } }")]
    public void Early_errors_are_syntax_faults_with_their_line(string source) =>
        Assert.InRange(Assert.Throws<ScriptSyntaxException>(() => Script.Compile(source)).Line, 1, 2);
}
