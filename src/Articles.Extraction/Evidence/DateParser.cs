
namespace Articles.Extraction.Evidence;

/// <summary>
/// Finds dates in lines of text and says what they are. Nothing is guessed: a date without a year is none, 03/04/2024 is none unless the
/// page's language or a time zone says which is the month, and a time whose zone is unknown leaves only the day (midnight UTC, as for a
/// date without a time). Immutable, safe for concurrent callers.
/// </summary>
internal sealed class DateParser
{
    private const int MaxLine = 400;
    private const int MaxGap = 48;
    private const int BuddhistEra = 543;
    private const string AmericanEnglish = "en-US";
    private const int LastShortYear = 40;
    private const int Reiwa = 2018;

    // English where the day stands first.
    private static readonly HashSet<string> DayFirst =
        new(StringComparer.OrdinalIgnoreCase) { "en-GB", "en-AU", "en-NZ", "en-IE", "en-IN" };

    private static readonly HashSet<string> YearFirst =
        new(StringComparer.OrdinalIgnoreCase) { "en", "fa", "hu", "ja", "ko", "lt", "lv", "mn", "sv", "zh" };

    private readonly TimeZones _zones = new();
    private readonly Dictionary<string, int> _months = new(StringComparer.Ordinal);
    private readonly (string Label, DateRole Role)[] _labels;

    public DateParser()
    {
        foreach (var line in SignalData.Lines("months.txt"))
        {
            var month = 0;
            foreach (var names in line.Split('|'))
            {
                month++;
                foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    _months.TryAdd(CharacterFolding.Fold(name).TrimEnd('.'), month);
                }
            }
        }

        _labels =
        [
            .. SignalData.Items("dates.labels.txt", "published").Select(label => (label, DateRole.Published)),
            .. SignalData.Items("dates.labels.txt", "modified").Select(label => (label, DateRole.Modified)),
        ];
        Array.Sort(_labels, (a, b) => b.Label.Length.CompareTo(a.Label.Length));
    }

    /// <summary>Whether a line may hold a date or a time of day, with or without a year: a quick look.</summary>
    public bool IsMentioned(ReadOnlySpan<char> line)
    {
        line = line.Length > MaxLine ? line[..MaxLine] : line;
        var digit = FirstDigit(line);
        if (digit < 0)
        {
            return false;
        }

        for (var i = digit; i < line.Length; i++)
        {
            if (char.IsAsciiDigit(line[i]))
            {
                if (i + 2 < line.Length && line[i + 1] == ':' && char.IsAsciiDigit(line[i + 2]))
                {
                    return true;
                }

                if (i + 4 < line.Length && line[i + 1] is '/' or '.' or '-' or '年' or '月' && char.IsAsciiDigit(line[i + 2])
                    && line[(i + 3)..].IndexOfAny("/.-月日") is 0 or 1)
                {
                    return true;
                }

                // 2024년 3월 12일
                if (i + 4 < line.Length && line[i + 1] == '년' && line[(i + 2)..].TrimStart() is [>= '0' and <= '9', ..]
                    && line[(i + 2)..].IndexOf('월') is > 0 and < 5)
                {
                    return true;
                }
            }
        }

        Span<char> folded = stackalloc char[16];
        var lookup = _months.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in new WordRanges(line))
        {
            var word = line[range];
            if (word.Length is >= 3 and <= 14 && char.IsLetter(word[0])
                && lookup.ContainsKey(folded[..CharacterFolding.Fold(word, folded)]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a short line is hardly more than a date or a time: numbers, months and the words around them.</summary>
    public bool IsDateOnly(ReadOnlySpan<char> line)
    {
        var (words, others, numbers) = (0, 0, 0);
        Span<char> buffer = stackalloc char[16];
        var lookup = _months.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in new WordRanges(line))
        {
            var word = line[range];
            if (++words > 14)
            {
                return false;
            }

            if (char.IsDigit(word[0]))
            {
                numbers++;
                continue;
            }

            var folded = (ReadOnlySpan<char>)buffer[..CharacterFolding.Fold(word.Length > 16 ? word[..16] : word, buffer)];
            others += word.Length <= 3 || lookup.ContainsKey(folded) || IsLabelWord(folded) ? 0 : 1;
        }

        // A weekday's name, and one more word, may stand beside.
        return numbers > 0 && (words > 1 || IsWrittenTogether(line)) && others <= 1 + (words / 6);
    }

    /// <summary>2024年3月12日 has no blanks between its words.</summary>
    private static bool IsWrittenTogether(ReadOnlySpan<char> line) =>
        line.IndexOf('年') is 4 or 5 && line.Contains('月') && line.TrimEnd()[^1] is '日' or (>= '0' and <= '9') or '分';

    private bool IsLabelWord(ReadOnlySpan<char> folded)
    {
        foreach (var (label, _) in _labels)
        {
            if (folded.SequenceEqual(label))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The dates in a line, in order.</summary>
    /// <param name="line">A line; of a long one only the start is read.</param>
    /// <param name="language">
    /// The page's language, ISO 639-1, or with its country for English: evidence for the order of day and month. Null when unknown.
    /// </param>
    public IReadOnlyList<DateFinding> Find(ReadOnlySpan<char> line, string? language)
    {
        line = line.Length > MaxLine ? line[..MaxLine] : line;
        if (FirstDigit(line) < 0)
        {
            return [];
        }

        var tokens = DateToken.Split(line);
        var findings = new List<DateFinding>();
        var american = HasAmericanZone(tokens, line) || string.Equals(language, AmericanEnglish, StringComparison.OrdinalIgnoreCase);
        language = language is { Length: > 2 } && language[2] == '-' && !DayFirst.Contains(language) ? language[..2] : language;
        var (previousEnd, previousToken) = (0, 0);
        for (var i = 0; i < tokens.Count;)
        {
            if (ReadDay(tokens, i, language, american) is not { } day)
            {
                i++;
                continue;
            }

            var clock = ReadClockAfter(tokens, day.Next, line) ?? ReadClockBefore(tokens, previousToken, i, line);
            var start = Math.Min(tokens[i].Start, clock?.Start ?? int.MaxValue);
            var next = Math.Max(day.Next, clock?.Next ?? 0);
            var end = tokens[next - 1].End;
            findings.Add(ToFinding(day.Date, clock, RoleOf(line[previousEnd..start]), start, end));
            (previousEnd, previousToken, i) = (end, next, next);
        }

        return findings;
    }

    /// <summary>The first digit of any script; -1 when there is none.</summary>
    private static int FirstDigit(ReadOnlySpan<char> line)
    {
        var ascii = line.IndexOfAnyInRange('0', '9');
        if (ascii >= 0 || line.IndexOfAnyInRange('\u0660', '\u0E59') is var other && other < 0)
        {
            return ascii;
        }

        for (var i = other; i < line.Length; i++)
        {
            if (char.IsDigit(line[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private bool HasAmericanZone(List<DateToken> tokens, ReadOnlySpan<char> line)
    {
        foreach (var token in tokens)
        {
            if (token.Word is { } word && char.IsUpper(line[token.Start]) && _zones.IsAmerican(word))
            {
                return true;
            }
        }

        return false;
    }

    private DateFinding ToFinding(DateTime date, ClockTime? clock, DateRole role, int start, int end)
    {
        if (clock is { } time && time.Zone is { } zone)
        {
            var offset = zone.Offset ?? _zones.Find(zone.Name, date + time.Time);
            if (offset is { } known)
            {
                return new DateFinding(new DateTimeOffset(date + time.Time - known, TimeSpan.Zero), role, start, end, HasTime: true);
            }
        }

        return new DateFinding(new DateTimeOffset(date, TimeSpan.Zero), role, start, end, HasTime: false);
    }

    /// <summary>What a date is, by the last label in the words before it ("Last updated").</summary>
    public DateRole RoleOf(ReadOnlySpan<char> before)
    {
        before = before.Length > MaxGap ? before[^MaxGap..] : before;
        Span<char> buffer = stackalloc char[MaxGap * 2];
        var folded = (ReadOnlySpan<char>)buffer[..CharacterFolding.Fold(before, buffer)];
        var (role, last) = (DateRole.Unlabelled, -1);
        foreach (var (label, meaning) in _labels)
        {
            var at = folded.LastIndexOf(label, StringComparison.Ordinal);
            if (at > last && (at == 0 || !char.IsLetter(folded[at - 1]) || label[0] >= '\u2E80')
                && (at + label.Length == folded.Length || !char.IsLetter(folded[at + label.Length]) || label[0] >= '\u2E80')
                && !(last >= 0 && at + label.Length < last))
            {
                (role, last) = (meaning, at);
            }
        }

        return role;
    }

    private (DateTime Date, int Next)? ReadDay(List<DateToken> tokens, int i, string? language, bool american)
    {
        var token = tokens[i];
        if (token.IsNumber)
        {
            return ReadNumeric(tokens, i, language, american) ?? ReadYearMonthDay(tokens, i) ?? ReadDayMonthYear(tokens, i)
                ?? PersianDate.Read(tokens, i);
        }

        return token.Word is not null ? ReadMonthDayYear(tokens, i) : null;
    }

    /// <summary>2024-04-20, 2024年4月20日, 20.04.2024, 20/04/2024.</summary>
    private static (DateTime, int)? ReadNumeric(List<DateToken> tokens, int i, string? language, bool american)
    {
        if (i + 4 >= tokens.Count || !tokens[i + 2].IsShort || !tokens[i + 4].IsNumber
            || (i > 0 && tokens[i - 1].Mark is '/' or '-' && tokens[i - 1].End == tokens[i].Start))
        {
            return null;
        }

        var (first, second, third) = (tokens[i], tokens[i + 2], tokens[i + 4]);
        var separator = Separator(tokens[i + 1]);
        var other = Separator(tokens[i + 3]);
        if (separator == '年' && other == '年' && first.IsShort && third.IsShort && i > 1 && tokens[i - 2].Word == "令"
            && tokens[i - 1].Word == "和")
        {
            return ToDate(Reiwa + first.Number, second.Number, third.Number, i + 5);
        }

        if (first.IsYear && third.IsShort && separator == other && separator is '-' or '/' or '.' or '年')
        {
            var next = separator == '年' && i + 5 < tokens.Count && tokens[i + 5].Word is "日" or "일" ? i + 6 : i + 5;
            return ToDate(first.Number, second.Number, third.Number, next);
        }

        if (i + 6 < tokens.Count && tokens[i + 5].Mark == separator && tokens[i + 6].IsNumber && tokens[i + 6].Start == third.End + 1)
        {
            return null;
        }

        if (!first.IsShort || separator != other || separator is not ('/' or '.' or '-') || tokens[i + 1].Start != first.End)
        {
            return null;
        }

        if (!third.IsYear)
        {
            return ReadShortYear(first, second, third, separator, language) is { } shortDate ? (shortDate, i + 5) : null;
        }

        var (day, month) = (first.Number, second.Number);
        if (separator == '.' && month > 12)
        {
            // 06.18.2025: no other order makes a day of it.
            (day, month) = (month, day);
        }
        else if (separator != '.' && day != month && day <= 12)
        {
            if (month > 12 || american)
            {
                (day, month) = (month, day);
            }
            else if (language is null or "en")
            {
                return null;
            }
        }

        return ToDate(third.Number, month, day, i + 5);
    }

    /// <summary>12.03.24 where the language has the day first: two digits each, and nothing between.</summary>
    private static DateTime? ReadShortYear(DateToken day, DateToken month, DateToken year, char separator, string? language) =>
        language is not null && !YearFirst.Contains(language) && separator is '.' or '/' && day.Length == 2 && month.Length == 2
            && year is { Length: 2, Number: <= LastShortYear } && year.End == day.Start + 8
            ? ToDate(2000 + year.Number, month.Number, day.Number, 0)?.Date
            : null;

    private static char Separator(DateToken token) => token.Word switch
    {
        "年" or "月" or "년" or "월" => '年',
        _ => token.Mark,
    };

    /// <summary>20 April 2024, 20. April 2024, 20 de abril de 2024, 1er mai 2024.</summary>
    private (DateTime, int)? ReadDayMonthYear(List<DateToken> tokens, int i)
    {
        if (!tokens[i].IsShort)
        {
            return null;
        }

        var next = i + 1;
        while (next < tokens.Count && next < i + 4
            && (tokens[next].Mark is '.' or 'º' or '°' or '-' or '/' or ',' or '\'' or '’'
            || tokens[next].Word is "st" or "nd" or "rd" or "th" or "er" or "e" or "º" or "de" or "of" or "del" or "d" or "kl"))
        {
            next++;
        }

        if (next < tokens.Count && tokens[next].Word is { } word && _months.TryGetValue(word, out var month))
        {
            return ReadYear(tokens, next + 1, month, tokens[i].Number);
        }

        return ReadDottedMonth(tokens, next) is > 0 and var dotted ? ReadYear(tokens, next + 3, dotted, tokens[i].Number) : null;
    }

    /// <summary>มี.ค.: two letters with a dot behind each; 0 for anything else.</summary>
    private int ReadDottedMonth(List<DateToken> tokens, int i) =>
        i + 2 < tokens.Count && tokens[i].Word is [>= '\u0E00' and < '\u0E80', ..] first && tokens[i + 1].Mark == '.'
            && tokens[i + 2].Word is { } second
            ? _months.GetValueOrDefault($"{first}.{second}")
            : 0;

    /// <summary>2024. április 20.</summary>
    private (DateTime, int)? ReadYearMonthDay(List<DateToken> tokens, int i)
    {
        var next = i + 1;
        next += next < tokens.Count && tokens[next].Mark is '.' or ',' ? 1 : 0;
        return tokens[i].IsYear && next + 1 < tokens.Count && tokens[next].Word is { } word && _months.TryGetValue(word, out var month)
            && tokens[next + 1].IsShort
            && (next + 2 >= tokens.Count || !tokens[next + 2].IsYear)
            ? ToDate(tokens[i].Number, month, tokens[next + 1].Number, next + 2)
            : null;
    }

    /// <summary>April 20, 2024; Apr. 20th 2024.</summary>
    private (DateTime, int)? ReadMonthDayYear(List<DateToken> tokens, int i)
    {
        if (!_months.TryGetValue(tokens[i].Word!, out var month))
        {
            return null;
        }

        var next = i + 1;
        if (next < tokens.Count && tokens[next].Mark == '.')
        {
            next++;
        }

        if (next >= tokens.Count || !tokens[next].IsShort)
        {
            return null;
        }

        var day = tokens[next].Number;
        return ReadYear(tokens, next + 1, month, day);
    }

    private (DateTime, int)? ReadYear(List<DateToken> tokens, int next, int month, int day)
    {
        for (var skipped = 0; next < tokens.Count && skipped < 4; next++, skipped++)
        {
            if (tokens[next].IsYear)
            {
                return ToDate(tokens[next].Number, month, day, next + 1);
            }

            if (tokens[next].IsBuddhistYear)
            {
                return ToDate(tokens[next].Number - BuddhistEra, month, day, next + 1);
            }

            if (!(tokens[next].Mark is '.' or ',' or '-' or '/' or '\'' || tokens[next].Word is "st" or "nd" or "rd" or "th" or "de"
                or "del" or "of" or "г" || IsMonth(tokens[next], month)))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>12 آذار/مارس 2024: the month's other name.</summary>
    private bool IsMonth(DateToken token, int month) => token.Word is { } word && _months.GetValueOrDefault(word) == month;

    private static (DateTime Date, int Next)? ToDate(int year, int month, int day, int next) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified), next)
            : null;

    private ClockTime? ReadClockAfter(List<DateToken> tokens, int next, ReadOnlySpan<char> line)
    {
        var isAfternoon = false;
        for (var skipped = 0; next < tokens.Count && skipped < 5; next++, skipped++)
        {
            if (ReadClock(tokens, next, line) is { } clock)
            {
                return isAfternoon && clock.Time.Hours < 12 ? clock with { Time = clock.Time + TimeSpan.FromHours(12) } : clock;
            }

            // 오후, 下午, 午後
            isAfternoon |= tokens[next].Word is "후" or "下" or "後";

            if (tokens[next].IsNumber || (tokens[next].Word is { } word && !IsFiller(word)) || tokens[next].Mark is ';')
            {
                return null;
            }
        }

        return null;
    }

    private ClockTime? ReadClockBefore(List<DateToken> tokens, int from, int until, ReadOnlySpan<char> line)
    {
        for (var i = Math.Max(from, until - 10); i < until; i++)
        {
            if (ReadClock(tokens, i, line) is not { } clock)
            {
                continue;
            }

            var fillers = true;
            for (var k = clock.Next; k < until; k++)
            {
                fillers &= !tokens[k].IsNumber && (tokens[k].Word is not { } word || word.Length <= 9) && tokens[k].Mark != ';';
            }

            return fillers && until - clock.Next <= 4 ? clock with { Next = 0 } : null;
        }

        return null;
    }

    private static bool IsFiller(string word) =>
        word is "t" or "at" or "um" or "a" or "as" or "alle" or "ore" or "les" or "las" or "kl" or "klo" or "o" or "om" or "ob" or "в"
        or "о"
        or "오" or "전" or "후" or "上" or "下" or "午" or "前" or "後"
        or "saat" or "pukul" or "jam" or "h" or "time" or "uhr" or "the" or "on" or "godz" or "г" or "στις";

    /// <summary>4:12 pm EDT, 14:12 Uhr, 14h12, 14.12 Uhr, T12:48:14.123Z, 14:12 +0200.</summary>
    private ClockTime? ReadClock(List<DateToken> tokens, int i, ReadOnlySpan<char> line)
    {
        if (!tokens[i].IsShort)
        {
            return null;
        }

        var hour = tokens[i].Number;
        var minute = 0;
        var second = 0;
        var next = i + 1;
        var certain = false;
        if (i + 2 < tokens.Count && tokens[i + 2] is { IsNumber: true, Length: 2 }
            && (tokens[i + 1].Mark is ':' or '.' || tokens[i + 1].Word == "h") && tokens[i + 2].Start == tokens[i].End + 1)
        {
            (minute, next) = (tokens[i + 2].Number, i + 3);
            certain = tokens[i + 1].Mark != '.';
            if (next + 1 < tokens.Count && tokens[next].Mark == ':' && tokens[next + 1] is { IsNumber: true, Length: 2 })
            {
                (second, next) = (tokens[next + 1].Number, next + 2);
                if (next + 1 < tokens.Count && tokens[next].Mark == '.' && tokens[next + 1].IsNumber
                    && tokens[next].Start == tokens[next - 1].End)
                {
                    next += 2;
                }
            }
        }

        // am, a.m., PM
        if (next < tokens.Count && tokens[next].Word is "am" or "pm" or "a" or "p")
        {
            var word = tokens[next].Word!;
            var dotted = word.Length == 1;
            if (!dotted || (next + 2 < tokens.Count && tokens[next + 1].Mark == '.' && tokens[next + 2].Word == "m"))
            {
                if (hour is < 1 or > 12)
                {
                    return null;
                }

                hour = (hour % 12) + (word[0] == 'p' ? 12 : 0);
                next += dotted ? 3 : 1;
                if (dotted && next < tokens.Count && tokens[next].Mark == '.')
                {
                    next++;
                }

                certain = true;
            }
        }

        if (next < tokens.Count && tokens[next].Word is "uhr" or "hrs" or "h" or "hs")
        {
            certain = true;
            next++;
        }

        // 08.15 GMT
        var behind = next;
        if (!certain && next == i + 3 && ReadZone(tokens, ref behind, line) is not null)
        {
            certain = true;
        }

        if (!certain || hour > 23 || minute > 59 || second > 59)
        {
            return null;
        }

        var zone = ReadZone(tokens, ref next, line);
        return new ClockTime(new TimeSpan(hour, minute, second), zone, tokens[i].Start, next);
    }

    private Zone? ReadZone(List<DateToken> tokens, ref int next, ReadOnlySpan<char> line)
    {
        var at = next;
        if (at < tokens.Count && tokens[at].Mark is '(' or ',')
        {
            at++;
        }

        string? name = null;
        if (at < tokens.Count && tokens[at].Word is { Length: <= 4 } word)
        {
            if (!_zones.Contains(word) || !char.IsUpper(line[tokens[at].Start]))
            {
                return null;
            }

            name = word;
            next = at + 1;
            at = next;
            if (name is not ("gmt" or "utc"))
            {
                return new Zone(name, null);
            }
        }

        // +02:00, +0200, GMT+7
        if (at + 1 < tokens.Count && tokens[at].Mark is '+' or '-' or '−' && tokens[at + 1].IsNumber
            && tokens[at + 1].Start == tokens[at].End)
        {
            var digits = tokens[at + 1];
            var minutes = digits.Length switch
            {
                4 => ((digits.Number / 100) * 60) + (digits.Number % 100),
                <= 2 => digits.Number * 60,
                _ => -1,
            };
            var end = at + 2;
            if (digits.Length == 2 && at + 3 < tokens.Count && tokens[at + 2].Mark == ':'
                && tokens[at + 3] is { IsNumber: true, Length: 2 })
            {
                minutes += tokens[at + 3].Number;
                end = at + 4;
            }
            else if (digits.Length <= 2 && name is null)
            {
                minutes = -1;
            }

            if (minutes is >= 0 and <= 14 * 60)
            {
                next = end;
                return new Zone(string.Empty, TimeSpan.FromMinutes(tokens[at].Mark == '+' ? minutes : -minutes));
            }
        }

        return name is null ? null : new Zone(name, null);
    }

    private readonly record struct ClockTime(TimeSpan Time, Zone? Zone, int Start, int Next);

    private readonly record struct Zone(string Name, TimeSpan? Offset);
}
