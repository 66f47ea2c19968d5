using System.Text;
using ActionSteps.Expressions;

namespace ActionSteps.Tests.Expressions;

/// <summary>Makes expressions from a seed: shaped like the grammar, or of random pieces.</summary>
internal sealed class ExpressionGenerator(int seed)
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ":", ".", "?", "??", "|", "||", "&&", "&", "+", "-", "*", "/", "%", "^", "!", "=", "==", "!=", "<>",
        "<", "<=", ">", ">=", " ", "\t", "\n", "\"", "'", "\\", "\\u", "\\{", "\\}", "1", "0", ".5", "1e3", "1e308", "9007199254740993", "a", "list",
        "o.k", "t", "and", "or", "not", "in", "contains", "true", "null", "IF(", "TRY(", "é", "\ud800", "𐐨", "\0", "#", "__proto__", "|increment",
    ];

    private static readonly string[] Operators =
    [
        "+", "-", "*", "/", "%", "^", "==", "!=", "<", ">=", "&&", "||", "??", " and ", " or ", " in ", " contains ",
    ];

    private static readonly string[] Values =
    [
        "0", "1", "2", "-1", "0.1", "1e300", "100000", "1000000", "\"\"", "\"abc\"", "\"7\"", "'2020-10-06'", "true", "null", "missing", "a", "t", "n",
        "list", "list[0]", "list[-1]", "o", "o.k", "o[\"k\"].x[0]", "deep", "long", "[]", "[1, \"b\"]", "\"(a+)+$\"", "\"day\"", "internal", "locale",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Pieced()
    {
        _text.Clear();
        for (int i = _random.Next(1, 30); i > 0; i--)
        {
            _text.Append(One(Pieces));
        }

        return _text.ToString();
    }

    public string Shaped()
    {
        _text.Clear();
        AppendExpression(_random.Next(1, 6));
        return _text.ToString();
    }

    private void AppendExpression(int depth)
    {
        if (depth == 0)
        {
            _text.Append(One(Values));
            return;
        }

        switch (_random.Next(10))
        {
            case 0:
                _text.Append('(');
                AppendExpression(depth - 1);
                _text.Append(')');
                break;
            case 1:
                _text.Append(One(["-", "!", "not ", "+"]));
                AppendExpression(depth - 1);
                break;
            case 2:
                AppendExpression(depth - 1);
                _text.Append(" ? ");
                AppendExpression(depth - 1);
                _text.Append(" : ");
                AppendExpression(depth - 1);
                break;
            case 3:
                AppendItems(depth, "[", "]");
                break;
            case 4:
                _text.Append('[');
                AppendExpression(depth - 1);
                _text.Append("][");
                AppendExpression(depth - 1);
                _text.Append(']');
                break;
            case 5 or 6 or 7:
                FunctionDescription function = FunctionCatalogue.Functions[_random.Next(FunctionCatalogue.Functions.Count)];
                AppendItems(depth, function.Name + "(", ")", function.MinArguments, Math.Min(function.MaxArguments, function.MinArguments + 2));
                break;
            default:
                AppendExpression(depth - 1);
                _text.Append(One(Operators));
                AppendExpression(depth - 1);
                break;
        }
    }

    private void AppendItems(int depth, string open, string close, int min = 0, int max = 3)
    {
        _text.Append(open);
        int count = _random.Next(min, max + 1);
        for (int i = 0; i < count; i++)
        {
            _text.Append(i > 0 ? ", " : string.Empty);
            if (_random.Next(8) == 0)
            {
                _text.Append("{k: ");
                AppendExpression(depth - 1);
                _text.Append('}');
            }
            else
            {
                AppendExpression(depth - 1);
            }
        }

        _text.Append(close);
    }

    private string One(ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];
}
