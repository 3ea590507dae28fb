namespace Pipeline.Articles.Operations.Revisions;

/// <summary>Revisions are not shown: personal information is masked in published texts, and former texts still contain it.</summary>
public sealed class MaskedRevisionsException() : InvalidOperationException(
    "Published texts have personal information masked. Former texts still contain it, so they are not shown.");
