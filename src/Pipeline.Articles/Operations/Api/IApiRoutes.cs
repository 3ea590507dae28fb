namespace Pipeline.Articles.Operations.Api;

/// <summary>A group of the API's routes.</summary>
public interface IApiRoutes
{
    /// <summary>The routes.</summary>
    IReadOnlyList<ApiRoute> Routes { get; }
}
