namespace Pipeline.Articles.Enrichment.Requests;

/// <summary>What every feature's requests share.</summary>
internal sealed record RequestServices(
    ResilientRequests Requests, DailyBudget Budget, PipelineMetrics Metrics, EnrichmentOptions Options, TimeProvider Time);
