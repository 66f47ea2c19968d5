namespace ActionSteps.Scripting.Tests.Language;

public sealed class ErrorMessageTests
{
    [Theory]
    [InlineData("order", "order is not defined")]
    [InlineData("order.price", "order is not defined")]
    [InlineData("'use strict'; order = 1", "order is not defined")]
    [InlineData("price; let price = 1;", "Cannot access 'price' before initialization")]
    [InlineData("typeof price; let price;", "Cannot access 'price' before initialization")]
    [InlineData("class A extends B {} let B;", "Cannot access 'B' before initialization")]
    [InlineData("switch (1) { case 0: let q; default: q; }", "Cannot access 'q' before initialization")]
    [InlineData("class A {} class B extends A { constructor() { this.x; } } new B", "Must call super constructor in derived class before accessing 'this' or returning from derived constructor")]
    [InlineData("class A {} class B extends A { constructor() { super(); super(); } } new B", "Super constructor may only be called once")]
    [InlineData("f() = 1; function f() { }", "Invalid left-hand side in assignment")]
    public Task Faults_of_names_are_reference_errors(string source, string message) => FailsAsync("ReferenceError", message, source);

    [Theory]
    [InlineData("undefined.a", "Cannot read properties of undefined (reading 'a')")]
    [InlineData("let o = {}; o.a.b", "Cannot read properties of undefined (reading 'b')")]
    [InlineData("let o = { a: null }; o.a[7]", "Cannot read properties of null (reading '7')")]
    [InlineData("let o = {}; o.a.b()", "Cannot read properties of undefined (reading 'b')")]
    [InlineData("let o; o.a = 1", "Cannot set properties of undefined (setting 'a')")]
    [InlineData("let o = null; o[2] = 1", "Cannot set properties of null (setting '2')")]
    [InlineData("let { a } = null", "Cannot destructure property 'a' of 'null' as it is null.")]
    [InlineData("let {} = undefined", "Cannot destructure 'undefined' as it is undefined.")]
    [InlineData("(({ a }) => a)()", "Cannot destructure property 'a' of 'undefined' as it is undefined.")]
    [InlineData("const c = 1; c = 2", "Assignment to constant variable.")]
    [InlineData("const c = 1; c++", "Assignment to constant variable.")]
    [InlineData("for (const i = 0; i < 2; i++) { }", "Assignment to constant variable.")]
    [InlineData("1 in 2", "Cannot use 'in' operator to search for '1' in 2")]
    [InlineData("'a' in 'b'", "Cannot use 'in' operator to search for 'a' in b")]
    [InlineData("({}) instanceof (() => 1)", "Function has non-object prototype 'undefined' in instanceof check")]
    [InlineData("Symbol() + ''", "Cannot convert a Symbol value to a string")]
    [InlineData("1n + 1", "Cannot mix BigInt and other types, use explicit conversions")]
    public Task Faults_of_values_are_type_errors(string source, string message) => FailsAsync("TypeError", message, source);

    [Theory]
    [InlineData("let f; f()", "f is not a function")]
    [InlineData("let o = {}; o.a()", "o.a is not a function")]
    [InlineData("let o = { a: {} }; o.a . b (1, 2)", "o.a.b is not a function")]
    [InlineData("let o = {}, k = 'q'; o[k]()", "o[k] is not a function")]
    [InlineData("let o = { a: [] }; o.a[0]()", "o.a[0] is not a function")]
    [InlineData("let o = { a: {} }; o.a['b c)']()", "o.a['b c)'] is not a function")]
    [InlineData("let o = {}; o?.a()", "o?.a is not a function")]
    [InlineData("let o = { f() { return 1; } }; o.f(2)()", "o.f(...) is not a function")]
    [InlineData("let o = { f() { return {}; } }; o.f((1), [2]).g(3)", "o.f(...).g is not a function")]
    [InlineData("this.foo()", "this.foo is not a function")]
    [InlineData("let o = {}; o.f`x`", "o.f is not a function")]
    [InlineData("let o = {}; o.f(...[1])", "o.f is not a function")]
    [InlineData("(1)()", "1 is not a function")]
    [InlineData("(function () { })()()", "(intermediate value)(...) is not a function")]
    [InlineData("[1, 2].foo()", "(intermediate value).foo is not a function")]
    [InlineData("let a = 1; new a", "a is not a constructor")]
    [InlineData("let o = { m() { } }; new o.m()", "o.m is not a constructor")]
    [InlineData("new Math.max(...[1])", "Math.max is not a constructor")]
    [InlineData("new (() => 1)", "(intermediate value) is not a constructor")]
    [InlineData("class A extends null { } new A", "Super constructor null of A is not a constructor")]
    public Task What_cannot_be_called_is_named_as_it_was_written(string source, string message) => FailsAsync("TypeError", message, source);

    [Theory]
    [InlineData("for (const x of 1) { }", "1 is not iterable")]
    [InlineData("let o = {}; for (const x of o) { }", "o is not iterable")]
    [InlineData("let o = {}; for (const x of o.list) { }", "o.list is not iterable")]
    [InlineData("let o = {}; for (const x of o.list || 5) { }", "5 is not iterable")]
    [InlineData("let f = () => 5; for (const x of f()) { }", "f(...) is not iterable")]
    [InlineData("let u; [...u]", "u is not iterable")]
    [InlineData("let q = 5; Math.max(1, ...q)", "q is not iterable")]
    [InlineData("let [a] = undefined", "undefined is not iterable")]
    [InlineData("let [[a]] = [1]", "1 is not iterable")]
    [InlineData("function* g(x) { yield* x; } g(3).next()", "x is not iterable")]
    public Task What_cannot_be_iterated_is_named_as_it_was_written(string source, string message) => FailsAsync("TypeError", message, source);

    [Theory]
    [InlineData("let o = Object.freeze({ a: 1 }); o.a = 2", "Cannot assign to read only property 'a' of object '#<Object>'")]
    [InlineData("let o = Object.freeze({ a: 1 }); o.b = 2", "Cannot add property b, object is not extensible")]
    [InlineData("Object.freeze([1]).push(2)", "Cannot add property 1, object is not extensible")]
    [InlineData("let o = Object.freeze({ a: 1 }); delete o.a", "Cannot delete property 'a' of #<Object>")]
    [InlineData("let o = { get a() { return 1; } }; o.a = 2", "Cannot set property a of #<Object> which has only a getter")]
    [InlineData("class A { get a() { return 1; } } new A().a = 2", "Cannot set property a of #<A> which has only a getter")]
    [InlineData("'abc'.foo = 1", "Cannot create property 'foo' on string 'abc'")]
    [InlineData("'abc'[0] = 1", "Cannot assign to read only property '0' of string 'abc'")]
    [InlineData("(5).foo = 1", "Cannot create property 'foo' on number '5'")]
    public Task Refused_changes_say_why(string source, string message) => FailsAsync("TypeError", message, "'use strict'; " + source);

    [Theory]
    [InlineData("class A { #x; static f(o) { return o.#x; } } A.f({})", "Cannot read private member #x from an object whose class did not declare it")]
    [InlineData("class A { #x; static f(o) { o.#x = 1; } } A.f({})", "Cannot write private member #x to an object whose class did not declare it")]
    [InlineData("class A { #x() { } f() { this.#x = 1; } } new A().f()", "Private method '#x' is not writable")]
    [InlineData("class A { get #x() { return 1; } f() { this.#x = 1; } } new A().f()", "'#x' was defined without a setter")]
    [InlineData("class A { static #x = 1; static f(o) { return #x in o; } } A.f(1)", "Cannot use 'in' operator to search for '#x' in 1")]
    [InlineData("class A { constructor() { } } A()", "Class constructor A cannot be invoked without 'new'")]
    [InlineData("class A {} class B extends A { constructor() { return 1; } } new B", "Derived constructors may only return object or undefined")]
    [InlineData("class A {} class B extends A { constructor() { try { return 1; } catch { } } } new B", "Derived constructors may only return object or undefined")]
    public Task Faults_of_classes_are_type_errors(string source, string message) => FailsAsync("TypeError", message, source);

    [Theory]
    [InlineData("class E { constructor(m) { this.text = m; } } throw new E('x')", "E")]
    [InlineData("class E extends Error { constructor(m) { super(m); this.name = 'Mine'; } } throw new E('x')", "Mine")]
    [InlineData("throw { name: 'Own', message: 'x' }", "Own")]
    [InlineData("throw 1", "Error")]
    public async Task Whatever_is_thrown_has_a_name(string source, string name) =>
        Assert.Equal(name, (await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunAsync(source))).ErrorName);

    [Fact]
    public async Task The_place_of_an_error_is_in_its_stack()
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(
            () => TestScripts.RunAsync("function outer() {\n  inner();\n}\nfunction inner() {\n  missing();\n}\nouter();"));
        Assert.Contains("at inner (", fault.ScriptStack, StringComparison.Ordinal);
        Assert.Contains(":5:", fault.ScriptStack, StringComparison.Ordinal);
        Assert.Contains("at outer (", fault.ScriptStack, StringComparison.Ordinal);
    }

    private static async Task FailsAsync(string name, string message, string source)
    {
        ScriptThrownException fault = await Assert.ThrowsAsync<ScriptThrownException>(() => TestScripts.RunAsync(source));
        Assert.Equal((name, $"{name}: {message}"), (fault.ErrorName, fault.Message));
    }
}
