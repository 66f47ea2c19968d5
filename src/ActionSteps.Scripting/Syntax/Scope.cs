using System.Runtime.InteropServices;

namespace ActionSteps.Scripting.Syntax;

/// <summary>A region of the source with variables of its own. The parser declares into it, the resolver links it to its surroundings.</summary>
internal sealed class Scope(ScopeKind kind)
{
    /// <summary>Up to here, looking through a list is as fast as an index and takes no memory.</summary>
    private const int MaxLinear = 16;

    private Dictionary<string, Variable>? _index;
    private List<Variable>? _variables;
    private List<string>? _varNames;
    private HashSet<string>? _varIndex;

    internal ScopeKind Kind { get; } = kind;

    internal Scope? Parent { get; set; }

    /// <summary>The function whose registers hold the variables.</summary>
    internal FunctionNode? Function { get; set; }

    internal ReadOnlySpan<Variable> Variables => CollectionsMarshal.AsSpan(_variables);

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
        else if (_variables.Count > MaxLinear)
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
    internal void PassVar(string name)
    {
        if (PassedVar(name))
        {
            return;
        }

        (_varNames ??= []).Add(name);
        if (_varIndex is not null)
        {
            _varIndex.Add(name);
        }
        else if (_varNames.Count > MaxLinear)
        {
            _varIndex = [.. _varNames];
        }
    }

    internal bool PassedVar(string name) => _varIndex is not null ? _varIndex.Contains(name) : _varNames is not null && _varNames.Contains(name);
}
