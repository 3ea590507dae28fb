using Pipeline.Articles;

namespace Pipeline.Web.Shell;

/// <summary>What is wrong with the fields of a form or of an address, whatever their values.</summary>
internal static class FieldFault
{
    /// <summary>A sentence about a field that is not known, or is there more often than it may be; null when it is neither.</summary>
    /// <param name="place">Where it is: <c>form</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="count">How often it is there.</param>
    /// <param name="known">The names that are known.</param>
    /// <param name="repeats">Whether it may be there several times.</param>
    public static string? Of(string place, string name, int count, IReadOnlyList<string> known, bool repeats)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            return $"The {place} has a field '{name}', which is not known{NearestName.Hint(name, known)}";
        }

        return count > 1 && !repeats ? $"The {place} has the field {name} {count} times." : null;
    }
}
