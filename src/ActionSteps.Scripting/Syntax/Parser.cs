namespace ActionSteps.Scripting.Syntax;

/// <summary>
/// Reads a script into a tree and reports early errors. Nesting is limited by <see cref="MaxDepth"/> and by the CLR stack
/// that is left, so that hostile source ends in a syntax error.
/// </summary>
internal sealed partial class Parser
{
    private const int MaxDepth = 1500;
    private const int MaxWalked = 1_000_000;

    private readonly Lexer _lexer;
    private readonly NodeParts _parts = NodeParts.Rent();
    private FunctionState _function;
    private Scope _scope;
    private int _depth;

    private Parser(string source, FunctionNode root)
    {
        _lexer = new Lexer(source);
        _scope = root.Scope;
        _function = new FunctionState(root, outer: null) { IsAsync = root.IsAsync, AllowsNewTarget = false };
    }

    private TokenKind Kind => _lexer.Current.Kind;

    // A reserved word written with an escape is neither the word nor an identifier; only as a name of a member it is allowed.
    private bool IsEscapedKeyword => Kind >= TokenKind.Break && Token.HasEscape;

    private ref Token Token => ref _lexer.Current;

    private bool IsStrict => _function.IsStrict;

    /// <summary>Reads the whole source.</summary>
    /// <exception cref="ScriptSyntaxException">The source is not a script.</exception>
    internal static FunctionNode Parse(string source, ScriptKind kind) => kind == ScriptKind.Program
        ? ParseRoot(source, FunctionKind.Program, isAsync: false)
        : ParseRoot(source, FunctionKind.Normal, isAsync: true);

    /// <summary>Reads a library: the body of a function, so that what it declares is its own.</summary>
    /// <exception cref="ScriptSyntaxException">The source is not a script.</exception>
    internal static FunctionNode ParseLibrary(string source) => ParseRoot(source, FunctionKind.Normal, isAsync: false);

    private static FunctionNode ParseRoot(string source, FunctionKind kind, bool isAsync)
    {
        var root = new FunctionNode(0, kind, isAsync, isGenerator: false)
        {
            Scope = new Scope(kind == FunctionKind.Program ? ScopeKind.Global : ScopeKind.Function),
            End = source.Length,
        };
        root.BodyScope = root.Scope;
        var parser = new Parser(source, root);
        parser.ParseRoot(root);
        return root;
    }

    private void ParseRoot(FunctionNode root)
    {
        root.Body = ParseDirectivesAndStatements(TokenKind.EndOfSource);
        root.IsStrict = _function.IsStrict;
        FinishHoisting();
        _parts.Return();
    }

    private static JsString Intern(string text) => Names.Share(text);

    private ScriptSyntaxException Fault(string message) => _lexer.Fault(Token.Start, message);

    private ScriptSyntaxException Fault(int position, string message) => _lexer.Fault(position, message);

    private ScriptSyntaxException Unexpected() => Kind switch
    {
        TokenKind.EndOfSource => Fault("Unexpected end of input"),
        TokenKind.Identifier => Fault($"Unexpected identifier '{Token.Text}'"),
        TokenKind.Number or TokenKind.BigInt => Fault("Unexpected number"),
        TokenKind.String => Fault("Unexpected string"),
        _ => Fault($"Unexpected token '{_lexer.Source.AsSpan(Token.Start, Math.Min(Token.End - Token.Start, 40))}'"),
    };

    private void Next() => _lexer.Next();

    private bool Accept(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Next();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (Kind != kind)
        {
            throw Unexpected();
        }

        Next();
    }

    /// <summary>Whether the current token is this word, which is not reserved, written without escapes.</summary>
    private bool IsWord(string word) => Kind == TokenKind.Identifier && !Token.HasEscape && Token.Text == word;

    private void ExpectSemicolon()
    {
        if (Kind == TokenKind.Semicolon)
        {
            Next();
        }
        else if (Kind != TokenKind.RightBrace && Kind != TokenKind.EndOfSource && !Token.AfterLineBreak)
        {
            throw Unexpected();
        }
    }

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fault("The source is nested too deeply");
        }
    }

    private void Leave() => _depth--;

    private TokenKind PeekKind(out bool afterLineBreak)
    {
        (Token Current, int At, int LastEnd) mark = _lexer.Mark();
        Next();
        TokenKind kind = Kind;
        afterLineBreak = Token.AfterLineBreak;
        _lexer.Reset(mark);
        return kind;
    }

    /// <summary>Whether the current token can be the name of a variable here.</summary>
    private bool IsIdentifier => Kind == TokenKind.Identifier && IsAllowedIdentifier(Token.Text);

    private bool IsAllowedIdentifier(string name) => name switch
    {
        "yield" => !IsStrict && !_function.IsGenerator,
        "await" => !_function.IsAsync && !_function.IsStaticBlock,
        "let" or "static" or "implements" or "interface" or "package" or "private" or "protected" or "public" => !IsStrict,
        "arguments" => !_function.ForbidsArguments,
        _ => true,
    };

    private string ExpectIdentifier()
    {
        if (Kind == TokenKind.Identifier && !IsAllowedIdentifier(Token.Text))
        {
            throw Fault(IsStrict && Token.Text is not "await" ? $"Unexpected strict mode reserved word '{Token.Text}'" : $"Unexpected reserved word '{Token.Text}'");
        }

        if (Kind != TokenKind.Identifier)
        {
            throw Unexpected();
        }

        string name = Token.Text;
        NoteAwait(name);
        Next();
        return name;
    }

    // As a name it is fine here, but not if this turns out to be a parameter of an async arrow.
    private void NoteAwait(string name)
    {
        if (name == "await")
        {
            _awaitNames++;
        }
    }

    /// <summary>A name that is bound or assigned to: strict code may not use two of them.</summary>
    private void CheckBindable(string name, int position)
    {
        if (IsStrict && name is "eval" or "arguments" && IsStrict)
        {
            throw Fault(position, $"Unexpected eval or arguments in strict mode");
        }
    }
}
