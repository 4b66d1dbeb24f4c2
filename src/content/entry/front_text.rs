//! A text of front matter.

use crate::content::markdown::Run;
use crate::yaml::Step;

/// A text of front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FrontText {
    /// Where it stands.
    pub(in crate::content) path: Vec<Step>,
    /// The text. Its pieces are nowhere in the HTML of the body.
    pub(in crate::content) run: Run,
}
