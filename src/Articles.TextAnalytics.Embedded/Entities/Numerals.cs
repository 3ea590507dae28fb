using System.Collections.Frozen;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>English number words.</summary>
internal static class Numerals
{
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion",
        "dozen");

    private static readonly FrozenSet<string> Ordinals = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => [.. Words, .. Ordinals];

    /// <summary>Whether the word is a cardinal number ("three"); "one" is left out, being a pronoun as often.</summary>
    public static bool IsNumeral(string word) => Words.Contains(word);

    /// <summary>Whether the word is an ordinal number ("third").</summary>
    public static bool IsOrdinal(string word) => Ordinals.Contains(word);

    /// <summary>Whether the word multiplies the number before it.</summary>
    public static bool IsScale(string word) =>
        word is "hundred" or "thousand" or "million" or "billion" or "trillion" or "Million" or "Millionen" or "Milliarden" or "millions"
        or "milliards" or "millones" or "milioni" or "bn" or "mn" or "m";
}
