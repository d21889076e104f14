//! What each block says it is for: by its element, role, schema.org and microformats, names, and the label above it.
//! Does not look at the blocks around it.

mod markup;

use super::{
    Context,
    labels::Labels,
    names::Names,
    tree::{PerBlock, Tree},
};
use crate::{page::Block, tables::Naming};

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
    /// Class or id call it a signature: about the writer of a message, and the same beneath each of them.
    Signature,
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
pub(super) fn read<'a>(tree: &Tree<'a>, labels: &Labels, names: &Names<'a>) -> PerBlock<Own> {
    let mut owns = PerBlock::new(tree.len());
    for (index, block) in tree
        .iter()
        .filter(|(_, block)| !matches!(block.tag.as_str(), "html" | "body"))
    {
        owns.set(index, own(index, block, (labels, names)));
    }
    owns
}

fn own<'a>(index: u32, block: &'a Block, (labels, names): (&Labels, &Names<'a>)) -> Own {
    let landmark = markup::landmark(block);
    let label = labels
        .about(index)
        .and_then(|label| context_of(label.naming));
    let said = Named::read(block, names, landmark);
    let offers = [
        (markup::schema(block), Evidence::Schema),
        (landmark, Evidence::Landmark),
        (label, Evidence::Label),
        (said.context, Evidence::Name),
    ];
    let claims = offers.into_iter().filter_map(|(context, evidence)| {
        Some(Claim {
            context: context?,
            evidence,
            block: index,
        })
    });
    let form = block.tag == "form";
    let claim = match claims.min_by_key(|claim| rank(claim.context)) {
        // A menu that calls itself the footer's is footer.
        Some(claim) if said.footer && claim.context == Context::Navigation => Some(Claim {
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
        Some(claim) if said.signature && claim.context == Context::Author => Some(Claim {
            evidence: Evidence::Signature,
            ..claim
        }),
        None if form => Some(Claim {
            context: Context::Utility,
            evidence: Evidence::Form,
            block: index,
        }),
        claim => claim,
    };
    let content = markup::content(block).or(said.content.then_some(Content::Text));
    Own {
        claim,
        content,
        post: said.post,
        vote: said.vote,
    }
}

/// What the names say.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, collected in one pass"
)]
struct Named {
    context: Option<Context>,
    content: bool,
    post: bool,
    signature: bool,
    vote: bool,
    footer: bool,
}

impl Named {
    fn read<'a>(block: &'a Block, names: &Names<'a>, landmark: Option<Context>) -> Self {
        let mut said = Self::default();
        for (naming, _) in names.read(block) {
            said.content |= naming == Naming::Content;
            said.post |= naming == Naming::Post;
            said.signature |= naming == Naming::Signature;
            said.vote |= naming == Naming::Vote;
            said.footer |= naming == Naming::Footer;
            let context = context_of(naming).filter(|context| may_name(block, *context, landmark));
            let better = context.filter(|context| {
                said.context
                    .is_none_or(|known| rank(*context) < rank(known))
            });
            said.context = better.or(said.context);
        }
        said
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

/// The context that a naming stands for.
pub(super) const fn context_of(naming: Naming) -> Option<Context> {
    Some(match naming {
        Naming::Ad => Context::Ad,
        Naming::Comment => Context::Comment,
        Naming::Author | Naming::Signature => Context::Author,
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
