using System.Text;

namespace ActionSteps.Scripting.BuiltIns.Intl;

/// <summary>Compares texts in the order of a language.</summary>
internal sealed class Collation(CollationTable table, string sensitivity, bool isNumeric, bool ignoresPunctuation, bool isUpperFirst)
{
    /// <summary>Longer texts are compared as they are written, without putting their marks in order.</summary>
    private const int MaxNormalized = 100_000;

    internal int Compare(Realm realm, string left, string right)
    {
        realm.Meter.Charge(4 + (Math.Min(left.Length, right.Length) / 2));
        if (ReferenceEquals(left, right) || left == right)
        {
            return 0;
        }

        if (table.IsSimple && !isNumeric && !ignoresPunctuation && !isUpperFirst && sensitivity == "variant" && TryAscii(left, right, out int order))
        {
            return order;
        }

        var first = new CollationReader(table, Prepare(realm, left), isNumeric, ignoresPunctuation);
        var second = new CollationReader(table, Prepare(realm, right), isNumeric, ignoresPunctuation);
        int secondary = 0;
        int tertiary = 0;
        while (true)
        {
            bool hasFirst = first.MoveNext();
            bool hasSecond = second.MoveNext();
            realm.Meter.Charge(1);
            if (!hasFirst || !hasSecond)
            {
                return hasFirst != hasSecond ? (hasFirst ? 1 : -1) : Finish(secondary, tertiary);
            }

            int primary = first.ComparePrimary(second);
            if (primary != 0)
            {
                return primary;
            }

            secondary = secondary == 0 ? first.Secondary.CompareTo(second.Secondary) : secondary;
            if (tertiary == 0)
            {
                bool isFirstUpper = first.Tertiary >= 64;
                tertiary = sensitivity != "variant" || isUpperFirst ? isFirstUpper.CompareTo(second.Tertiary >= 64) : 0;
                tertiary = isUpperFirst ? -tertiary : tertiary;
                tertiary = tertiary == 0 && sensitivity == "variant" ? first.Tertiary.CompareTo(second.Tertiary) : tertiary;
            }
        }
    }

    /// <summary>The usual case: plain text without anything that counts as several or as none.</summary>
    private bool TryAscii(string left, string right, out int order)
    {
        order = 0;
        int tertiary = 0;
        int shared = Math.Min(left.Length, right.Length);
        for (int i = 0; i < shared; i++)
        {
            char a = left[i];
            char b = right[i];
            if ((a | b) >= 128)
            {
                return false;
            }

            (int primary, _, int letterCase) = table.AsciiWeight(a);
            (int otherPrimary, _, int otherCase) = table.AsciiWeight(b);
            if (primary == 0 || otherPrimary == 0)
            {
                return false;
            }

            if (primary != otherPrimary && order == 0)
            {
                order = primary.CompareTo(otherPrimary);
            }

            tertiary = tertiary == 0 ? letterCase.CompareTo(otherCase) : tertiary;

            // A mark or an ignored character behind may still count for the letters before it.
            if (order != 0 && IsPlain(left, i + 1) && IsPlain(right, i + 1))
            {
                return true;
            }
        }

        if (left.Length != right.Length)
        {
            string longer = left.Length > right.Length ? left : right;
            if (longer[shared] >= 128 || table.AsciiWeight(longer[shared]).Primary == 0)
            {
                return false;
            }
        }

        order = order != 0 ? order : left.Length != right.Length ? left.Length.CompareTo(right.Length) : tertiary;
        return true;
    }

    private static bool IsPlain(string text, int at) => at >= text.Length || text[at] < 128;

    private int Finish(int secondary, int tertiary) => sensitivity switch
    {
        "base" => 0,
        "accent" => secondary,
        "case" => tertiary,
        _ => secondary != 0 ? secondary : tertiary,
    };

    private static string Prepare(Realm realm, string text)
    {
        if (text.Length > MaxNormalized || !text.AsSpan().ContainsAnyInRange('\u0300', '\uffff') || text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        realm.Meter.Charge(text.Length * 4);
        realm.Meter.Allocate(8L * text.Length);
        return text.Normalize(NormalizationForm.FormD);
    }
}
