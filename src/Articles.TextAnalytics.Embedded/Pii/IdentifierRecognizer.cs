using System.Text.RegularExpressions;
using Articles.TextAnalytics.Results;

namespace Articles.TextAnalytics.Embedded.Pii;

/// <summary>
/// Numbers that identify a person or an account, distinguished from other numbers by their check digits: payment cards (ISO/IEC 7812,
/// Luhn), bank accounts (ISO 13616 IBAN, ISO 7064 MOD 97-10), US social security numbers (only numbers that may have been issued). Each
/// pattern is bounded.
/// </summary>
internal static partial class IdentifierRecognizer
{
    private const double Checked = 0.95;
    private const double Shaped = 0.8;
    private const int MinIbanLength = 15;

    /// <summary>Appends the mentions in <paramref name="text"/>.</summary>
    public static void Recognize(string text, List<TextEntity> found)
    {
        foreach (var match in Ibans().EnumerateMatches(text))
        {
            var length = IbanLength(text.AsSpan(match.Index, match.Length));
            Add(text, match.Index, length, "InternationalBankingAccountNumber", Checked, found);
        }

        foreach (var match in Cards().EnumerateMatches(text))
        {
            Add(text, match.Index, IsCard(text.AsSpan(match.Index, match.Length)) ? match.Length : 0, "CreditCardNumber", Checked, found);
        }

        foreach (var match in SocialSecurityNumbers().EnumerateMatches(text))
        {
            Add(text, match.Index, match.Length, "USSocialSecurityNumber", Shaped, found);
        }
    }

    private static void Add(string text, int offset, int length, string category, double confidence, List<TextEntity> found)
    {
        if (length > 0)
        {
            found.Add(new TextEntity(text.Substring(offset, length), category, null, offset, length, confidence));
        }
    }

    private static bool IsCard(ReadOnlySpan<char> number)
    {
        Span<int> digits = stackalloc int[number.Length];
        var count = 0;
        foreach (var c in number)
        {
            digits[count] = c - '0';
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        var sum = 0;
        for (var i = 0; i < count; i++)
        {
            var value = digits[count - 1 - i] << (i % 2);
            sum += value > 9 ? value - 9 : value;
        }

        // The lengths that the networks give, by the first digits.
        return sum % 10 == 0 && (digits[0], digits[1], count) is (4, _, 13 or 16 or 19) or (2 or 5, _, 16) or (3, 4 or 7, 15)
            or (3, 0 or 6 or 8, 14) or (6, _, >= 16);
    }

    /// <summary>The longest beginning of the run that ends with a group and has the right check digits; 0 when none has.</summary>
    private static int IbanLength(ReadOnlySpan<char> run)
    {
        for (var length = run.Length; length >= MinIbanLength; length--)
        {
            if ((length == run.Length || run[length] == ' ') && run[length - 1] != ' ' && HasCheckDigits(run[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool HasCheckDigits(ReadOnlySpan<char> iban)
    {
        // The country and the check digits go to the end; a letter counts as two digits, A as 10.
        var remainder = 0;
        foreach (var c in iban[4..])
        {
            remainder = Append(remainder, c);
        }

        foreach (var c in iban[..4])
        {
            remainder = Append(remainder, c);
        }

        return remainder == 1;

        static int Append(int remainder, char c) => c switch
        {
            ' ' => remainder,
            <= '9' => ((remainder * 10) + (c - '0')) % 97,
            _ => ((remainder * 100) + (c - 'A' + 10)) % 97,
        };
    }

    [GeneratedRegex(@"(?<!\w)[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Ibans();

    [GeneratedRegex(@"(?<![\w.-])[0-9](?:[ -]?[0-9]){12,18}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Cards();

    [GeneratedRegex("(?<![0-9-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurityNumbers();
}
