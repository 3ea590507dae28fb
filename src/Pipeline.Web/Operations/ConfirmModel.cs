namespace Pipeline.Web.Operations;

/// <summary>A question before something is done for good.</summary>
/// <param name="Tab">The page of operations that it belongs to.</param>
/// <param name="Question">What would be done.</param>
/// <param name="Consequence">What that means.</param>
/// <param name="Action">Where the answer goes.</param>
/// <param name="Fields">What it says.</param>
/// <param name="Verb">The button's word.</param>
/// <param name="IsDangerous">Whether something is lost.</param>
internal sealed record ConfirmModel(
    string Tab, string Question, string Consequence, string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, string Verb,
    bool IsDangerous)
{
    /// <summary>The field that says yes.</summary>
    public const string Confirmed = "confirmed";
}
