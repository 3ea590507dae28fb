using System.Globalization;

namespace Articles.Extraction.Evidence;

/// <summary>Reads dates of the Solar Hijri calendar: ۲۲ اسفند ۱۴۰۲, 1402/12/22.</summary>
internal static class PersianDate
{
    private const int FirstYear = 1349;
    private const int LastYear = 1479;

    private static readonly PersianCalendar Calendar = new();
    private static readonly string[] Months =
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
    private static readonly string[] Folded = [.. Months.Select(CharacterFolding.Fold)];

    /// <summary>The date that begins with a token, and the token behind it; null for anything else.</summary>
    public static (DateTime Date, int Next)? Read(List<DateToken> tokens, int i)
    {
        if (!tokens[i].IsShort || i + 2 >= tokens.Count || tokens[i + 1].Word is not { } word
            || Array.IndexOf(Folded, word) is not (>= 0 and var month))
        {
            return null;
        }

        var year = tokens[i + 2].Mark is '،' or ',' && i + 3 < tokens.Count ? i + 3 : i + 2;
        return tokens[year] is { IsNumber: true, Length: 4, Number: >= FirstYear and <= LastYear } && tokens[i].Number >= 1
            && tokens[i].Number <= Calendar.GetDaysInMonth(tokens[year].Number, month + 1)
            ? (Calendar.ToDateTime(tokens[year].Number, month + 1, tokens[i].Number, 0, 0, 0, 0), year + 1)
            : null;
    }
}
