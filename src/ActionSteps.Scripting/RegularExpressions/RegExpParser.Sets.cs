using System.Text;

namespace ActionSteps.Scripting.RegularExpressions;

/// <content>Classes with set operations, nested classes and texts: the flag <c>v</c>.</content>
internal sealed partial class RegExpParser
{
    private const string SyntaxCharacters = "()[]{}/-\\|";
    private const string DoublePunctuators = "&!#$%*+,.:;<=>?@^`~";
    private const string EscapablePunctuators = "&-!#%,:;<=>@`~";

    private ClassOperand ParseClassSet()
    {
        Enter();
        _at++;
        bool isNegative = Accept('^');
        ClassOperand result = ClassOperand.Empty;
        if (!Accept(']'))
        {
            result = ParseOperand(out int character);
            if (StartsDouble('&'))
            {
                result = ParseOperations("&&", result);
            }
            else if (StartsDouble('-'))
            {
                result = ParseOperations("--", result);
            }
            else
            {
                result = ParseUnion(result, character);
            }
        }

        _depth--;
        if (!isNegative)
        {
            return result;
        }

        return !result.MayContainTexts ? new ClassOperand(result.Set.Complement()) : throw Fault("Negated character class may contain strings");
    }

    private bool StartsDouble(char unit) => Current == unit && Peek() == unit;

    private ClassOperand ParseOperations(string sign, ClassOperand result)
    {
        while (!Accept(']'))
        {
            if (!Accept(sign) || (sign == "&&" && Current == '&'))
            {
                throw Fault(AtEnd ? "Unterminated character class" : "Invalid set operation in character class");
            }

            ClassOperand right = ParseOperand(out _);
            _meter?.Charge(result.Set.Ranges.Length + right.Set.Ranges.Length);
            result = sign == "&&" ? result.Intersect(right) : result.Subtract(right);
        }

        return result;
    }

    private ClassOperand ParseUnion(ClassOperand first, int character)
    {
        var pairs = new List<int>();
        var union = new ClassOperand.Builder();
        ClassOperand operand = first;
        while (true)
        {
            if (character >= 0 && Current == '-' && Peek() != '-')
            {
                _at++;
                int last = ReadSetCharacter();
                if (character > last)
                {
                    throw Fault("Range out of order in character class");
                }

                operand = new ClassOperand(Close(CodePointSetBuilder.OfPairs([character, last + 1])));
            }

            _meter?.Charge(operand.Set.Ranges.Length);
            _meter?.Allocate(4L * operand.Set.Ranges.Length);
            union.Add(operand);
            if (Accept(']'))
            {
                return union.ToOperand();
            }

            if (StartsDouble('&') || StartsDouble('-'))
            {
                throw Fault("Invalid set operation in character class");
            }

            operand = ParseOperand(out character);
        }
    }

    /// <summary>Reads an operand; tells the character when it is only one, which may start a range.</summary>
    private ClassOperand ParseOperand(out int character)
    {
        character = -1;
        if (AtEnd)
        {
            throw Fault("Unterminated character class");
        }

        if (Current == '[')
        {
            return ParseClassSet();
        }

        if (Current == '\\')
        {
            switch (Peek())
            {
                case 'q' when Peek(2) == '{':
                    _at += 3;
                    return ParseTexts();
                case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                    _at++;
                    return new ClassOperand(ReadClassEscape());
                case 'p' or 'P':
                    _at++;
                    return ReadProperty();
            }
        }

        character = ReadSetCharacter();
        return new ClassOperand(CloseOne(character));
    }

    private int ReadSetCharacter()
    {
        if (AtEnd)
        {
            throw Fault("Unterminated character class");
        }

        char unit = Current;
        if (unit == '\\')
        {
            _at++;
            if (Accept('b'))
            {
                return '\b';
            }

            return EscapablePunctuators.Contains(Current, StringComparison.Ordinal) ? _pattern[_at++] : ReadCharacterEscape(isInClass: true);
        }

        if (SyntaxCharacters.Contains(unit, StringComparison.Ordinal) || (Peek() == unit && DoublePunctuators.Contains(unit, StringComparison.Ordinal)))
        {
            throw Fault("Invalid character in character class");
        }

        return ReadCharacter();
    }

    private CodePointSet CloseOne(int character) =>
        (_isIgnoreCase ? CaseTable.Variants(character, isUnicode: true) : null) ?? CodePointSet.Of(character);

    /// <summary>The alternatives of <c>\q{…}</c>, behind the brace.</summary>
    private ClassOperand ParseTexts()
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        while (true)
        {
            if (AtEnd)
            {
                throw Fault("Invalid escape: missing }");
            }

            bool isEnd = Current == '}';
            if (isEnd || Current == '|')
            {
                _at++;
                _meter?.Allocate(NodeCost);
                texts.Add(text.ToString());
                text.Clear();
                if (isEnd)
                {
                    return ClassOperand.OfTexts(texts, this);
                }

                continue;
            }

            int character = ReadSetCharacter();
            text.Append(character is >= 0xD800 and <= 0xDFFF ? ((char)character).ToString() : char.ConvertFromUtf32(character));
        }
    }

    /// <summary>A text as the members of a set are compared: folded where case is ignored.</summary>
    internal string Canonical(string text)
    {
        if (!_isIgnoreCase)
        {
            return text;
        }

        var folded = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            int character = PointAt(text, ref i);
            int canonical = CaseTable.Canonicalize(character, isUnicode: true);
            folded.Append(canonical is >= 0xD800 and <= 0xDFFF ? ((char)canonical).ToString() : char.ConvertFromUtf32(canonical));
        }

        return folded.ToString();
    }

    internal CodePointSet SingleOf(string text)
    {
        int i = 0;
        return CloseOne(PointAt(text, ref i));
    }

    /// <summary>The node that matches a text of a class.</summary>
    internal RegExpNode NodeOf(string text)
    {
        var parts = new List<RegExpNode>();
        for (int i = 0; i < text.Length;)
        {
            int character = PointAt(text, ref i);
            AddAtom(parts, null, character);
        }

        FlushText(parts);
        return parts.Count == 0 ? RegExpNode.Empty : parts.Count == 1 ? parts[0] : RegExpNode.OfSequence([.. parts]);
    }

    /// <summary>Starts the nodes of a class behind whatever text precedes it.</summary>
    internal void SuspendText(out string text)
    {
        text = _text.ToString();
        _text.Clear();
    }

    internal void ResumeText(string text) => _text.Append(text);

    private static int PointAt(string text, ref int index)
    {
        char unit = text[index++];
        return char.IsHighSurrogate(unit) && index < text.Length && char.IsLowSurrogate(text[index]) ? char.ConvertToUtf32(unit, text[index++]) : unit;
    }
}
