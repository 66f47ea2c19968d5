namespace ActionSteps.Scripting.Compilation;

/// <summary>
/// Compiles one function. Registers are given like a stack: parameters, variables of scopes as they are entered, temporaries on top.
/// An expression is compiled into a register of choice, or answers the register in which its value is already.
/// </summary>
internal sealed partial class FunctionCompiler
{
    private readonly FunctionNode _node;
    private readonly FunctionCompiler? _outer;
    private readonly ScriptSource _source;
    private readonly CodeBuilder _code = CodeBuilder.Rent();
    private readonly List<FunctionCode> _functions = [];
    private readonly List<Shape> _shapes = [];
    private readonly List<TemplateLiteral> _templates = [];
    private const int MaxCaptures = 500_000;

    private readonly List<Variable> _captures = [];
    private Dictionary<Variable, int>? _captureIndex;
    private readonly List<int> _captureSources = [];
    private readonly List<ControlEntry> _control = [];
    private int _next;
    private int _registerCount;
    private int _clearedCount;

    /// <summary>Register of the completion value of a script; -1 in functions.</summary>
    private int _completion = -1;

    private FunctionCompiler(FunctionNode node, FunctionCompiler? outer, ScriptSource source)
    {
        _node = node;
        _outer = outer;
        _source = source;
    }

    private bool IsAsyncGenerator => _node is { IsAsync: true, IsGenerator: true };

    internal static FunctionCode Compile(FunctionNode root, ScriptSource source) => new FunctionCompiler(root, null, source).Run("");

    private FunctionCode CompileInner(FunctionNode node, string name) => new FunctionCompiler(node, this, _source).Run(name);

    private FunctionCode Run(string name)
    {
        CompileBody();
        var code = new FunctionCode
        {
            Name = name,
            Kind = _node.FunctionKind,
            IsStrict = _node.IsStrict,
            IsAsync = _node.IsAsync,
            IsGenerator = _node.IsGenerator,
            IsPlain = _node is { IsAsync: false, IsGenerator: false, FunctionKind: not (FunctionKind.ClassConstructor or FunctionKind.DerivedConstructor) },
            Code = _code.Finish(),
            Constants = _code.Constants,
            Names = _code.Names,
            Functions = [.. _functions],
            Shapes = [.. _shapes],
            Templates = [.. _templates],
            Regions = _code.Regions,
            Positions = _code.Positions,
            CaptureSources = [.. _captureSources],
            RegisterCount = _registerCount + 1,
            ClearedCount = _clearedCount,
            ParameterCount = _node.Parameters.Count,
            Length = CountLength(),
            KeepsArguments = _keepsArguments,
            Source = _source,
            SourceStart = _sourceStart >= 0 ? _sourceStart : _node.Position,
            SourceEnd = _node.End,
        };
        _code.Return();
        return code;
    }

    private int CountLength()
    {
        int length = 0;
        foreach (Parameter parameter in _node.Parameters)
        {
            if (parameter.IsRest || parameter.Default is not null)
            {
                break;
            }

            length++;
        }

        return length;
    }

    /// <summary>A place in the run's table of inline caches, of which each access in the source has two.</summary>
    private int Cache() => _source.IsLibrary ? ScriptSource.NeverCached : (_source.CacheCount += 2) - 2;

    private int Temporary()
    {
        int register = _next++;
        _registerCount = Math.Max(_registerCount, _next);
        return register;
    }

    private int Temporaries(int count)
    {
        int first = _next;
        _next += count;
        _registerCount = Math.Max(_registerCount, _next);
        return first;
    }

    private void Release(int mark) => _next = mark;

    /// <summary>The place of a variable of an outer function among the captures.</summary>
    private int CaptureIndex(Variable variable)
    {
        if (_captureIndex is not null ? _captureIndex.TryGetValue(variable, out int index) : (index = _captures.IndexOf(variable)) >= 0)
        {
            return index;
        }

        if (++_source.CaptureCount > MaxCaptures)
        {
            throw ScriptSyntaxException.At(_source.Text, _node.Position, "Functions use too many variables of those around them");
        }

        FunctionCompiler outer = _outer!;
        int source = ReferenceEquals(variable.Scope.Function, outer._node) ? variable.Register : ~outer.CaptureIndex(variable);
        _captures.Add(variable);
        _captureSources.Add(source);
        if (_captures.Count > 16)
        {
            _captureIndex ??= MakeCaptureIndex();
            _captureIndex[variable] = _captures.Count - 1;
        }

        return _captures.Count - 1;
    }

    private Dictionary<Variable, int> MakeCaptureIndex()
    {
        var index = new Dictionary<Variable, int>();
        for (int i = 0; i < _captures.Count; i++)
        {
            index[_captures[i]] = i;
        }

        return index;
    }

    private bool IsOwn(Variable variable) => ReferenceEquals(variable.Scope.Function, _node);
}
