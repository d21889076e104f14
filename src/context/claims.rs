//! What each block says it is for: by its element, role, schema.org and microformats, names, and the label above it.
//! Does not look at the blocks around it.

use super::{
    Context,
    labels::Labels,
    names,
    tree::{PerBlock, Tree},
};
use crate::{
    page::Block,
    tables::{ContextWords, Naming},
};

/// On what a claim rests, the most reliable first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// schema.org types and properties.
    Schema,
    /// The element or its ARIA role.
    Landmark,
    /// The label above the block.
    Label,
    /// The block is a form.
    Form,
    /// Class and id.
    #[default]
    Name,
}

/// One reading of what a block is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) context: Context,
    pub(super) evidence: Evidence,
    /// The block that says so.
    pub(super) block: u32,
}

/// Everything a block says of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Own {
    /// What it is for, where it says so.
    pub(super) claim: Option<Claim>,
    /// How it says that it holds the page's own text.
    pub(super) content: Option<Content>,
    /// Whether it says that it is one visitor's message.
    pub(super) post: bool,
    /// Whether it says that it is for voting.
    pub(super) vote: bool,
}

/// Ways to say "here is the text".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// `main` or its role.
    Main,
    /// `article` or its role.
    Article,
    /// `itemprop="articleBody"`, `e-content`, or a name such as `entry-content`.
    Text,
}

/// Reads what every block says.
pub(super) fn read(tree: &Tree<'_>, labels: &Labels, words: &ContextWords) -> PerBlock<Own> {
    let mut owns = PerBlock::new(tree.len());
    for (index, block) in tree
        .iter()
        .filter(|(_, block)| !matches!(block.tag.as_str(), "html" | "body"))
    {
        owns.set(index, own(index, block, (labels, words)));
    }
    owns
}

fn own(index: u32, block: &Block, (labels, words): (&Labels, &ContextWords)) -> Own {
    let mut own = Own {
        content: content(block),
        ..Own::default()
    };
    let mut offer = |context: Context, evidence: Evidence| {
        let better = own
            .claim
            .is_none_or(|claim| rank(context) < rank(claim.context));
        if better {
            own.claim = Some(Claim {
                context,
                evidence,
                block: index,
            });
        }
    };
    if let Some(context) = schema(block) {
        offer(context, Evidence::Schema);
    }
    let landmark = landmark(block);
    if let Some(context) = landmark {
        offer(context, Evidence::Landmark);
    }
    if let Some(context) = labels
        .about(index)
        .and_then(|label| context_of(label.naming))
    {
        offer(context, Evidence::Label);
    }
    let mut named = Named::default();
    names::read(block, words, |naming, _| {
        named.note(naming);
        let context = context_of(naming).filter(|context| may_name(block, *context, landmark));
        if let Some(context) = context {
            offer(context, Evidence::Name);
        }
    });
    let form = block.tag == "form";
    own.claim = match own.claim {
        // A menu that calls itself the footer's is footer.
        Some(claim) if named.footer && claim.context == Context::Navigation => Some(Claim {
            context: Context::Footer,
            evidence: Evidence::Name,
            ..claim
        }),
        // The form to comment with is not written by visitors.
        Some(claim) if form && claim.context == Context::Comment => Some(Claim {
            context: Context::Utility,
            evidence: Evidence::Form,
            ..claim
        }),
        None if form => Some(Claim {
            context: Context::Utility,
            evidence: Evidence::Form,
            block: index,
        }),
        claim => claim,
    };
    Own {
        content: own.content.or(named.content.then_some(Content::Text)),
        post: named.post,
        vote: named.vote,
        ..own
    }
}

/// What the names say besides the context.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, collected in one pass"
)]
struct Named {
    content: bool,
    post: bool,
    vote: bool,
    footer: bool,
}

impl Named {
    fn note(&mut self, naming: Naming) {
        self.content |= naming == Naming::Content;
        self.post |= naming == Naming::Post;
        self.vote |= naming == Naming::Vote;
        self.footer |= naming == Naming::Footer;
    }
}

/// The guide's order of precedence, first wins; the same as [`Context`]'s in DESIGN.
pub(super) const fn rank(context: Context) -> u8 {
    match context {
        Context::Ad => 0,
        Context::Comment => 1,
        Context::Author => 2,
        Context::Share => 3,
        Context::Reference => 4,
        Context::Infobox => 5,
        Context::Utility => 6,
        Context::Related => 7,
        Context::Navigation => 8,
        Context::Footer => 9,
        Context::Header => 10,
        Context::Sidebar => 11,
        Context::List => 12,
        Context::Body => 13,
    }
}

/// Whether a name may speak for this block, given its landmark.
fn may_name(block: &Block, context: Context, landmark: Option<Context>) -> bool {
    let link = block.tag == "a";
    match context {
        // The site's header and footer stay what they are, however their menus are called.
        Context::Navigation => {
            !link && !matches!(landmark, Some(Context::Header | Context::Footer))
        }
        Context::Reference
        | Context::Header
        | Context::Footer
        | Context::Sidebar
        | Context::Related => !link,
        Context::Ad
        | Context::Comment
        | Context::Author
        | Context::Share
        | Context::Infobox
        | Context::Utility
        | Context::List
        | Context::Body => true,
    }
}

const fn context_of(naming: Naming) -> Option<Context> {
    Some(match naming {
        Naming::Ad => Context::Ad,
        Naming::Comment => Context::Comment,
        Naming::Author => Context::Author,
        Naming::Share => Context::Share,
        Naming::Reference => Context::Reference,
        Naming::Infobox => Context::Infobox,
        Naming::Utility => Context::Utility,
        Naming::Related => Context::Related,
        Naming::Navigation => Context::Navigation,
        Naming::Header => Context::Header,
        Naming::Footer => Context::Footer,
        Naming::Sidebar => Context::Sidebar,
        Naming::Post | Naming::Vote | Naming::Content | Naming::Neutral => return None,
    })
}

/// The naming under which the table lists words of a context.
pub(super) fn naming_of(context: Context) -> Option<Naming> {
    Naming::ALL
        .iter()
        .copied()
        .find(|naming| context_of(*naming) == Some(context))
}

/// HTML's sectioning elements and ARIA's landmark roles, <https://www.w3.org/TR/html-aria/>.
fn landmark(block: &Block) -> Option<Context> {
    let role = block
        .role
        .split_ascii_whitespace()
        .next()
        .unwrap_or(&block.tag);
    Some(match role {
        "nav" | "navigation" | "doc-toc" | "doc-pagelist" | "menubar" | "tablist" => {
            Context::Navigation
        }
        "header" | "banner" => Context::Header,
        "footer" | "contentinfo" => Context::Footer,
        "aside" | "complementary" => Context::Sidebar,
        "search" | "dialog" | "alertdialog" => Context::Utility,
        "doc-bibliography" | "doc-endnotes" | "doc-biblioentry" | "doc-endnote"
        | "doc-footnote" => Context::Reference,
        _ => return None,
    })
}

fn content(block: &Block) -> Option<Content> {
    let role = block
        .role
        .split_ascii_whitespace()
        .next()
        .unwrap_or(&block.tag);
    let property = block.attribute("itemprop").unwrap_or_default();
    match (role, property) {
        ("main", _) => Some(Content::Main),
        (_, "articleBody" | "mainContentOfPage") => Some(Content::Text),
        ("article", _) => Some(Content::Article),
        _ => None,
    }
}

/// schema.org's parts of a page and visitors' works, <https://schema.org/WebPageElement>.
fn schema(block: &Block) -> Option<Context> {
    let kind = block
        .attribute("itemtype")
        .and_then(|kind| kind.rsplit('/').next());
    let property = block.attribute("itemprop").unwrap_or_default();
    Some(match (kind.unwrap_or_default(), property) {
        ("WPAdBlock", _) => Context::Ad,
        (
            "Comment"
            | "UserComments"
            | "Answer"
            | "Question"
            | "Review"
            | "DiscussionForumPosting",
            _,
        )
        | (_, "comment" | "review" | "acceptedAnswer" | "suggestedAnswer") => Context::Comment,
        ("SiteNavigationElement" | "BreadcrumbList", _) | (_, "breadcrumb") => Context::Navigation,
        ("WPHeader", _) => Context::Header,
        ("WPFooter", _) => Context::Footer,
        ("WPSideBar", _) => Context::Sidebar,
        (_, "author" | "creator") => Context::Author,
        (_, "citation") => Context::Reference,
        _ => return None,
    })
}
