using System.Net;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>E-mail addresses, URLs, telephone numbers and IP addresses, in any language, in one pass over the characters.</summary>
internal static class ContactRecognizer
{
    private const double Certain = 0.99;
    private const double Likely = 0.8;
    private const int MaxLocalPartLength = 64;
    private const int MaxHostLength = 255;
    private const int MaxUrlLength = 2048;
    private const int MaxPhoneLength = 24;

    /// <summary>Appends the mentions in <paramref name="text"/>.</summary>
    public static void Recognize(string text, List<TextEntity> entities)
    {
        FindUrls(text, entities);
        FindEmails(text, entities);
        FindPhones(text, entities);
    }

    /// <summary>Appends the mentions that are contact data of a person.</summary>
    public static void RecognizePersonal(string text, List<TextEntity> entities)
    {
        FindEmails(text, entities);
        FindPhones(text, entities);
    }

    private static void FindUrls(string text, List<TextEntity> entities)
    {
        var next = 0;
        for (var i = text.IndexOf("://", StringComparison.Ordinal); i >= 0; i = text.IndexOf("://", next, StringComparison.Ordinal))
        {
            var start = i;
            next = i + 3;
            while (start > 0 && i - start < 5 && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            if (text[start..i] is "http" or "https" or "ftp" or "HTTP" or "HTTPS" or "Http" or "Https")
            {
                // What stands inside an address is part of it.
                next = AddUrl(text, start, i + 3, entities);
            }
        }

        for (var i = text.IndexOf("www.", StringComparison.OrdinalIgnoreCase); i >= 0; i =
            text.IndexOf("www.", next, StringComparison.OrdinalIgnoreCase))
        {
            next = i + 4;
            if (i == 0 || (!char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not ('/' or '.' or '@' or '-')))
            {
                next = AddUrl(text, i, i + 4, entities);
            }
        }
    }

    /// <returns>Where to look for the next one.</returns>
    private static int AddUrl(string text, int start, int hostStart, List<TextEntity> entities)
    {
        var end = hostStart;
        while (end < text.Length && end - start < MaxUrlLength && IsUrlCharacter(text[end]))
        {
            end++;
        }

        while (end > hostStart && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ')' or ']' or '*' or '_')
        {
            end--;
        }

        if (end > hostStart && char.IsLetterOrDigit(text[hostStart]))
        {
            entities.Add(new TextEntity(text[start..end], EntityCategory.Url, null, start, end - start, Certain));
            return end;
        }

        return hostStart;
    }

    private static void FindEmails(string text, List<TextEntity> entities)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < MaxLocalPartLength
                && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+' or '%'))
            {
                start--;
            }

            while (start < at && !char.IsAsciiLetterOrDigit(text[start]))
            {
                start++;
            }

            var end = at + 1;
            while (end < text.Length && end - at < MaxHostLength && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            {
                end++;
            }

            while (end > at + 1 && !char.IsAsciiLetter(text[end - 1]))
            {
                end--;
            }

            var dot = text.LastIndexOf('.', end - 1, end - 1 - at);
            if (start < at && dot > at + 1 && end - dot > 2 && text[at + 1] != '.')
            {
                entities.Add(new TextEntity(text[start..end], EntityCategory.Email, null, start, end - start, Certain));
            }
        }
    }

    private static void FindPhones(string text, List<TextEntity> entities)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (start > 0 && text[start - 1] is '+' or '(' && i - start < 2)
            {
                start--;
            }

            var end = i;
            while (end < text.Length && end - start < MaxPhoneLength
                && (char.IsAsciiDigit(text[end]) || text[end] is ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0' or ':'))
            {
                end++;
            }

            var run = end;
            while (!char.IsAsciiDigit(text[end - 1]))
            {
                end--;
            }

            var bounded = (start == 0 || !char.IsLetterOrDigit(text[start - 1]))
                && (run == text.Length || !char.IsLetterOrDigit(text[run]) || run > end);
            if (bounded && Classify(text[start..end]) is { } category)
            {
                entities.Add(
                    new TextEntity(
                    text[start..end], category, null, start, end - start, category == EntityCategory.PhoneNumber ? Likely : Certain));
            }

            i = Math.Max(run, i + 1);
        }
    }

    private static string? Classify(string run)
    {
        if (run.Count(c => c == '.') == 3 && run.All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            return IPAddress.TryParse(run, out _) ? EntityCategory.IPAddress : null;
        }

        var digits = run.Count(char.IsAsciiDigit);
        if (run.Contains(':') || digits is < 7 or > 15 || run.Count(c => c == '(') != run.Count(c => c == ')'))
        {
            return null;
        }

        if (run[0] == '+')
        {
            return digits >= 8 ? EntityCategory.PhoneNumber : null;
        }

        // Groups as in "(202) 555-0143" and "020 7946 0018"; not dates, sums or year spans.
        var groups = run.Split([' ', '-', '.', '(', ')', '/', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        var american = digits is 10 or 11 && groups is [.., { Length: 3 }, { Length: 3 }, { Length: 4 }];
        var trunk = digits is >= 9 and <= 12 && groups.Length is >= 2 and <= 5 && run.TrimStart('(')[0] == '0' && groups[0].Length >= 3;
        return american || trunk ? EntityCategory.PhoneNumber : null;
    }

    private static bool IsUrlCharacter(char c) =>
        c > ' ' && !char.IsWhiteSpace(c)
        && c is not ('"' or '<' or '>' or '“' or '”' or '»' or '«' or '`' or '{' or '}' or '|' or '\\' or '^')
        && !char.IsSurrogate(c) && !char.IsControl(c);
}
