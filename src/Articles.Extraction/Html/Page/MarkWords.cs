using System.Collections.Frozen;

namespace Articles.Extraction.Html.Page;

/// <summary>
/// The words that class and id names are made of, and what each says. A name is cut at every change of case and every other character, and
/// looked up word by word and in joined pairs, so <c>article-body</c>, <c>ArticleBody</c> and <c>article_body</c> are one entry.
/// </summary>
internal static class MarkWords
{
    /// <summary>What the programs that run forums call a post.</summary>
    public static IReadOnlyList<string> Posts { get; } =
    [
        "post", "postbit", "postcontainer", "postitem", "postbox", "blockpost", "forumpost", "tpost", "message", "comment", "reply",
        "answer", "question", "response", "thing", "windowbg", "postwrapper", "threadpost", "topicpost",
    ];

    /// <summary>Words and joined pairs of words, lowercase.</summary>
    public static FrozenDictionary<string, Mark> All { get; } = Build();

    /// <summary>
    /// Joined pairs whose second word does not say here what it says elsewhere: what content management systems write on every article.
    /// </summary>
    public static FrozenSet<string> Innocent { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "labelhidden", "labelvisuallyhidden", "nodepromoted", "hassidebar",
        "withsidebar", "nosidebar", "sidebarlayout", "layoutsidebar", "hasrail", "withrail", "norail");

    private static FrozenDictionary<string, Mark> Build()
    {
        var words = new Dictionary<string, Mark>(StringComparer.Ordinal);
        Add(Mark.ArticleBody, """
            articlebody articlecontent articletext articlecopy articledetail articledetails articlefulltext storybody storytext
            storycontent storycopy
            storydetail entrycontent entrybody entrytext postcontent postbody posttext newsbody newstext newscontent newsdetail blogcontent
            blogbody
            contentbody bodycontent bodycopy bodytext contenttext textcontent fulltext articlepage storypage postarea richtext textbody
            pagebody documentbody nodebody fieldbody maintext haupttext artikeltext artikelbody cuerpo noticiatexto articulocuerpo
            """);
        Add(Mark.Navigation, """
            nav navbar navigation navi menu menus submenu megamenu breadcrumb breadcrumbs crumb crumbs pagination pager paging pagenav
            pagelinks toolbar
            search searchbox searchform searchbar skiplink skiplinks hamburger sitemap topnav subnav leftnav navlinks prevnext tabs tablist
            topmenu mainmenu
            postnav postnavigation backtotop gotop toplink langswitch languageselector
            """);
        Add(Mark.Share, """
            share shares sharing sharebar sharebox sharetools sharebuttons sharebutton sharelinks social socials socialmedia socialshare
            socialbar socialicons
            sociallinks addthis addtoany sharethis sharedaddy shareaholic followus follow heateor ssba sharer whatsapp shareit bookmarks
            jiathis printfriendly
            """);
        Add(Mark.Prompt, """
            newsletter newsletters subscribe subscriber subscription subscriptions signup optin mailchimp mailinglist donate
            donation donations regwall cta calltoaction notification notifications login signin register registration inlinesignup
            subscribebox
            subscribeform emailsignup emailform messagebox appdownload downloadapp pushnotification membership adblock adblocker
            """);
        Add(Mark.Poll, "surveys survey poll polls quiz");
        Add(Mark.Reviews, """
            review reviews ratings customerreviews productreviews reviewlist yotpo bazaarvoice bvreviews judgeme jdgm
            okendo stamped loox trustpilot testimonialslist
            """);
        Add(Mark.Post, string.Join(' ', Posts));
        Add(
            Mark.Panel,
            "accordion accordions collapse collapsible panel panels tabpanel tabpane tabcontent tabscontent toggle faq details expandable "
            + "drawer");
        Add(Mark.Signature, """
            signature signatures usersignature postsignature postsig sigbox editedby lastedited quoteexpand expandlink bbcodeblockexpandlink
            reactionsbar likessummary postlikes postmenu postcontrols postfooter attachbox userstats
            """);
        Add(Mark.Consent, """
            cookie cookies cookiebar cookiebanner cookienotice cookieconsent cookielaw cookieinfo cookiebot consent consents gdpr dsgvo
            ccpa lgpd cmp tcf
            privacyconsent privacymanager usercentrics onetrust didomi borlabs tarteaucitron complianz klaro quantcast iubenda sourcepoint
            euconsent
            """);
        Add(Mark.Advertisement, """
            ad ads adv advert adverts advertisement advertisements advertising advertiser adsense adslot adunit adbox adcontainer adwrapper
            adspace adplaceholder
            adsbygoogle adhesion dfp gpt banner banners sponsor sponsors sponsored sponsorship promo promos promoted promotion promotions
            promotional outbrain
            taboola revcontent zergnet mgid plista ligatus nativo teads dianomi skyscraper leaderboard mpu affiliate affiliates commercial
            inarticlead
            werbung anzeige publicidad publicidade pubblicita reklama buynow buybutton buybox productlist shopnow coupon coupons
            """);
        Add(Mark.Related, """
            related relateds relatedposts relatedarticles relatedcontent relatednews relatedstories relatedlinks recommend recommended
            recommendation
            recommendations recommends recirc recirculation morestories morefrom morein moreon morenews morearticles morelinks moreposts
            readmore readnext readalso
            alsoread seealso youmaylike youmightlike alsolike trending popular mostpopular popularposts mostread mostviewed mostcommented
            latest latestnews
            latestposts recentposts recent topstories topnews headlines teaser teasers upnext nextup nextarticle nextpost nextstory
            prevpost yarpp crosslink
            crosslinks suggested suggestions similar editorspicks editorschoice hotnews furtherreading dontmiss mustread inthisarticle
            storylinks
            relacionadas relacionados verwandte mehrzumthema aussi lireaussi leggianche interlink interlinks bestof otherstories othernews
            linkbox
            """);
        Add(Mark.Comments, """
            comment comments commentlist commentform commenting commentarea disqus respond replies reply livefyre discuss discussion
            discussions fbcomments
            spotim viafoura talkback talkbacks usercomments feedback responses guestbook openweb commenter kommentare kommentar comentarios
            commentaires commenti
            forumcomments intensedebate hypercomments reactie reacties komentarz komentarze komentare komentari komentari yorum yorumlar
            kommentarer kommentarii kommentit hozzaszolas hozzaszolasok comentario commentaire commento otzyvy lesermeinungen
            leserkommentare
            """);
        Add(Mark.AuthorBio, """
            bio authorbio aboutauthor authorbox authorinfo authordesc authordescription authorprofile authorcard authorblock authorarea
            writerbio biography
            abouttheauthor contributorbio authordetails authorbiography autorbox sobreautor authorabout postauthorbox aboutme
            """);
        Add(Mark.Byline,
            "byline bylines author authors writer writers reporter journalist vcard postauthor entryauthor authorname articleauthor autor "
            + "autoren auteur");
        Add(Mark.Date,
            "date dates pubdate published publishdate publishtime timestamp datetime postdate entrydate updated lastupdated datestamp "
            + "timeago postedon modified");
        Add(Mark.Caption, """
            caption captions figcaption wpcaption captiontext credit credits photocredit imagecredit photocaption imagecaption cutline
            photographer attribution
            mediacaption imagecopyright photocopyright imageinfo imgcaption piccaption picturecaption captionwrap figuretext
            bildunterschrift legende
            """);
        Add(Mark.Footer,
            "footer foot colophon copyright disclaimer disclosure legal imprint impressum sitefooter pagefooter copyrights termsofuse");
        Add(Mark.Topics, """
            tags tag taglist tagcloud taxonomy topics topic categories category keywords postcategories hashtags entryfooter postfooter
            articlefooter posttags
            articletags entrytags tagged labels catlinks
            """);
        Add(Mark.Sidebar,
            "sidebar sidebars rail rightrail leftrail rightcol rightcolumn leftcol widgetarea secondary complementary sidecol sidebox "
            + "sidecontent");
        Add(Mark.Widget, "widget widgets");
        Add(Mark.Header, "masthead topbar siteheader pageheader logo branding sitebranding mainheader globalheader");
        Add(Mark.Media, """
            gallery galleries carousel slideshow slider swiper video videos videoplayer player jwplayer brightcove playlist lightbox
            podcast audioplayer
            photogallery imagegallery mediaplayer photoset slides
            """);
        Add(Mark.Overlay,
            "modal modals popup popups popover overlay dialog tooltip interstitial flyout dropdown offcanvas drawer toast snackbar "
            + "lightboxcontent");
        Add(Mark.Hidden,
            "sronly visuallyhidden screenreader screenreadertext screenreaderonly assistivetext accessibilitytext a11y offscreen "
            + "visuallyhide noprint hide hidden ishidden jshidden uhidden isnone");
        Add(Mark.Meta, """
            meta metadata entrymeta postmeta articlemeta postinfo articleinfo entryinfo readingtime readtime wordcount viewcount views
            counter
            storymeta infobar postdetails printemail articletools storytools tools utility utilitybar posttools actionbar actions
            """);
        Add(Mark.PullQuote, "pullquote pullquotes pullout quoteblock pullquotetext");
        Add(Mark.Embed,
            "twittertweet tweet instagrammedia fbpost embed oembed embeds socialembed twitterembed instagramembed fbroot tiktokembed");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Mark mark, string list)
        {
            foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) | mark;
            }
        }
    }
}
