using System.Globalization;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The query of a request, read strictly: unknown parameters are refused, as in a body.</summary>
internal static class ApiQuery
{
    /// <summary>Refuses parameters that a route does not accept, and repeated ones.</summary>
    /// <exception cref="FormatException">There is one.</exception>
    public static void Check(ApiRequest request, IReadOnlyList<string> allowed, IReadOnlyList<string> repeatable)
    {
        foreach (var name in request.Query.Select(parameter => parameter.Key)
            .Where(name => !allowed.Contains(name, StringComparer.Ordinal)))
        {
            throw new FormatException(
                $"The query has '{Excerpt.Of(name, 64)}', which is not known{NearestName.Hint(name, allowed)} "
                + (allowed.Count == 0 ? "This address takes no query." : $"Allowed are {string.Join(", ", allowed)}."));
        }

        if (request.Query.GroupBy(parameter => parameter.Key, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1 && !repeatable.Contains(group.Key, StringComparer.Ordinal)) is { } twice)
        {
            throw new FormatException($"The query has {twice.Key} {twice.Count()} times. Give it once. Nothing was done.");
        }
    }

    /// <summary>A parameter's text; null if it is missing.</summary>
    /// <exception cref="FormatException">It is empty: a filter that filters nothing would be taken for one.</exception>
    public static string? Text(ApiRequest request, string name) => Find(request, name) switch
    {
        null => null,
        var text when string.IsNullOrWhiteSpace(text) => throw new FormatException($"The query's {name} is empty. Leave it out."),
        var text => text,
    };

    /// <summary>All values of a parameter.</summary>
    /// <exception cref="FormatException">One is empty.</exception>
    public static IReadOnlyList<string> Texts(ApiRequest request, string name)
    {
        var texts = request.Query.Where(parameter => parameter.Key == name).Select(parameter => parameter.Value).ToList();
        return texts.Exists(string.IsNullOrWhiteSpace)
            ? throw new FormatException($"A {name} of the query is empty. Leave it out.")
            : texts;
    }

    /// <summary>A parameter that is one of some words; null if it is missing.</summary>
    /// <exception cref="FormatException">It is another.</exception>
    public static string? OneOf(ApiRequest request, string name, IReadOnlyList<string> words)
    {
        if (Find(request, name) is not { } text)
        {
            return null;
        }

        return words.Contains(text, StringComparer.Ordinal)
            ? text
            : throw new FormatException(
                $"The query's {name} is '{Excerpt.Of(text, 64)}', which is not known{NearestName.Hint(text, words)} Allowed are "
                + $"{string.Join(", ", words)}.");
    }

    /// <summary>A parameter that is a time; null if it is missing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static DateTimeOffset? Time(ApiRequest request, string name)
    {
        if (Find(request, name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new FormatException($"The query's {name} must be a time: 2026-11-24 or 2026-11-24T08:00Z.");
    }

    /// <summary>A parameter that is a whole number from 1; null if it is missing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static int? Number(ApiRequest request, string name, int most = int.MaxValue, int least = 1)
    {
        if (Find(request, name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        throw new FormatException(most == int.MaxValue
            ? $"The query's {name} must be a whole number from {least}."
            : string.Create(CultureInfo.InvariantCulture, $"The query's {name} must be a whole number from {least} to {most:N0}."));
    }

    /// <summary>A parameter that is true or false; false if it is missing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static bool Flag(ApiRequest request, string name) =>
        Find(request, name) switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw new FormatException($"The query's {name} must be true or false."),
        };

    private static string? Find(ApiRequest request, string name) =>
        request.Query.FirstOrDefault(parameter => parameter.Key == name).Value;
}
