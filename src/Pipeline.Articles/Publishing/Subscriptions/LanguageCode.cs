using System.Globalization;

namespace Pipeline.Articles.Publishing.Subscriptions;

/// <summary>Languages in the form that articles use: the first part of a BCP 47 tag, <c>en</c> for <c>en-GB</c>.</summary>
internal static class LanguageCode
{
    /// <summary>The error in a language, as the end of a sentence that starts with its place; null if there is none.</summary>
    public static string? Fault(string text)
    {
        if (text.Length is 2 && text.All(char.IsAsciiLetter))
        {
            return null;
        }

        var meant = Meant(text);
        return text.Length is 3 && text.All(char.IsAsciiLetter) && (meant is null || meant.Length == 3)
            ? null
            : $"is '{Excerpt.Of(text, 64)}', which is not a language code: use a code of ISO 639, such as en"
                + (meant is null ? string.Empty : $" (did you mean '{meant}'?)");
    }

    /// <summary>The code that was probably meant by another tag or by a name; null if none is similar.</summary>
    private static string? Meant(string text)
    {
        var first = text.Split('-', '_')[0];
        if (first.Length is 2 && first.All(char.IsAsciiLetter))
        {
            return first.ToLowerInvariant();
        }

        // Without language data on the machine, there is no hint.
        var languages = CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3).ToList();
        if (languages.Find(language => Same(language.ThreeLetterISOLanguageName, first)) is { } code)
        {
            return code.TwoLetterISOLanguageName;
        }

        var name = languages.Find(language => Same(language.EnglishName, text) || Same(language.NativeName, text))?.EnglishName
            ?? NearestName.Of(text, languages.Select(language => language.EnglishName));
        return languages.Find(language => language.EnglishName == name)?.TwoLetterISOLanguageName;
    }

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
