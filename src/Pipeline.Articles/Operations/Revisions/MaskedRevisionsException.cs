namespace Pipeline.Articles.Operations.Revisions;

/// <summary>
/// Revisions are not shown: personal information is masked in what is published, and former texts have it in plain sight.
/// </summary>
public sealed class MaskedRevisionsException() : InvalidOperationException(
    "Published texts have personal information masked. Former texts still contain it, so they are not shown.");
