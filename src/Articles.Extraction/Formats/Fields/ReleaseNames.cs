using System.Collections.Frozen;
using Articles.Extraction.Evidence;

namespace Articles.Extraction.Formats.Fields;

/// <summary>
/// The names of the fields by which content systems say whether a text is released, in the languages of the agencies. They are in lower
/// case, without separators and diacritics, as <see cref="Plain"/> gives them.
/// </summary>
internal static class ReleaseNames
{
    /// <summary>It is not released unless the value is a no.</summary>
    public static readonly FrozenSet<string> Drafts =
        FrozenSet.Create("draft", "isdraft", "unpublished", "isunpublished", "hugodraft", "pagedraft");

    /// <summary>It is not released where the value is a yes.</summary>
    public static readonly FrozenSet<string> Holds = FrozenSet.Create(
        "private", "isprivate", "wip", "hold", "onhold", "donotpublish", "donotrelease", "donotdistribute", "notforpublication",
        "notforrelease", "internal", "isinternal", "internalonly", "confidential", "isconfidential", "restricted", "isrestricted",
        "hidden", "ishidden", "unlisted", "isunlisted", "pending", "ispending", "inreview", "needsreview", "unreleased", "protected",
        "isprotected", "passwordprotected", "archived", "isarchived", "eleventyexcludefromcollections",
        // Drafts in other languages than English.
        "entwurf", "brouillon", "borrador", "rascunho", "bozza", "concept", "utkast", "kladde", "udkast", "luonnos",
        "privat", "prive", "privado", "privada", "privato", "privata", "intern", "interne", "interno", "vertraulich", "confidentiel",
        "confidencial", "riservato", "vertrouwelijk", "gesperrt", "versteckt", "masque", "oculto", "nascosto", "verborgen", "dold",
        "skjult");

    /// <summary>It is not released where the value is a no, or a word for what is not.</summary>
    public static readonly FrozenSet<string> Releases = FrozenSet.Create(
        "published", "ispublished", "publish", "public", "ispublic", "released", "isreleased", "approved", "isapproved", "reviewed",
        "visible", "isvisible", "enabled", "isenabled", "active", "isactive", "render",
        "veroffentlicht", "freigegeben", "publie", "publiee", "publicado", "publicada", "pubblicato", "pubblicata", "gepubliceerd",
        "publicerad", "publicerat", "publiceret", "offentliggjort", "publisert", "julkaistu");

    /// <summary>It is taken out of publication where the value is a yes.</summary>
    public static readonly FrozenSet<string> Kills = FrozenSet.Create(
        "withheld", "kill", "killed", "spike", "spiked", "retracted", "withdrawn", "recalled", "canceled", "cancelled", "deleted",
        "isdeleted", "trashed", "istrashed", "removed", "isremoved", "takendown", "expired", "isexpired",
        "zuruckgezogen", "geloscht", "supprime", "eliminado", "eliminato", "excluido", "verwijderd", "ingetrokken", "borttagen", "slettet",
        "poistettu");

    /// <summary>It was taken out of publication at the value, a time.</summary>
    public static readonly FrozenSet<string> KillTimes =
        FrozenSet.Create("deletedat", "deletedon", "datedeleted", "trashedat", "withdrawnat", "retractedat", "killedat");

    /// <summary>The value says in what state it is.</summary>
    public static readonly FrozenSet<string> Statuses = FrozenSet.Create(
        "status", "pubstatus", "poststatus", "publishstatus", "publishingstatus", "publicationstatus", "itemstatus", "state", "poststate",
        "creativeworkstatus", "visibility", "workflow", "workflowstate", "workflowstatus", "workflowstep", "workflowstage", "wfstatus",
        "wfstate", "editorialstatus", "editorialstate", "articlestatus", "articlestate", "contentstatus", "contentstate", "storystatus",
        "storystate", "documentstatus", "documentstate", "pagestatus", "entrystatus", "itemstate", "publishstate", "publicationstate",
        "publishedstate", "releasestatus", "releasestate", "reviewstatus", "reviewstate", "approval", "approvalstatus", "approvalstate",
        "moderationstate", "moderationstatus", "stage", "access", "accesslevel", "accessstatus", "privacy", "privacylevel",
        "privacystatus", "statuscode", "statusname", "list",
        // The same in other languages than English.
        "veroffentlichungsstatus", "freigabe", "freigabestatus", "zustand", "sichtbarkeit", "zugriff", "statut", "etat", "visibilite",
        "acces", "estado", "estatus", "visibilidad", "acceso", "stato", "visibilita", "accesso", "situacao", "visibilidade", "acesso",
        "zichtbaarheid", "toegang", "synlighet", "synlighed", "atkomst", "adgang", "tilgang", "tila", "nakyvyys");

    /// <summary>Where there is a password, it is not for everybody.</summary>
    public static readonly FrozenSet<string> Passwords = FrozenSet.Create("postpassword", "password", "passwort", "motdepasse");

    /// <summary>
    /// It is not released before the value, a time. Hugo leaves a page out of the site until its publishDate; others state the time at
    /// which a text came out by the same name.
    /// </summary>
    public static readonly FrozenSet<string> ReleaseTimes = FrozenSet.Create(
        "publishdate", "publishat", "publishon", "publishup", "publishfrom", "publishstart", "publishstartdate", "scheduledat",
        "scheduledfor", "scheduleddate", "scheduledpublishdate", "golive", "golivedate", "goliveat", "available", "availablefrom",
        "availableon", "availableat", "validfrom", "releaseat", "releaseon", "visiblefrom");

    /// <summary>When it came out. A time to come is when it will: <see cref="ReleaseFields.DatedAhead"/>.</summary>
    public static readonly FrozenSet<string> PublicationTimes = FrozenSet.Create(
        "date", "dategmt", "pubdate", "published", "publishedat", "publishedon", "publisheddate", "publishedtime", "publishtime",
        "datepublished", "datepublish", "publicationdate", "publicationtime", "firstpublishedat", "firstpublicationdate",
        "webpublicationdate", "articlepublishedtime", "releasedate", "datereleased", "issued", "postdate", "postdategmt");

    /// <summary>
    /// Of those, the ones that may be of the thing that a text is about, a film or a product, where another says when the text came out.
    /// </summary>
    public static readonly FrozenSet<string> SubjectTimes = FrozenSet.Create("releasedate", "datereleased", "issued");

    /// <summary>Those that say so of the text, and of nothing else.</summary>
    public static readonly FrozenSet<string> OwnTimes = FrozenSet.Create(
        "pubdate", "published", "publishedat", "publishedon", "publisheddate", "publishedtime", "publishtime", "datepublished",
        "publicationdate", "publicationtime", "firstpublishedat", "firstpublicationdate", "webpublicationdate", "articlepublishedtime");

    /// <summary>It is not to be published after the value, a time.</summary>
    public static readonly FrozenSet<string> Expiries = FrozenSet.Create(
        "expirydate", "expiry", "expires", "expiresat", "expireson", "expireat", "expirationdate", "expiredate", "dateexpires", "expire",
        "unpublishdate", "unpublishon", "unpublishat", "publishdown", "publishuntil", "publisheduntil", "publishend", "publishenddate",
        "validuntil", "validto", "availableuntil", "visibleuntil", "takedowndate", "killdate", "offlinedate", "depublishdate",
        "removeafter");

    /// <summary>What editors tell one another.</summary>
    public static readonly FrozenSet<string> Notes = FrozenSet.Create(
        "ednote", "ednotes", "editorsnote", "editorsnotes", "editornote", "editornotes", "editorialnote", "editorialnotes",
        "notetoeditors", "notestoeditors", "internalnote", "internalnotes", "specialinstructions", "instructions", "usageterms");

    /// <summary>What lies in a mapping of such a name speaks of the text, too.</summary>
    public static readonly FrozenSet<string> Groups = FrozenSet.Create(
        "params", "meta", "metadata", "hugo", "workflow", "publishing", "publication", "cms", "post", "article", "extra", "build", "page",
        "custom", "customfields", "acf", "release", "revision", "system", "sys", "additionalproperties");

    /// <summary>Whether a field of this name can say anything of a release.</summary>
    public static bool Decides(string name) => Drafts.Contains(name) || Holds.Contains(name) || Releases.Contains(name)
        || Kills.Contains(name) || KillTimes.Contains(name) || Statuses.Contains(name) || Passwords.Contains(name)
        || ReleaseTimes.Contains(name) || PublicationTimes.Contains(name) || Expiries.Contains(name) || Notes.Contains(name)
        || IsEmbargo(name) || name.EndsWith("status", StringComparison.Ordinal) || name is "id" or "valid";

    /// <summary>Whether a field of this name states an embargo.</summary>
    public static bool IsEmbargo(string name) => name.StartsWith("embargo", StringComparison.Ordinal)
        || name is "sperrfrist" or "sperrvermerk" or "notbefore" or "publishafter" or "holduntil";

    /// <summary>A name in lower case, without separators and diacritics: <c>Publié_le</c> is <c>publiele</c>.</summary>
    public static string Plain(string name) => CharacterFolding.Letters(CharacterFolding.Fold(name));
}
