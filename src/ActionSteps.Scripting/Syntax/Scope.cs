namespace ActionSteps.Scripting.Syntax;

/// <summary>A region of the source with variables of its own. The parser declares into it, the resolver links it to its surroundings.</summary>
internal sealed class Scope(ScopeKind kind)
{
    private Dictionary<string, Variable>? _index;
    private List<Variable>? _variables;
    private HashSet<string>? _varNames;

    internal ScopeKind Kind { get; } = kind;

    internal Scope? Parent { get; set; }

    /// <summary>The function whose registers hold the variables.</summary>
    internal FunctionNode? Function { get; set; }

    internal IReadOnlyList<Variable> Variables => _variables is null ? [] : _variables;

    /// <summary>Functions declared here, to be made when the scope is entered.</summary>
    internal List<FunctionDeclaration>? Functions { get; private set; }

    /// <summary>Functions of blocks that a sloppy script also sees as <c>var</c> (annex B.3.3).</summary>
    internal HashSet<FunctionDeclaration>? HoistedFunctions { get; set; }

    /// <summary>Names of <c>var</c> at global level, in order.</summary>
    internal List<string>? GlobalNames { get; set; }

    internal Variable? Find(string name)
    {
        if (_variables is null)
        {
            return null;
        }

        if (_index is not null)
        {
            return _index.GetValueOrDefault(name);
        }

        foreach (Variable variable in _variables)
        {
            if (variable.Name == name)
            {
                return variable;
            }
        }

        return null;
    }

    internal Variable Declare(string name, VariableKind kind)
    {
        var variable = new Variable(name, kind, this);
        _variables ??= [];
        _variables.Add(variable);
        if (_index is not null)
        {
            _index[name] = variable;
        }
        else if (_variables.Count > 8)
        {
            _index = [];
            foreach (Variable known in _variables)
            {
                _index[known.Name] = known;
            }
        }

        return variable;
    }

    internal void AddFunction(FunctionDeclaration function) => (Functions ??= []).Add(function);

    /// <summary>Remembers that a <c>var</c> passes through this block on its way to the function.</summary>
    internal void PassVar(string name) => (_varNames ??= []).Add(name);

    internal bool PassedVar(string name) => _varNames is not null && _varNames.Contains(name);
}
