using System.Buffers;
using System.Globalization;
using System.Text;

namespace Articles.Extraction.Formats.Charsets;

/// <summary>
/// Repairs UTF-8 that somebody once read as windows-1252 (<c>â€™</c> for <c>’</c>), up to three times over. Such text is full of sequences
/// that are the bytes of one UTF-8 character, seen one by one. Some of these also occur in clean text ("AMANHÃ…"), so nothing is
/// touched without a sequence that no language writes, and where letters stand about that begin no sequence the text is taken as clean.
/// </summary>
internal static class Mojibake
{
    private const int MaxTimes = 3;

    /// <summary>How many sequences must stand against one letter that begins none.</summary>
    private const int Majority = 2;

    /// <summary>What UTF-8's first bytes of two, three and four (C2 to F4) look like in windows-1252.</summary>
    private const char FirstLead = '\u00C2';
    private const char LastLead = '\u00F4';

    /// <summary>The characters of windows-1252 at 0x80 to 0x9F; five bytes have none and stay C1 controls.</summary>
    private const string HighHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>
    /// Punctuation, signs, footnote marks and letters that may well follow a capital in clean text ("DÉŠŤ"): they prove nothing.
    /// </summary>
    private static readonly SearchValues<char> Common = SearchValues.Create("\u00A0\u00AD‘’“”‚„…–—‹›«»•·™©®ªº¹²³†‡¬ŠšŒœŽžŸƒ");

    /// <summary>What may, too, but hardly after Ã and Â ("ZOË´S", "2×½").</summary>
    private static readonly SearchValues<char> CommonAfterOthers = SearchValues.Create("´¨¸¼½¾°±");

    /// <summary>The repaired text; the same string when there is nothing to repair.</summary>
    public static string Repair(string text)
    {
        for (var time = 0; time < MaxTimes && IsMojibake(text); time++)
        {
            text = Decode(text);
        }

        return text;
    }

    private static bool IsMojibake(ReadOnlySpan<char> text)
    {
        var (sequences, proofs, strays) = (0, 0, 0);
        while (true)
        {
            var lead = text.IndexOfAnyInRange(FirstLead, LastLead);
            if (lead < 0)
            {
                return proofs > 0 && sequences >= Majority * strays;
            }

            text = text[lead..];
            if (TryDecode(text, out _, out var length))
            {
                sequences++;
                proofs += IsProof(text[..length]) ? 1 : 0;
            }
            else
            {
                strays++;
            }

            text = text[length..];
        }
    }

    /// <summary>
    /// Whether no clean text holds this sequence. Ã and Â, which begin all that Western Europe writes, prove more than other leads.
    /// </summary>
    private static bool IsProof(ReadOnlySpan<char> sequence)
    {
        foreach (var follower in sequence[1..])
        {
            // "Ã©" is é; © ª º stand behind a figure or a name, and hardly behind the one letter that only Portuguese ends a word with.
            var common = Common.Contains(follower)
                ? (sequence[0], follower) is not ('Ã', '©' or 'ª' or 'º')
                : sequence[0] is not ('Ã' or 'Â') && sequence.Length == 2 && CommonAfterOthers.Contains(follower);
            if (!common)
            {
                return true;
            }
        }

        return false;
    }

    private static string Decode(ReadOnlySpan<char> text)
    {
        var repaired = new StringBuilder(text.Length);
        while (true)
        {
            var lead = text.IndexOfAnyInRange(FirstLead, LastLead);
            if (lead < 0)
            {
                return repaired.Append(text).ToString();
            }

            repaired.Append(text[..lead]);
            text = text[lead..];
            if (TryDecode(text, out var rune, out var length))
            {
                repaired.Append(rune);
            }
            else
            {
                repaired.Append(text[..length]);
            }

            text = text[length..];
        }
    }

    /// <summary>
    /// Reads the UTF-8 sequence that <paramref name="text"/> begins with; when there is none, <paramref name="length"/> is 1.
    /// </summary>
    private static bool TryDecode(ReadOnlySpan<char> text, out Rune rune, out int length)
    {
        Span<byte> bytes = [(byte)text[0], 0, 0, 0];
        var wanted = bytes[0] switch { >= 0xF0 => 4, >= 0xE0 => 3, _ => 2 };
        length = 1;
        rune = default;
        if (text.Length < wanted)
        {
            return false;
        }

        for (var index = 1; index < wanted; index++)
        {
            if (!TryToByte(text[index], out bytes[index]))
            {
                return false;
            }
        }

        if (Rune.DecodeFromUtf8(bytes[..wanted], out rune, out var consumed) != OperationStatus.Done || consumed != wanted
            || !IsCharacter(rune))
        {
            return false;
        }

        length = wanted;
        return true;
    }

    /// <summary>The continuation byte (0x80 to 0xBF) that a character of windows-1252 or ISO-8859-1 stands for.</summary>
    private static bool TryToByte(char character, out byte value)
    {
        var high = character > '\u00FF' ? HighHalf.IndexOf(character) : -1;
        value = high >= 0 ? (byte)(0x80 + high) : (byte)character;
        return high >= 0 || character is >= '\u0080' and <= '\u00BF';
    }

    /// <summary>Private use and unassigned characters are no repair.</summary>
    private static bool IsCharacter(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
