using System.Numerics;

namespace ActionSteps.Scripting.Syntax;

/// <content>Numbers.</content>
internal sealed partial class Lexer
{
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

        double value = 0;
        for (; _at < end; _at++)
        {
            value = (value * 8) + (_source[_at] - '0');
        }

        Current.Number = value;
        return TokenKind.Number;
    }

    // Converting long numbers takes time that grows with the square of their length.
    private const int MaxDigits = 5000;

    private TokenKind ScanRadix(int radix)
    {
        int start = _at;
        BigInteger exact = BigInteger.Zero;
        ulong small = 0;
        int digits = 0;
        while (_at < _source.Length)
        {
            char unit = _source[_at];
            if (unit == '_')
            {
                CheckSeparator(radix);
                _at++;
                continue;
            }

            int digit = char.IsAsciiHexDigit(unit) ? Convert.ToInt32(unit.ToString(), 16) : 99;
            if (digit >= radix)
            {
                break;
            }

            if (++digits > MaxDigits)
            {
                throw Fault(start, "The number has too many digits");
            }

            if (digits <= 12)
            {
                small = (small * (uint)radix) + (uint)digit;
            }
            else
            {
                exact = ((digits == 13 ? small : exact) * radix) + digit;
            }

            _at++;
        }

        if (digits == 0)
        {
            throw Fault(start, "Missing digits in number");
        }

        exact = digits <= 12 ? small : exact;
        if (Accept('n'))
        {
            Current.Text = exact.ToString(CultureInfo.InvariantCulture);
            return TokenKind.BigInt;
        }

        Current.Number = (double)exact;
        if (digits > 12)
        {
            Current.Number = double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        return TokenKind.Number;
    }

    private TokenKind ScanDecimal(int start, bool allowsBigInt = true)
    {
        bool hasSeparator = SkipDigits(allowsBigInt);
        if (allowsBigInt && Peek() == 'n' && _at > start)
        {
            Current.Text = _at - start <= 2 * MaxDigits ? Cut(start, hasSeparator) : throw Fault(start, "The number has too many digits");
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
