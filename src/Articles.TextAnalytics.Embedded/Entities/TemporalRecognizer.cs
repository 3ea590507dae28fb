using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Dates, times and durations: ISO and slashed dates in any language, the rest in English.</summary>
internal static class TemporalRecognizer
{
    private const double Certain = 0.95;
    private const double Likely = 0.8;

    private static readonly FrozenSet<string> Months = FrozenSet.Create(
        StringComparer.Ordinal,
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "Jan", "Feb", "Apr", "Jun", "Jul",
        "Aug", "Sep", "Sept", "Oct", "Nov", "Dec");

    private static readonly FrozenSet<string> Weekdays = FrozenSet.Create(
        StringComparer.Ordinal, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private static readonly FrozenSet<string> Relative =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "today", "yesterday", "tomorrow", "tonight");

    private static readonly FrozenSet<string> Determiners =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "this", "last", "next", "past", "coming");

    private static readonly FrozenSet<string> Periods = FrozenSet.Create(
        StringComparer.Ordinal, "day", "week", "weekend", "month", "year", "decade", "century", "morning", "afternoon", "evening", "night",
        "summer", "winter", "spring", "autumn", "fall", "quarter");

    private static readonly FrozenSet<string> Units = FrozenSet.Create(
        StringComparer.Ordinal,
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "decade", "decades", "century", "centuries");

    /// <summary>The words, but numbers, that expressions of time start with.</summary>
    public static IEnumerable<string> FirstWords => [.. Months, .. Weekdays, .. Relative, .. Determiners];

    /// <summary>Reads an expression of time that starts at the token <paramref name="i"/>.</summary>
    public static bool TryRead(TokenizedText text, int i, int end, out NameSpan time)
    {
        var words = text.Words;
        var word = words[i];
        time = default;
        if (text.Tokens[i].Kind == TokenKind.Number)
        {
            return TryNumeric(text, i, end, out time);
        }

        if (Months.Contains(word) && MonthEnd(words, i, end) is { } monthEnd)
        {
            time = Date(i, monthEnd, Certain);
        }
        else if (Weekdays.Contains(word))
        {
            var last = i + 1;
            if (last + 1 < end && words[last] is "," && Months.Contains(words[last + 1]))
            {
                last = MonthEnd(words, last + 1, end) ?? last;
            }
            else if (last < end && words[last] is "morning" or "afternoon" or "evening" or "night")
            {
                last++;
            }

            time = Date(i, last, Certain);
        }
        else if (Relative.Contains(word))
        {
            time = Date(i, i + 1, Likely);
        }
        else if (Determiners.Contains(word))
        {
            var last = i + 1;
            while (last < end && last < i + 2 && Determiners.Contains(words[last]))
            {
                last++;
            }

            if (last < end && (Periods.Contains(words[last]) || Weekdays.Contains(words[last]) || Months.Contains(words[last])))
            {
                time = new NameSpan(i, last + 1, EntityCategory.DateTime, "DateRange", Likely);
            }
        }
        else if (i + 1 < end && Units.Contains(words[i + 1]) && Numerals.IsNumeral(word))
        {
            time = new NameSpan(i, i + 2, EntityCategory.DateTime, "Duration", Likely);
        }

        return time.Category is not null;
    }

    private static bool TryNumeric(TokenizedText text, int i, int end, out NameSpan time)
    {
        var words = text.Words;
        var word = words[i];
        time = default;
        if (IsDate(word))
        {
            time = Date(i, i + 1, Certain);
        }
        else if (IsSlashed(text, i, end))
        {
            time = Date(i, i + 5, Likely);
        }
        else if (i + 1 < end && IsDay(word) && Months.Contains(words[i + 1]) && words[i + 1] is not "May")
        {
            time = Date(i, i + 2 < end && IsYear(words[i + 2]) ? i + 3 : i + 2, Certain);
        }
        else if (i + 1 < end && words[i + 1] is "a.m." or "p.m." or "am" or "pm" or "AM" or "PM" or "a.m" or "p.m")
        {
            time = new NameSpan(i, i + 2, EntityCategory.DateTime, "Time", Certain);
        }
        else if (IsClock(word))
        {
            time = new NameSpan(i, i + 1, EntityCategory.DateTime, "Time", Likely);
        }
        else if (i + 1 < end && Units.Contains(words[i + 1]))
        {
            time = new NameSpan(i, i + 2, EntityCategory.DateTime, "Duration", Likely);
        }
        else if (IsYear(word) && i > 0 && words[i - 1] is "in" or "In" or "since" or "Since" or "until" or "by" or "from" or "of"
            or "early" or "late" or "mid" or "year")
        {
            time = new NameSpan(i, i + 1, EntityCategory.DateTime, "DateRange", Likely);
        }

        return time.Category is not null;
    }

    /// <summary>After "April 20, 2024", "April 2024" or a month in a phrase of time; null for "May" as a verb.</summary>
    private static int? MonthEnd(string[] words, int i, int end)
    {
        var last = i + 1;
        if (last < end && IsDay(words[last]))
        {
            last++;
            if (last + 1 < end && words[last] is "," && IsYear(words[last + 1]))
            {
                last += 2;
            }
            else if (last < end && IsYear(words[last]))
            {
                last++;
            }

            return last;
        }

        if (last < end && IsYear(words[last]))
        {
            return last + 1;
        }

        var ambiguous = words[i] is "May" or "March";
        var led = i > 0 && words[i - 1] is "in" or "In" or "since" or "Since" or "until" or "by" or "of" or "early" or "late" or "last"
            or "next" or "this" or "through" or "from";
        return ambiguous && !led ? null : last;
    }

    private static NameSpan Date(int start, int end, double confidence) => new(start, end, EntityCategory.DateTime, "Date", confidence);

    private static bool IsDay(string word)
    {
        var digits = word.AsSpan().TrimEnd("stndrh");
        return digits.Length is 1 or 2 && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var day) && day is >= 1
            and <= 31;
    }

    private static bool IsYear(string word) =>
        word.Length == 4 && int.TryParse(word, System.Globalization.NumberStyles.None, null, out var year) && year is >= 1000 and <= 2199;

    /// <summary>"2024-04-20".</summary>
    private static bool IsDate(string word) =>
        word.Length == 10 && word[4] == '-' && word[7] == '-' && IsYear(word[..4]) && IsDay(word[8..])
            && int.TryParse(word[5..7], out var month) && month is >= 1 and <= 12;

    /// <summary>"20/04/2024": five tokens.</summary>
    private static bool IsSlashed(TokenizedText text, int i, int end)
    {
        var words = text.Words;
        return i + 5 <= end && words[i + 1] is "/" && words[i + 3] is "/" && IsDay(words[i]) && IsDay(words[i + 2]) && IsYear(words[i + 4])
            && text.Tokens[i + 4].End - text.Tokens[i].Offset <= 10;
    }

    private static bool IsClock(string word) =>
        word.Length is 4 or 5 && word[^3] == ':' && int.TryParse(word[..^3], out var hour) && hour <= 24
            && int.TryParse(word[^2..], out var minute) && minute < 60;
}
