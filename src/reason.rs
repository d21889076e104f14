//! Why a stage decided as it did, as a code and its arguments.
//! Holds no sentence: a view's catalog (`words`) turns a reason into words.

use serde::{Deserialize, Serialize};

crate::vocabulary! {
    /// Every reason a stage may give. The sentence of each is the message `reason_<code>` of the catalog, `-` written `_`.
    pub enum Code {
        /// The block's element or role is a landmark of this kind. Args: the landmark.
        Landmark = "landmark",
        /// A class or id around the link names this kind of block. Args: the word.
        BlockName = "block-name",
        /// The link stands in running text. Args: words of the paragraph.
        Paragraph = "paragraph",
        /// Nothing said otherwise.
        NothingElse = "nothing-else",
    }
}

/// A reason and what fills its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which reason.
    pub code: Code,
    /// What fills `$1`, `$2`, ... of its sentence, as plain text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<String>,
}

impl Reason {
    /// A reason without arguments.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            args: Vec::new(),
        }
    }

    /// A reason with arguments, in the order its sentence numbers them.
    ///
    /// ```
    /// use vouch::reason::{Code, Reason};
    /// assert_eq!(Reason::with(Code::Paragraph, [84]).args, ["84"]);
    /// ```
    pub fn with<T: ToString>(code: Code, args: impl IntoIterator<Item = T>) -> Self {
        Self {
            code,
            args: args.into_iter().map(|arg| arg.to_string()).collect(),
        }
    }
}
