using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Shell;

/// <summary>The pages of a list.</summary>
/// <param name="Number">Which page, from 1.</param>
/// <param name="HasNext">Whether there is another after it.</param>
/// <param name="Path">The list's address.</param>
/// <param name="Query">The rest of its query.</param>
public sealed record Paging(int Number, bool HasNext, string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>The query's name for a page's number.</summary>
    public const string Field = "page";

    private const int Most = 100_000;

    /// <summary>The query's field.</summary>
    internal static QueryField QueryField { get; } = new(Field, "must be a number from 1", value =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0);

    /// <summary>Reads a page's number; 1 when there is none or it is none.</summary>
    public static int Read(HttpRequest request) =>
        int.TryParse(request.Query[Field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most
            ? number
            : 1;

    /// <summary>The address of a page.</summary>
    public string Url(int number)
    {
        var query = number == 1 ? Query : [.. Query, KeyValuePair.Create(Field, number.ToString(CultureInfo.InvariantCulture))];
        return Path + QueryString.Create(query.Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));
    }
}
