namespace Articles.TextAnalytics.Requests;

/// <summary>What every feature's requests share.</summary>
internal sealed record RequestServices(
    ResilientRequests Requests, DailyBudget Budget, IRequestObserver Observer, RequestOptions Options, TimeProvider Time);
