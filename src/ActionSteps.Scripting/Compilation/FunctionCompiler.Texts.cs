namespace ActionSteps.Scripting.Compilation;

/// <content>Texts made of several parts by <c>+</c>.</content>
internal sealed partial class FunctionCompiler
{
    private const int MaxTextParts = 12;

    /// <summary>
    /// Compiles <c>a + ' x ' + b</c> as one concatenation, without texts in between. As one of the first two parts is a text, all sums are
    /// texts; each part becomes one when it has been evaluated, before the next is, as in the sums one by one.
    /// </summary>
    private bool TryCompileText(BinaryExpression binary, int target)
    {
        int count = 1;
        BinaryExpression lowest = binary;
        for (Expression at = binary; at is BinaryExpression { Operator: TokenKind.Plus } sum; at = sum.Left)
        {
            lowest = sum;
            if (++count > MaxTextParts)
            {
                return false;
            }
        }

        if (count < 3 || (lowest.Left is not StringLiteral && lowest.Right is not StringLiteral))
        {
            return false;
        }

        int first = Temporaries(count);
        CompileParts(binary, first, count - 1);
        _code.Emit(OpCode.Concat, target, first, count);
        return true;
    }

    private void CompileParts(BinaryExpression sum, int first, int last)
    {
        if (last > 1)
        {
            CompileParts((BinaryExpression)sum.Left, first, last - 1);
        }
        else
        {
            CompilePart(sum.Left, first, sum.Position);
        }

        CompilePart(sum.Right, first + last, sum.Position);
    }

    private void CompilePart(Expression part, int register, int position)
    {
        int mark = _next;
        ExprTo(part, register);
        Release(mark);
        if (part is not StringLiteral)
        {
            _code.At(position);
            _code.Emit(OpCode.ToAddend, register, register);
        }
    }
}
