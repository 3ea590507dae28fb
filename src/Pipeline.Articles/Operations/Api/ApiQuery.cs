using System.Globalization;

namespace Pipeline.Articles.Operations.Api;

/// <summary>The query of a request, read strictly: unknown parameters are refused, as in a body.</summary>
internal static class ApiQuery
{
    /// <summary>Refuses parameters that a route does not accept, and repeated ones.</summary>
    /// <exception cref="FormatException">There is one.</exception>
    public static void Check(ApiRequest request, IReadOnlyList<string> allowed)
    {
        foreach (var name in request.Query.Select(parameter => parameter.Key)
            .Where(name => !allowed.Contains(name, StringComparer.Ordinal)))
        {
            throw new FormatException(
                $"The query has '{Excerpt.Of(name, 64)}', which is not known{NearestName.Hint(name, allowed)} "
                + (allowed.Count == 0 ? "This address takes no query." : $"Allowed are {string.Join(", ", allowed)}."));
        }

        if (request.Query.GroupBy(parameter => parameter.Key, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FormatException($"The query has {twice.Key} {twice.Count()} times. Give it once. Nothing was done.");
        }
    }

    /// <summary>A parameter that is a whole number from 1; null if it is missing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static int? Number(ApiRequest request, string name)
    {
        if (request.Query.FirstOrDefault(parameter => parameter.Key == name).Value is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"The query's {name} must be a whole number from 1.");
    }

    /// <summary>A parameter that is true or false; false if it is missing.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static bool Flag(ApiRequest request, string name) =>
        request.Query.FirstOrDefault(parameter => parameter.Key == name).Value switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw new FormatException($"The query's {name} must be true or false."),
        };
}
