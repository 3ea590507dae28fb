using Azure.Search.Documents.Indexes;

namespace Pipeline.Search.AzureSearch;

/// <summary>Makes the index of a name, or of an alias.</summary>
internal sealed class AzureIndexFactory(SearchIndexClient client, SemanticRanker semantic, TimeProvider time)
{
    public AzureSearchIndex Create(string name, AzureIndexProvisioner provisioner)
    {
        var documents = client.GetSearchClient(name);
        return new AzureSearchIndex(documents, new BatchWriter(documents, time), provisioner, semantic);
    }
}
