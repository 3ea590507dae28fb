using System.Globalization;

namespace Pipeline.Web.Shell;

/// <summary>Languages by their names in English.</summary>
internal static class LanguageNames
{
    /// <summary>The name of an ISO 639-1 code; the code itself when it is none.</summary>
    public static string Of(string code)
    {
        try
        {
            return code.Length is 2 or 3 && code.All(char.IsAsciiLetter) ? CultureInfo.GetCultureInfo(code).EnglishName : code;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
