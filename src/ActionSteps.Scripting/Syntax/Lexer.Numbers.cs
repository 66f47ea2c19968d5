using System.Numerics;

namespace ActionSteps.Scripting.Syntax;

/// <content>Numbers.</content>
internal sealed partial class Lexer
{
    /// <summary>Longer big integers cannot be written in a source: compiling is not metered.</summary>
    private const int MaxLiteralBits = 65_536;

    private TokenKind ScanNumber()
    {
        int start = _at;
        TokenKind kind = Peek() == '0' ? ScanAfterZero(start) : ScanDecimal(start);
        if (_at < _source.Length && (char.IsAsciiDigit(Peek()) || IsIdentifierStart(Peek()) || Peek() == '\\'))
        {
            throw Fault(_at, "Identifier directly after number");
        }

        return kind;
    }

    private TokenKind ScanAfterZero(int start)
    {
        int radix = Peek(1) switch
        {
            'x' or 'X' => 16,
            'o' or 'O' => 8,
            'b' or 'B' => 2,
            _ => 10,
        };
        if (radix != 10)
        {
            _at += 2;
            return ScanRadix(radix);
        }

        if (!char.IsAsciiDigit(Peek(1)))
        {
            return Peek(1) == '_' ? throw Fault(start, "Numeric separator can not be used after leading 0") : ScanDecimal(start);
        }

        Current.HasOctal = true;
        int end = start;
        bool isOctal = true;
        while (end < _source.Length && char.IsAsciiDigit(_source[end]))
        {
            isOctal &= _source[end] < '8';
            end++;
        }

        if (!isOctal)
        {
            return ScanDecimal(start, allowsBigInt: false);
        }

        _at = end;
        Current.Number = NumberText.ParseDigits(_source.AsSpan(start, end - start), 8);
        return TokenKind.Number;
    }

    private TokenKind ScanRadix(int radix)
    {
        int start = _at;
        bool hasSeparator = false;
        while (_at < _source.Length)
        {
            char unit = _source[_at];
            if (unit == '_')
            {
                CheckSeparator(radix);
                hasSeparator = true;
            }
            else if (NumberText.DigitOf(unit) >= radix)
            {
                break;
            }

            _at++;
        }

        if (_at == start)
        {
            throw Fault(start, "Missing digits in number");
        }

        string digits = Cut(start, hasSeparator);
        if (Peek() == 'n')
        {
            CheckBigIntLength(start, digits.Length * (double)BitOperations.Log2((uint)radix));
            _at++;
            Current.Text = BigIntText.Parse(digits, radix).GetValueOrDefault().ToString(CultureInfo.InvariantCulture);
            return TokenKind.BigInt;
        }

        Current.Number = NumberText.ParseDigits(digits, radix);
        return TokenKind.Number;
    }

    private void CheckBigIntLength(int start, double bits)
    {
        if (bits > MaxLiteralBits)
        {
            throw Fault(start, "Maximum BigInt size exceeded");
        }
    }

    private TokenKind ScanDecimal(int start, bool allowsBigInt = true)
    {
        bool hasSeparator = SkipDigits(allowsBigInt);
        if (allowsBigInt && Peek() == 'n' && _at > start)
        {
            CheckBigIntLength(start, (_at - start) * Math.Log2(10));
            Current.Text = Cut(start, hasSeparator);
            _at++;
            return TokenKind.BigInt;
        }

        bool isInteger = true;
        if (Accept('.'))
        {
            isInteger = false;
            hasSeparator |= Peek() == '_' ? throw Fault(_at, "Numeric separators are not allowed here") : SkipDigits(true);
        }

        if (Peek() is 'e' or 'E')
        {
            isInteger = false;
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            if (!char.IsAsciiDigit(Peek()))
            {
                throw Fault(_at, "Missing digits in exponent");
            }

            hasSeparator |= SkipDigits(true);
        }

        if (isInteger && !hasSeparator && _at - start <= 9)
        {
            int value = 0;
            for (int i = start; i < _at; i++)
            {
                value = (value * 10) + (_source[i] - '0');
            }

            Current.Number = value;
            return TokenKind.Number;
        }

        Current.Number = hasSeparator
            ? double.Parse(Cut(start, true), NumberStyles.Float, CultureInfo.InvariantCulture)
            : double.Parse(_source.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
        return TokenKind.Number;
    }

    private bool SkipDigits(bool allowsSeparators)
    {
        bool hasSeparator = false;
        while (_at < _source.Length)
        {
            if (_source[_at] == '_' && allowsSeparators)
            {
                CheckSeparator(10);
                hasSeparator = true;
            }
            else if (!char.IsAsciiDigit(_source[_at]))
            {
                break;
            }

            _at++;
        }

        return hasSeparator;
    }

    private void CheckSeparator(int radix)
    {
        bool isBetween = _at > 0 && IsDigit(_source[_at - 1], radix) && IsDigit(Peek(1), radix);
        if (!isBetween)
        {
            throw Fault(_at, "Numeric separators are allowed only between digits");
        }
    }

    private static bool IsDigit(char unit, int radix) =>
        radix == 16 ? char.IsAsciiHexDigit(unit) : unit >= '0' && unit < '0' + radix;

    private string Cut(int start, bool hasSeparator)
    {
        string text = _source[start.._at];
        return hasSeparator ? text.Replace("_", "", StringComparison.Ordinal) : text;
    }
}
