using Pipeline.Articles.Reprocessing;

namespace Pipeline.Web.Operations;

/// <summary>The page of re-processing.</summary>
/// <param name="Form">What was asked.</param>
/// <param name="Report">What would be done, or was; null when nothing was asked yet.</param>
/// <param name="Page">Which page of the articles, from 1.</param>
internal sealed record ReprocessModel(ReprocessForm Form, ReprocessingReport? Report, int Page);
