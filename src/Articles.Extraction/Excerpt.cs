namespace Articles.Extraction;

/// <summary>Cuts texts to a length without splitting a character.</summary>
internal static class Excerpt
{
    /// <summary>The text, or its first <paramref name="length"/> code units; one fewer if they would end inside a surrogate pair.</summary>
    public static string Of(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
