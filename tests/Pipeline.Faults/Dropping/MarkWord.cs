namespace Pipeline.Faults.Dropping;

/// <summary>Numbers as words of consonants: no language has them and no stemmer changes them.</summary>
internal static class MarkWord
{
    // Without z, which separates two of them.
    private const string Letters = "bcdfghjklmnpqrtvwx";

    public static string Of(int number)
    {
        var word = string.Empty;
        for (var rest = number; rest > 0 || word.Length == 0; rest /= Letters.Length)
        {
            word = Letters[rest % Letters.Length] + word;
        }

        return word;
    }
}
