namespace Articles.Extraction.Formats.Wire;

/// <summary>How an item's id is written.</summary>
internal enum ItemForm
{
    /// <summary>A number or code that counts with its provider alone.</summary>
    Bare,

    /// <summary>A domain and a number or code: <c>skerry.test:4711</c>.</summary>
    Named,

    /// <summary>The address of the item.</summary>
    Address,

    /// <summary>A URN but for <c>urn:newsml:</c>.</summary>
    Urn,

    /// <summary><c>tag:</c> with who made it, and when.</summary>
    Tag,

    /// <summary><c>urn:newsml:</c> with provider, day and item.</summary>
    NewsMl,

    /// <summary>A UUID by itself.</summary>
    Uuid,
}
