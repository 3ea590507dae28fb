using System.Collections.Frozen;
using Articles.TextAnalytics.Embedded.Tokens;

namespace Articles.TextAnalytics.Embedded.Entities;

/// <summary>Numbers, percentages, sums of money, ages, dimensions and temperatures.</summary>
internal static class QuantityRecognizer
{
    private const double Certain = 0.95;
    private const double Likely = 0.8;

    private static readonly FrozenSet<string> CurrencyWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "dollars", "dollar", "euros", "euro", "pounds", "yen", "yuan", "rupees", "rubles", "roubles", "francs", "pesos", "won", "cents",
        "Euro", "Dollar", "Franken", "USD", "EUR", "GBP",
        "JPY", "CHF", "CNY");

    private static readonly FrozenSet<string> Units = FrozenSet.Create(
        StringComparer.Ordinal,
        "km", "kilometers", "kilometres", "miles", "mile", "meters", "metres", "feet", "foot", "inches", "inch", "yards", "acres",
        "hectares", "tons", "tonnes", "kg", "kilograms", "grams",
        "pounds", "lbs", "liters", "litres", "gallons", "barrels", "mph", "kph", "watts", "megawatts", "gigawatts", "MW", "GW", "kWh",
        "MB", "GB", "TB", "cm", "mm", "Kilometer", "Meter", "Tonnen");

    /// <summary>Reads a quantity that starts at the token <paramref name="i"/>.</summary>
    public static bool TryRead(TokenizedText text, int i, int end, out NameSpan quantity)
    {
        var words = text.Words;
        quantity = default;
        if (words[i] is "$" or "€" or "£" or "¥" or "₹" or "₽" && i + 1 < end && text.Tokens[i + 1].Kind == TokenKind.Number)
        {
            quantity = Quantity(i, AfterScale(words, i + 2, end), "Currency", Certain);
            return true;
        }

        var number = text.Tokens[i].Kind == TokenKind.Number;
        if (!number && !Numerals.IsNumeral(words[i]))
        {
            if (Numerals.IsOrdinal(words[i]) && char.IsLower(words[i][0]))
            {
                quantity = Quantity(i, i + 1, "Ordinal", Likely);
                return true;
            }

            return false;
        }

        var last = AfterScale(words, i + 1, end);
        if (last < end && words[last] is "%" or "percent" or "Prozent" or "pct" or "per")
        {
            var next = last + 1;
            var isPerCent = words[last] is "per" && next < end && words[next] is "cent";
            if (isPerCent || words[last] is not "per")
            {
                quantity = Quantity(i, isPerCent ? next + 1 : next, "Percentage", Certain);
                return true;
            }
        }

        if (last < end && (CurrencyWords.Contains(words[last]) || words[last] is "€" or "£" or "$"))
        {
            quantity = Quantity(i, last + 1, "Currency", Certain);
        }
        else if (last < end && Units.Contains(words[last]))
        {
            quantity = Quantity(i, last + 1, "Dimension", Likely);
        }
        else if (last + 1 < end && words[last] is "degrees" or "°")
        {
            quantity = Quantity(i, words[last + 1] is "Celsius" or "Fahrenheit" or "C" or "F" ? last + 2 : last + 1, "Temperature", Likely);
        }
        else
        {
            quantity = Quantity(i, last, "Number", Likely);
        }

        return true;
    }

    private static int AfterScale(string[] words, int i, int end)
    {
        while (i < end && Numerals.IsScale(words[i]))
        {
            i++;
        }

        return i;
    }

    private static NameSpan Quantity(int start, int end, string subcategory, double confidence) =>
        new(start, end, EntityCategory.Quantity, subcategory, confidence);
}
