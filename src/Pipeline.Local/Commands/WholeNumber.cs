using System.CommandLine.Parsing;
using System.Globalization;

namespace Pipeline.Local.Commands;

/// <summary>Reads a whole number of an option or an argument; a validator that reads an invalid value throws.</summary>
internal static class WholeNumber
{
    /// <summary>The parser; an invalid number, or one out of range, is an error that says what is allowed.</summary>
    /// <param name="name">The option's or argument's name.</param>
    /// <param name="most">The largest.</param>
    /// <param name="least">The smallest.</param>
    public static Func<ArgumentResult, int> From(string name, int most = int.MaxValue, int least = 1) => result =>
    {
        if (int.TryParse(result.Tokens.Single().Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        result.AddError(most == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {least:N0}.")
            : string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {least:N0} to {most:N0}."));
        return least;
    };
}
