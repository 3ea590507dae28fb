namespace Articles.Extraction.Formats.Fields;

/// <summary>Of the fields that speak of an embargo, those that say until when.</summary>
internal static class EmbargoFields
{
    /// <summary>
    /// The fields without those that say no more than another does: a yes beside a time, and why, by whom and in which zone it is.
    /// </summary>
    /// <param name="fields">Fields that state an embargo, with plain names.</param>
    /// <param name="isTrue">Whether a value is a yes.</param>
    public static IReadOnlyList<KeyValuePair<string, T>> Deciding<T>(
        IEnumerable<KeyValuePair<string, T>> fields, Func<T, bool> isTrue)
    {
        var stated = fields.ToList();
        if (stated.Exists(field => !IsAside(field.Key)))
        {
            stated.RemoveAll(field => IsAside(field.Key));
        }

        if (stated.Exists(field => !isTrue(field.Value)))
        {
            stated.RemoveAll(field => isTrue(field.Value));
        }

        return stated;
    }

    private static bool IsAside(string name) => name.EndsWith("reason", StringComparison.Ordinal)
        || name.EndsWith("note", StringComparison.Ordinal) || name.EndsWith("by", StringComparison.Ordinal)
        || name.EndsWith("comment", StringComparison.Ordinal) || name.EndsWith("type", StringComparison.Ordinal)
        || name.EndsWith("timezone", StringComparison.Ordinal);
}
